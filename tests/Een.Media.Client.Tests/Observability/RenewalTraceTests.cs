using System.Diagnostics;
using System.Net;
using Een.Media.Client.Tests.Renewal;
using Een.Media.Client.Tests.Support;
using Microsoft.Extensions.Logging;

namespace Een.Media.Client.Tests.Observability;

/// <summary>What a renewal of tokens tells, however it ends.</summary>
[NonParallelizable]
public sealed class RenewalTraceTests
{
    private readonly Recorder _recorder = new();
    private readonly AccountDouble _account = new();
    private readonly InMemoryTokenStore _store = new();

    [TearDown]
    public void Close()
    {
        _recorder.Dispose();
        _account.Dispose();
        _store.Dispose();
    }

    [Test]
    public async Task A_failed_renewal_is_logged_as_an_error()
    {
        EenCredential nobody = EenCredential.FromTokenStore(AccountDouble.ClientId, AccountDouble.ClientSecret, _store);
        await Expect.ThrowsAsync<EenAuthenticationException>(() => RenewalTests.Use(_account.Client(nobody, o => o.LoggerFactory = _recorder)));
        AssertFailed("EenAuthenticationException");
        Assert.That(Line(LogLevel.Error), Does.StartWith("The tokens could not be renewed. The token store is empty"));
    }

    [Test]
    public async Task A_refused_renewal_is_one_request_one_span_and_one_count()
    {
        EenCredential used = EenCredential.FromRefreshToken(AccountDouble.ClientId, AccountDouble.ClientSecret, "refresh-used", _store);
        await Expect.ThrowsAsync<EenAuthenticationException>(() => RenewalTests.Use(_account.Client(used, o => o.LoggerFactory = _recorder)));
        Assert.That(_account.TokenRequests, Is.EqualTo(1));
        AssertFailed("400");
        Assert.That(Line(LogLevel.Error), Does.Contain("must sign in again"));
    }

    [Test]
    public async Task A_renewal_that_is_refused_at_a_retry_is_one_span_and_one_count()
    {
        var patient = new RetryOptions { Delay = TimeSpan.Zero, AttemptTimeout = Timeout.InfiniteTimeSpan, TotalTimeout = Timeout.InfiniteTimeSpan };
        EenMediaClient client = _account.Client(_store, o => (o.LoggerFactory, o.Retry) = (_recorder, patient));
        await RenewalTests.Use(client);
        Forget();
        _account.Interfere = request =>
        {
            if (request.RequestUri!.AbsolutePath == "/oauth2/token")
                return Answer(HttpStatusCode.Unauthorized);
            _account.Time.Advance(TimeSpan.FromHours(13));
            return Answer(HttpStatusCode.ServiceUnavailable);
        };
        EenAuthenticationException e = await Expect.ThrowsAsync<EenAuthenticationException>(() => RenewalTests.Use(client));
        Assert.That(e.Message, Does.Contain("must sign in again"));
        Assert.That(_account.TokenRequests, Is.EqualTo(2));
        AssertFailed("401");
    }

    [Test]
    public async Task A_failed_renewal_ahead_of_the_expiry_is_logged_as_a_warning()
    {
        EenMediaClient client = _account.Client(_store, o => (o.LoggerFactory, o.TokenRenewalMargin) = (_recorder, TimeSpan.FromHours(1)));
        await RenewalTests.Use(client);
        _account.Time.Advance(TimeSpan.FromHours(11.5));
        Forget();
        _account.Interfere = request => request.RequestUri!.AbsolutePath == "/oauth2/token" ? throw new HttpRequestException("down") : Task.FromResult<HttpResponseMessage?>(null);
        await RenewalTests.Use(client);
        AssertFailed("EenTransportException");
        Assert.That(Line(LogLevel.Warning), Does.Contain("The next attempt is at 2025-06-01 23:30:30Z"));
    }

    [Test]
    public async Task A_renewal_that_finds_nothing_new_is_a_span_and_not_counted()
    {
        _account.Rotates = false;
        EenMediaClient client = _account.Client(_store, o => o.LoggerFactory = _recorder);
        await RenewalTests.Use(client);
        _account.Time.Advance(TimeSpan.FromHours(12) - TimeSpan.FromMinutes(3));
        _account.Lifetime = TimeSpan.FromMinutes(3);
        await RenewalTests.Use(client);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(_recorder.Spans.Count(s => s.DisplayName == "Tokens.Renew"), Is.EqualTo(2));
            Assert.That(_recorder.Measurements.Count(m => m.Instrument == "een.media.client.token.renewals"), Is.EqualTo(1));
            Assert.That(_recorder.Lines.Count(l => l.Text.Contains("were renewed", StringComparison.Ordinal)), Is.EqualTo(1));
        }
    }

    [Test]
    public async Task A_renewal_log_names_other_exceptions_without_quoting_them()
    {
        EenMediaClient client = _account.Client(_store, o => o.LoggerFactory = _recorder);
        client.Dispose();
        await Expect.ThrowsAsync<ObjectDisposedException>(() => RenewalTests.Use(client));
        AssertFailed("ObjectDisposedException");
        Assert.That(Line(LogLevel.Error).TrimEnd(), Is.EqualTo("The tokens could not be renewed. ObjectDisposedException"));
        Assert.That(_account.Journal, Is.Empty);
    }

    private static Task<HttpResponseMessage?> Answer(HttpStatusCode status) => Task.FromResult<HttpResponseMessage?>(AccountDouble.Json(status, "{}"));

    private void Forget()
    {
        _recorder.Spans.Clear();
        _recorder.Measurements.Clear();
    }

    private string Line(LogLevel level) => _recorder.Lines.Single(l => l.Level == level).Text;

    private void AssertFailed(string errorType)
    {
        Activity span = _recorder.Spans.Single(s => s.DisplayName == "Tokens.Renew");
        using (Assert.EnterMultipleScope())
        {
            Assert.That((span.Status, span.GetTagItem("error.type")), Is.EqualTo((ActivityStatusCode.Error, errorType)));
            Assert.That(_recorder.Measurements.Single(m => m.Instrument == "een.media.client.token.renewals")["error.type"], Is.EqualTo(errorType));
        }
    }
}
