using System.Diagnostics;
using System.Net;
using Een.Media.Client.Tests.Support;
using Microsoft.Extensions.Logging;

namespace Een.Media.Client.Tests.Renewal;

/// <summary>A renewal serves every caller and belongs to none: not to their context, not to their loggers, not to their token.</summary>
[NonParallelizable]
public sealed class SharedRenewalTests
{
    private static readonly AsyncLocal<string?> s_transaction = new();

    private readonly AccountDouble _account = new();
    private readonly BrokenStore _store = new();

    [TearDown]
    public void Close()
    {
        _account.Dispose();
        _store.Dispose();
    }

    [Test]
    public async Task A_renewal_does_not_run_in_the_context_of_the_caller_that_started_it()
    {
        List<string?> seen = [];
        _store.BeforeLock = _store.BeforeLoad = () => See();
        _store.BeforeSave = _ => See();
        EenMediaClient client = _account.Client(_store);
        s_transaction.Value = "ambient transaction";
        await RenewalTests.Use(client);
        s_transaction.Value = null;
        Assert.That(seen, Is.EqualTo(new string?[] { null, null, null, null }), "Locked, loaded, saved twice.");

        Task See()
        {
            seen.Add(s_transaction.Value);
            return Task.CompletedTask;
        }
    }

    [Test]
    public async Task A_renewal_may_be_started_by_a_caller_that_has_suppressed_the_flow_of_its_context()
    {
        EenMediaClient client = _account.Client(_store);
        Task call;
        using (ExecutionContext.SuppressFlow())
            call = RenewalTests.Use(client);
        await call;
        Assert.That(_account.TokenRequests, Is.EqualTo(1));
    }

    [Test]
    public async Task A_logger_that_throws_does_not_fail_a_renewal()
    {
        EenMediaClient client = _account.Client(_store, o => o.LoggerFactory = new ThrowingLoggers());
        await RenewalTests.Use(client);
        _account.Time.Advance(TimeSpan.FromHours(13));
        await RenewalTests.Use(client);
        Assert.That(_account.TokenRequests, Is.EqualTo(2));
    }

    [Test]
    public async Task A_trace_listener_that_throws_does_not_block_all_later_renewals()
    {
        bool throws = true;
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "Een.Media.Client",
            Sample = (ref ActivityCreationOptions<ActivityContext> options) =>
                throws && options.Name == "Tokens.Renew" ? throw new InvalidOperationException("listener") : ActivitySamplingResult.None,
        };
        ActivitySource.AddActivityListener(listener);
        EenMediaClient client = _account.Client(_store);
        try
        {
            await RenewalTests.Use(client);
        }
        catch (InvalidOperationException)
        {
            // Whether the call fails is not the question here.
        }

        throws = false;
        await RenewalTests.Use(client);
        Assert.That(_account.TokenRequests, Is.EqualTo(1));
    }

    [Test]
    public async Task A_caller_whose_token_was_refused_does_not_get_it_back_from_a_renewal_that_began_before()
    {
        EenMediaClient client = _account.Client(_store, o => o.Retry = new RetryOptions
        {
            MaxRetryAttempts = 0,
            AttemptTimeout = Timeout.InfiniteTimeSpan,
            TotalTimeout = Timeout.InfiniteTimeSpan,
        });
        await RenewalTests.Use(client);
        var sent = new TaskCompletionSource();
        var refuse = new TaskCompletionSource();
        var renewing = new TaskCompletionSource();
        var renewed = new TaskCompletionSource();
        int tokens = 0;
        _account.Interfere = async request =>
        {
            if (request.RequestUri!.AbsolutePath == "/oauth2/token" && Interlocked.Increment(ref tokens) == 1)
            {
                // The same token once more.
                renewing.SetResult();
                await renewed.Task;
                return AccountDouble.Json(
                    HttpStatusCode.OK,
                    """{"access_token":"access-1","refresh_token":"refresh-1","expires_in":3600,"httpsBaseUrl":{"hostname":"api.c001.eagleeyenetworks.com"}}""");
            }

            if (request.Headers.Authorization is not { Scheme: "Bearer", Parameter: "access-1" })
                return null;
            sent.TrySetResult();
            await refuse.Task;
            return AccountDouble.Json(HttpStatusCode.Unauthorized, "{}");
        };
        Task refused = RenewalTests.Use(client);
        await sent.Task;
        _account.Time.Advance(TimeSpan.FromHours(12) - TimeSpan.FromMinutes(3));
        Task other = RenewalTests.Use(client);
        await renewing.Task;
        refuse.SetResult();
        await Task.Yield();
        _account.Time.Advance(TimeSpan.FromSeconds(40));
        renewed.SetResult();
        await refused;
        await other;
        Assert.That(_account.AccessToken, Is.EqualTo("access-2"));
    }

    [Test]
    public async Task A_renewal_waits_for_the_lock_as_long_as_another_program_may_hold_it()
    {
        var waiting = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var released = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _store.BeforeLock = () =>
        {
            waiting.TrySetResult();
            return released.Task;
        };
        EenMediaClient client = _account.Client(_store, o =>
        {
            o.TokenRequestTimeout = TimeSpan.FromMinutes(10);
            o.Retry = new RetryOptions { MaxRetryAttempts = 0, AttemptTimeout = Timeout.InfiniteTimeSpan, TotalTimeout = Timeout.InfiniteTimeSpan };
        });
        Task call = RenewalTests.Use(client);
        await waiting.Task;
        _account.Time.Advance(TimeSpan.FromMinutes(10));
        released.SetResult();
        await call;
    }

    [TestCase(403, "<html>")]
    [TestCase(404, "<html>")]
    [TestCase(405, "")]
    [TestCase(409, "")]
    [TestCase(421, "")]
    [TestCase(400, """{"error":"temporarily_unavailable"}""")]
    public async Task One_stray_error_of_the_token_endpoint_does_not_end_the_credential(int status, string body)
    {
        bool first = true;
        _account.Interfere = request =>
        {
            HttpResponseMessage? answer = request.RequestUri!.AbsolutePath == "/oauth2/token" && first ? AccountDouble.Json((HttpStatusCode)status, body) : null;
            first &= answer is null;
            return Task.FromResult(answer);
        };
        EenMediaClient client = _account.Client(_store, StoreFailureTests.NoRetries);
        EenApiException e = await Expect.ThrowsAsync<EenApiException>(() => RenewalTests.Use(client));
        EenApiException again = await Expect.ThrowsAsync<EenApiException>(() => RenewalTests.Use(client));
        Assert.That((e.StatusCode, again.StatusCode, _account.TokenRequests), Is.EqualTo(((HttpStatusCode)status, (HttpStatusCode)status, 1)), "Not asked again at once.");
        Assert.That(again.Message, Does.Contain($"HTTP {status}").And.Contain("2025-06-01T12:00:30Z"));

        _account.Time.Advance(TimeSpan.FromSeconds(31));
        await RenewalTests.Use(client);
        Assert.That(_account.TokenRequests, Is.EqualTo(2));
    }

    [Test]
    public async Task A_clock_that_is_set_back_does_not_prolong_the_pause_after_a_stray_error()
    {
        bool first = true;
        _account.Interfere = request =>
        {
            HttpResponseMessage? answer = request.RequestUri!.AbsolutePath == "/oauth2/token" && first ? AccountDouble.Json(HttpStatusCode.NotFound, "") : null;
            first &= answer is null;
            return Task.FromResult(answer);
        };
        EenMediaClient client = _account.Client(_store, StoreFailureTests.NoRetries);
        await Expect.ThrowsAsync<EenApiException>(() => RenewalTests.Use(client));
        _account.Time.AdjustTime(_account.Time.GetUtcNow() - TimeSpan.FromHours(1));
        await RenewalTests.Use(client);
        Assert.That(_account.TokenRequests, Is.EqualTo(2));
    }

    [Test]
    public async Task Tokens_that_came_from_the_store_are_not_logged_as_renewed()
    {
        using var recorder = new Observability.Recorder();
        await RenewalTests.Use(_account.Client(_store));
        await RenewalTests.Use(_account.Client(_store, o => o.LoggerFactory = recorder));
        Assert.That(recorder.Lines.Select(l => l.Id.Id), Has.None.EqualTo(5));
        Assert.That(recorder.Measurements.Where(m => m.Instrument == "een.media.client.token.renewals"), Has.Exactly(1).Items, "The first client's.");
    }

    private sealed class ThrowingLoggers : ILoggerFactory, ILogger
    {
        public ILogger CreateLogger(string categoryName) => this;

        public void AddProvider(ILoggerProvider provider)
        {
        }

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => throw new InvalidOperationException("scope");

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            throw new InvalidOperationException("logger");

        public void Dispose()
        {
        }
    }
}
