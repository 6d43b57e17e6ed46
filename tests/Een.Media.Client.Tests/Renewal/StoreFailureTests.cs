using System.Net;
using System.Text.Json;
using Een.Media.Client.Tests.Support;

namespace Een.Media.Client.Tests.Renewal;

/// <summary>The store fails, or the process does. Tokens that the service has handed out must not be lost for it.</summary>
public sealed class StoreFailureTests
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
    public async Task The_reply_is_stored_before_the_new_token_is_used()
    {
        List<string> order = [];
        _store.BeforeSave = save =>
        {
            order.Add($"save {save}");
            return Task.CompletedTask;
        };
        _account.Interfere = request =>
        {
            order.Add(request.RequestUri!.AbsolutePath.Split('/')[^1]);
            return Task.FromResult<HttpResponseMessage?>(null);
        };
        await RenewalTests.Use(_account.Client(_store));
        Assert.That(order, Is.EqualTo(new[] { "save 1", "token", "save 2", "recordedImage.jpeg:listFieldValues" }));
    }

    [Test]
    public async Task A_store_that_cannot_be_written_is_found_out_before_the_refresh_token_is_used_up()
    {
        _store.BeforeSave = _ => throw new InvalidOperationException("disk full");
        EenTokenStoreException e = await Expect.ThrowsAsync<EenTokenStoreException>(() => RenewalTests.Use(_account.Client(_store, NoRetries)));
        Assert.Multiple(() =>
        {
            Assert.That(_account.Journal, Is.Empty);
            Assert.That(e.HoldsUnsavedTokens, Is.False);
            Assert.That(e.Message, Does.Contain("No refresh token was replaced"));
        });
    }

    [Test]
    public async Task A_refresh_token_that_lives_on_is_not_lost_with_a_reply_that_cannot_be_stored()
    {
        _account.Rotates = false;
        _store.BeforeSave = save => save == 2 ? throw new InvalidOperationException("disk full") : Task.CompletedTask;
        EenMediaClient client = _account.Client(_store, NoRetries);
        EenTokenStoreException e = await Expect.ThrowsAsync<EenTokenStoreException>(() => RenewalTests.Use(client));
        Assert.That((_account.TokenRequests, e.HoldsUnsavedTokens), Is.EqualTo((1, false)));
        Assert.That(e.Message, Does.Contain("No refresh token was replaced").And.Not.Contain("keep the process running"));
        await RenewalTests.Use(client);
        Assert.That(_account.TokenRequests, Is.EqualTo(1), "The reply was kept all the same.");
    }

    [Test]
    public async Task A_reply_that_cannot_be_stored_is_kept_and_stored_by_the_next_call()
    {
        _store.BeforeSave = save => save == 2 ? throw new InvalidOperationException("access-1 refresh-1 disk full") : Task.CompletedTask;
        EenMediaClient client = _account.Client(_store, NoRetries);
        EenTokenStoreException e = await Expect.ThrowsAsync<EenTokenStoreException>(() => RenewalTests.Use(client));
        Assert.Multiple(() =>
        {
            Assert.That(e.HoldsUnsavedTokens, Is.True);
            Assert.That(e.ToString(), Does.Not.Contain("access-1").And.Not.Contain("refresh-1"));
            Assert.That(e.Message, Does.Contain("InvalidOperationException").And.Contain("keep the process running"));
        });

        await RenewalTests.Use(client);
        Assert.That(_account.TokenRequests, Is.EqualTo(1));
        _account.Time.Advance(TimeSpan.FromHours(13));
        await RenewalTests.Use(_account.Client(_store));
        Assert.That(_account.TokenForms.Last()["refresh_token"], Is.EqualTo("refresh-1"), "What was stored late is what the next run begins with.");
    }

    [Test]
    public async Task A_new_sign_in_by_somebody_else_is_not_overwritten_by_a_late_reply()
    {
        _store.BeforeSave = save => save == 2 ? throw new InvalidOperationException("disk full") : Task.CompletedTask;
        EenMediaClient client = _account.Client(_store, NoRetries);
        await Expect.ThrowsAsync<EenTokenStoreException>(() => RenewalTests.Use(client));

        _account.Code = "code-new";
        await RenewalTests.Use(_account.Client(EenCredential.FromAuthorizationCode(
            AccountDouble.ClientId, AccountDouble.ClientSecret, new AuthorizationCode("code-new", new Uri("http://127.0.0.1:8400/")), _store)));
        await RenewalTests.Use(client);
        Assert.That(_account.TokenRequests, Is.EqualTo(2));
    }

    [Test]
    public async Task When_the_process_ended_between_reply_and_store_the_next_start_says_so()
    {
        // The second save never happens, and nobody comes back to it: that is what a killed process looks like from outside.
        _store.BeforeSave = save => save == 2 ? throw new InvalidOperationException("killed") : Task.CompletedTask;
        await Expect.ThrowsAsync<EenTokenStoreException>(() => RenewalTests.Use(_account.Client(_store, NoRetries)));
        _store.BeforeSave = null;
        _account.Time.Advance(TimeSpan.FromMinutes(5));

        EenAuthenticationException e = await Expect.ThrowsAsync<EenAuthenticationException>(() => RenewalTests.Use(_account.Client(_store, NoRetries)));
        Assert.That(e.Message, Does.Contain("2025-06-01T12:00:00Z").And.Contain("was never finished").And.Contain("sign in again"));
    }

    [Test]
    public async Task A_code_that_is_refused_after_a_lost_reply_does_not_mention_the_lost_reply()
    {
        _store.BeforeSave = save => save == 2 ? throw new InvalidOperationException("killed") : Task.CompletedTask;
        await Expect.ThrowsAsync<EenTokenStoreException>(() => RenewalTests.Use(_account.Client(_store, NoRetries)));
        _store.BeforeSave = null;

        EenMediaClient client = _account.Client(EenCredential.FromAuthorizationCode(
            AccountDouble.ClientId, AccountDouble.ClientSecret, new AuthorizationCode("code-wrong", new Uri("http://127.0.0.1:8400/")), _store));
        EenAuthenticationException e = await Expect.ThrowsAsync<EenAuthenticationException>(() => RenewalTests.Use(client));
        Assert.That((e.StatusCode, e.Message.Contains("never finished", StringComparison.Ordinal)), Is.EqualTo((HttpStatusCode.BadRequest, false)));
    }

    [Test]
    public async Task A_plain_refusal_does_not_speak_of_an_unfinished_renewal_not_even_later()
    {
        for (int run = 0; run < 2; run++)
        {
            EenMediaClient client = _account.Client(EenCredential.FromRefreshToken(AccountDouble.ClientId, AccountDouble.ClientSecret, "refresh-dead", _store));
            EenAuthenticationException e = await Expect.ThrowsAsync<EenAuthenticationException>(() => RenewalTests.Use(client));
            Assert.That(e.Message, Does.Not.Contain("never finished"));
        }
    }

    [Test]
    public async Task A_lost_answer_is_retried_and_explained_when_the_token_turns_out_to_be_used_up()
    {
        bool first = true;
        _account.Interfere = request =>
        {
            if (request.RequestUri!.AbsolutePath != "/oauth2/token" || !first)
                return Task.FromResult<HttpResponseMessage?>(null);
            first = false;
            throw new HttpRequestException("The connection broke.");
        };
        EenMediaClient client = _account.Client(_store, NoRetries);
        await Expect.ThrowsAsync<EenTransportException>(() => RenewalTests.Use(client));
        await RenewalTests.Use(client);
        Assert.That(_account.TokenForms.Select(f => f["refresh_token"]), Is.EqualTo(new[] { "refresh-0", "refresh-0" }));
    }

    [TestCase("lock")]
    [TestCase("load")]
    public async Task Other_failures_of_a_store_say_what_failed_and_nothing_secret(string step)
    {
        Func<Task> fail = () => throw new JsonException("row: refresh-0");
        if (step == "lock")
            _store.BeforeLock = fail;
        else
            _store.BeforeLoad = fail;
        EenTokenStoreException e = await Expect.ThrowsAsync<EenTokenStoreException>(() => RenewalTests.Use(_account.Client(_store, NoRetries)));
        Assert.Multiple(() =>
        {
            Assert.That(e.Message, Does.Contain(step == "lock" ? "locked" : "read").And.Contain("JsonException"));
            Assert.That(e.ToString(), Does.Not.Contain("refresh-0"));
            Assert.That(_account.Journal, Is.Empty);
        });
    }

    internal static void NoRetries(EenMediaClientOptions options) => options.Retry.MaxRetryAttempts = 0;
}
