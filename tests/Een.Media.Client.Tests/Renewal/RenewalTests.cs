using System.Net;
using Een.Media.Client.Tests.Support;

namespace Een.Media.Client.Tests.Renewal;

/// <summary>When tokens are renewed, and how often.</summary>
public sealed class RenewalTests
{
    private const string List = "GET api.c001.eagleeyenetworks.com/api/v3.0/media/recordedImage.jpeg:listFieldValues";
    private const string Token = "POST auth.eagleeyenetworks.com/oauth2/token";

    private readonly AccountDouble _account = new();
    private readonly InMemoryTokenStore _store = new();
    private readonly CancellationTokenSource _cancellation = new();

    [TearDown]
    public void Close()
    {
        _account.Dispose();
        _store.Dispose();
        _cancellation.Dispose();
    }

    [Test]
    public async Task A_client_needs_nothing_but_a_refresh_token()
    {
        EenMediaClient client = _account.Client(_store);
        await Use(client);

        Assert.Multiple(() =>
        {
            Assert.That(_account.Journal, Is.EqualTo(new[] { Token, List }));
            Assert.That(_account.TokenForms.Single(), Is.EquivalentTo(new Dictionary<string, string>
            {
                ["grant_type"] = "refresh_token",
                ["scope"] = "vms.all",
                ["refresh_token"] = "refresh-0",
            }));
            Assert.That(_account.TokenAuthorizations.Single(), Is.EqualTo("Basic " + Convert.ToBase64String("my-program:client-secret-canary"u8)));
        });
    }

    [Test]
    public async Task The_next_run_continues_from_the_store_without_a_token_request()
    {
        await Use(_account.Client(_store));
        EenMediaClient second = _account.Client(_store);
        await Use(second);
        Assert.That(_account.TokenRequests, Is.EqualTo(1));
    }

    [Test]
    public async Task The_configured_refresh_token_may_stay_in_the_configuration()
    {
        for (int run = 0; run < 4; run++)
        {
            EenMediaClient client = _account.Client(_store);
            await Use(client);
            _account.Time.Advance(TimeSpan.FromHours(13));
        }

        Assert.That(_account.TokenForms.Select(f => f["refresh_token"]), Is.EqualTo(new[] { "refresh-0", "refresh-1", "refresh-2", "refresh-3" }));
    }

    [Test]
    public async Task A_renewal_comes_before_the_expiry_by_the_margin_and_a_fifth_of_it_at_most()
    {
        EenMediaClient client = _account.Client(_store);
        await Use(client);
        _account.Time.Advance(TimeSpan.FromHours(12) - (1.21 * TimeSpan.FromMinutes(5)));
        await Use(client);
        Assert.That(_account.TokenRequests, Is.EqualTo(1), "Too early.");
        _account.Time.Advance(1.21 * TimeSpan.FromMinutes(5) - TimeSpan.FromMinutes(4.99));
        await Use(client);
        Assert.That(_account.TokenRequests, Is.EqualTo(2), "Too late.");
    }

    [Test]
    public async Task A_token_that_lives_for_seconds_is_used_for_three_quarters_of_them()
    {
        _account.Lifetime = TimeSpan.FromSeconds(8);
        EenMediaClient client = _account.Client(_store);
        await Use(client);
        _account.Time.Advance(TimeSpan.FromSeconds(5.9));
        await Use(client);
        Assert.That(_account.TokenRequests, Is.EqualTo(1));
        _account.Time.Advance(TimeSpan.FromSeconds(0.2));
        await Use(client);
        Assert.That(_account.TokenRequests, Is.EqualTo(2));
    }

    [Test]
    public async Task A_thousand_callers_at_the_expiry_make_one_token_request()
    {
        EenMediaClient client = _account.Client(_store);
        await Use(client);
        _account.Time.Advance(TimeSpan.FromHours(12));
        var gate = new TaskCompletionSource();
        _account.Interfere = async request =>
        {
            await (request.RequestUri!.AbsolutePath == "/oauth2/token" ? gate.Task : Task.CompletedTask);
            return null;
        };

        Task[] callers = [.. Enumerable.Range(0, 1000).Select(_ => Use(client))];
        Assert.That(callers, Has.None.Matches<Task>(t => t!.IsCompleted), "All wait for the one renewal.");
        gate.SetResult();
        await Task.WhenAll(callers);
        Assert.That(_account.TokenRequests, Is.EqualTo(2));
    }

    [Test]
    public async Task A_canceled_caller_of_a_renewal_does_not_fail_the_others_or_lose_the_reply()
    {
        var arrived = new TaskCompletionSource();
        var gate = new TaskCompletionSource();
        _account.Interfere = async request =>
        {
            if (request.RequestUri!.AbsolutePath == "/oauth2/token")
            {
                arrived.SetResult();
                await gate.Task;
            }

            return null;
        };
        EenMediaClient client = _account.Client(_store);
        Task first = client.RecordedImages.ListOverlaysAsync("10058b7a", _cancellation.Token);
        Task second = Use(client);
        await arrived.Task;
        await _cancellation.CancelAsync();
        await Expect.ThrowsAsync<OperationCanceledException>(() => first);
        gate.SetResult();
        await second;
        Assert.That(_account.TokenRequests, Is.EqualTo(1));
    }

    [Test]
    public async Task A_reply_that_nobody_waits_for_any_more_is_stored_even_if_the_client_is_disposed()
    {
        var arrived = new TaskCompletionSource();
        var gate = new TaskCompletionSource();
        _account.Interfere = async request =>
        {
            if (request.RequestUri!.AbsolutePath == "/oauth2/token")
            {
                arrived.TrySetResult();
                await gate.Task;
            }

            return null;
        };
        EenMediaClient client = _account.Client(_store);
        Task only = client.RecordedImages.ListOverlaysAsync("10058b7a", _cancellation.Token);
        await arrived.Task;
        await _cancellation.CancelAsync();
        await Expect.ThrowsAsync<OperationCanceledException>(() => only);
        Task closed = client.DisposeAsync().AsTask();
        Assert.That(closed.IsCompleted, Is.False, "DisposeAsync waits for the reply.");
        gate.SetResult();
        await closed;

        EenMediaClient next = _account.Client(_store);
        await Use(next);
        Assert.That(_account.TokenRequests, Is.EqualTo(1));
    }

    [Test]
    public async Task A_renewal_that_fails_ahead_of_the_expiry_does_not_fail_the_call()
    {
        EenMediaClient client = _account.Client(_store, o => o.TokenRenewalMargin = TimeSpan.FromHours(1));
        await Use(client);
        _account.Time.Advance(TimeSpan.FromHours(11.5));
        _account.Interfere = request => request.RequestUri!.AbsolutePath == "/oauth2/token" ? throw new HttpRequestException("down") : Task.FromResult<HttpResponseMessage?>(null);
        await Use(client);
        await Use(client);
        Assert.That(_account.TokenRequests, Is.EqualTo(2), "The next try waits a little.");
        _account.Time.Advance(TimeSpan.FromSeconds(31));
        _account.Interfere = null;
        await Use(client);
        Assert.That(_account.TokenRequests, Is.EqualTo(3));
    }

    [Test]
    public async Task Tokens_that_do_not_rotate_are_asked_for_again_only_after_their_end()
    {
        _account.Rotates = false;
        EenMediaClient client = _account.Client(_store);
        await Use(client);
        _account.Time.Advance(TimeSpan.FromHours(12) - TimeSpan.FromMinutes(3));
        _account.Lifetime = TimeSpan.FromMinutes(3);
        for (int i = 0; i < 10; i++)
        {
            await Use(client);
            _account.Time.Advance(TimeSpan.FromSeconds(18) - TimeSpan.FromTicks(1));
        }

        Assert.That(_account.TokenRequests, Is.EqualTo(2), "One look at whether there is a new one.");
        _account.Time.Advance(TimeSpan.FromTicks(10));
        await Use(client);
        Assert.That(_account.TokenRequests, Is.EqualTo(3), "At the end, and not before.");
    }

    [Test]
    public async Task Without_expires_in_and_without_a_JWT_a_token_is_used_until_it_is_refused()
    {
        _account.Interfere = request => Task.FromResult(
            request.RequestUri!.AbsolutePath == "/oauth2/token" && _account.TokenRequests == 1
                ? AccountDouble.Json(HttpStatusCode.OK, """{"access_token":"access-0","httpsBaseUrl":{"hostname":"api.c001.eagleeyenetworks.com"}}""")
                : null);
        EenMediaClient client = _account.Client(_store);
        await Use(client);
        _account.Time.Advance(TimeSpan.FromDays(3));
        await Use(client);
        Assert.That(_account.TokenRequests, Is.EqualTo(1));
    }

    internal static Task Use(EenMediaClient client) => client.RecordedImages.ListOverlaysAsync("10058b7a");
}
