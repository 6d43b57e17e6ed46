using System.Net;
using Een.Media.Client.Tests.Support;

namespace Een.Media.Client.Tests.Renewal;

/// <summary>A renewal that fails: when the current token still serves, and when the failure is the caller's.</summary>
public sealed class PostponementTests
{
    private readonly AccountDouble _account = new();
    private readonly BrokenStore _store = new();

    [TearDown]
    public void Close()
    {
        _account.Dispose();
        _store.Dispose();
    }

    [Test]
    public async Task A_renewal_that_fails_at_the_end_of_the_token_fails_the_call()
    {
        EenMediaClient client = await StartedAsync();
        _account.Time.Advance(TimeSpan.FromHours(12));
        TokenServiceIsDown();
        await Expect.ThrowsAsync<EenTransportException>(() => RenewalTests.Use(client));
    }

    [Test]
    public async Task A_renewal_that_fails_a_moment_before_the_end_of_the_token_is_postponed()
    {
        EenMediaClient client = await StartedAsync();
        _account.Time.Advance(TimeSpan.FromHours(12) - TimeSpan.FromTicks(1));
        TokenServiceIsDown();
        await RenewalTests.Use(client);
    }

    [Test]
    public async Task A_token_that_the_API_refused_is_not_used_after_a_failed_renewal()
    {
        EenMediaClient client = await StartedAsync();
        _account.Time.Advance(TimeSpan.FromMinutes(1));
        _account.Interfere = request => request.RequestUri!.AbsolutePath == "/oauth2/token"
            ? throw new HttpRequestException("down")
            : Task.FromResult<HttpResponseMessage?>(AccountDouble.Json(HttpStatusCode.Unauthorized, "{}"));
        await Expect.ThrowsAsync<EenTransportException>(() => RenewalTests.Use(client));
        Assert.That(_account.Journal, Has.Exactly(2).Contains("listFieldValues"));
    }

    [Test]
    public async Task A_token_whose_successor_could_not_be_stored_is_not_used_further()
    {
        EenMediaClient client = await StartedAsync();
        _account.Time.Advance(TimeSpan.FromHours(11.5));
        _store.BeforeSave = save => save == 4 ? throw new InvalidOperationException("disk full") : Task.CompletedTask;
        EenTokenStoreException e = await Expect.ThrowsAsync<EenTokenStoreException>(() => RenewalTests.Use(client));
        Assert.That(e.HoldsUnsavedTokens, Is.True);
        Assert.That(e.Message, Does.StartWith("The token store could not be written: InvalidOperationException."));
    }

    [TestCase("locked")]
    [TestCase("read")]
    public async Task Every_failure_of_the_store_says_when_the_only_copy_of_the_tokens_is_in_memory(string step)
    {
        EenMediaClient client = await StartedAsync();
        _account.Time.Advance(TimeSpan.FromHours(13));
        _store.BeforeSave = save => save == 4 ? throw new InvalidOperationException("disk full") : Task.CompletedTask;
        await Expect.ThrowsAsync<EenTokenStoreException>(() => RenewalTests.Use(client));
        Func<Task> fail = () => throw new InvalidOperationException("disk gone");
        if (step == "locked")
            _store.BeforeLock = fail;
        else
            _store.BeforeLoad = fail;
        EenTokenStoreException e = await Expect.ThrowsAsync<EenTokenStoreException>(() => RenewalTests.Use(client));
        Assert.That(e.HoldsUnsavedTokens, Is.True);
        Assert.That(e.Message, Does.Contain($"could not be {step}").And.Contain("keep the process running"));
    }

    [Test]
    public async Task A_refresh_token_that_stayed_the_same_is_stored_already()
    {
        _account.Rotates = false;
        EenMediaClient client = await StartedAsync();
        _account.Time.Advance(TimeSpan.FromHours(13));
        _store.BeforeSave = save => save == 4 ? throw new InvalidOperationException("disk full") : Task.CompletedTask;
        EenTokenStoreException e = await Expect.ThrowsAsync<EenTokenStoreException>(() => RenewalTests.Use(client));
        Assert.That(e.HoldsUnsavedTokens, Is.False);
    }

    [Test]
    public async Task A_token_is_renewed_from_the_very_moment_on_and_not_before()
    {
        _account.Lifetime = TimeSpan.FromSeconds(8);
        EenMediaClient client = await StartedAsync();
        _account.Time.Advance(TimeSpan.FromSeconds(6) - TimeSpan.FromTicks(1));
        await RenewalTests.Use(client);
        Assert.That(_account.TokenRequests, Is.EqualTo(1));
        _account.Time.Advance(TimeSpan.FromTicks(1));
        await RenewalTests.Use(client);
        Assert.That(_account.TokenRequests, Is.EqualTo(2));
    }

    [Test]
    public async Task Each_caller_of_a_failed_renewal_gets_its_own_exception()
    {
        var gate = new TaskCompletionSource();
        _account.Interfere = async _ =>
        {
            await gate.Task;
            throw new HttpRequestException("down");
        };
        EenMediaClient client = _account.Client(_store, StoreFailureTests.NoRetries);
        Task[] calls = [RenewalTests.Use(client), RenewalTests.Use(client)];
        gate.SetResult();
        EenTransportException first = await Expect.ThrowsAsync<EenTransportException>(() => calls[0]);
        EenTransportException second = await Expect.ThrowsAsync<EenTransportException>(() => calls[1]);
        Assert.That(second, Is.Not.SameAs(first), "The pipeline writes each call's own story into it.");
        Assert.That(second.Message, Is.EqualTo(first.Message));
    }

    private async Task<EenMediaClient> StartedAsync()
    {
        EenMediaClient client = _account.Client(_store, o =>
        {
            StoreFailureTests.NoRetries(o);
            o.TokenRenewalMargin = TimeSpan.FromHours(1);
        });
        await RenewalTests.Use(client);
        Assert.That(_store.Saves, Is.EqualTo(2), "A mark, and the reply.");
        return client;
    }

    private void TokenServiceIsDown() => _account.Interfere = request =>
        request.RequestUri!.AbsolutePath == "/oauth2/token" ? throw new HttpRequestException("down") : Task.FromResult<HttpResponseMessage?>(null);
}
