using System.Net;
using Een.Media.Client.Tests.Support;

namespace Een.Media.Client.Tests.Renewal;

/// <summary>What a credential begins with: what it was given, what is stored, or what it has in memory.</summary>
public sealed class SeedTests
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
    public async Task A_configured_refresh_token_that_is_the_stored_one_is_no_new_sign_in()
    {
        await _store.SaveAsync(StoredTokens.Parse(
            """{"version":1,"accessToken":"access-0","refreshToken":"refresh-0","expiresAt":"2025-06-02T00:00:00Z","baseAddress":"https://api.c001.eagleeyenetworks.com"}"""), CancellationToken.None);
        await RenewalTests.Use(_account.Client(_store));
        Assert.That(_account.TokenRequests, Is.Zero);
    }

    [Test]
    public async Task A_configured_refresh_token_whose_renewal_was_never_answered_is_not_sent_again_after_a_new_sign_in()
    {
        await LoseReplyAsync();
        await SignInAsync();
        await RenewalTests.Use(_account.Client(_store));
        Assert.That(_account.TokenForms.Select(f => f["grant_type"]), Is.EqualTo(new[] { "refresh_token", "authorization_code" }));
    }

    [Test]
    public async Task A_configured_refresh_token_that_led_to_the_stored_tokens_long_ago_is_not_sent_again()
    {
        await RenewalTests.Use(_account.Client(_store));
        await SignInAsync();
        await RenewalTests.Use(_account.Client(_store));
        Assert.That(_account.TokenRequests, Is.EqualTo(2));
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task A_store_that_was_emptied_is_filled_again_from_memory(bool begunByReply)
    {
        if (!begunByReply)
            await RenewalTests.Use(_account.Client(_store));
        var emptied = new EmptiedStore(_store);
        EenMediaClient client = _account.Client(emptied);
        await RenewalTests.Use(client);
        emptied.IsEmpty = true;
        _account.Time.Advance(TimeSpan.FromHours(13));
        await RenewalTests.Use(client);
        Assert.That(_account.TokenForms.Select(f => f["refresh_token"]), Is.EqualTo(new[] { "refresh-0", "refresh-1" }));
        Assert.That((await _store.LoadAsync(CancellationToken.None))!.Reveal(), Does.Contain("refresh-2"));
    }

    [Test]
    public async Task A_store_that_was_emptied_before_a_reply_could_be_saved_is_filled_from_memory()
    {
        var emptied = new EmptiedStore(_store);
        EenMediaClient client = _account.Client(emptied, StoreFailureTests.NoRetries);
        _store.BeforeSave = save => save == 2 ? throw new InvalidOperationException("disk full") : Task.CompletedTask;
        await Expect.ThrowsAsync<EenTokenStoreException>(() => RenewalTests.Use(client));
        emptied.IsEmpty = true;
        await RenewalTests.Use(client);
        Assert.That(_account.TokenRequests, Is.EqualTo(1));
        Assert.That((await _store.LoadAsync(CancellationToken.None))!.Reveal(), Does.Contain("refresh-1"));
    }

    [Test]
    public async Task A_lost_reply_is_reported_at_every_start()
    {
        await LoseReplyAsync();
        for (int start = 0; start < 2; start++)
        {
            EenAuthenticationException e = await Expect.ThrowsAsync<EenAuthenticationException>(() => RenewalTests.Use(_account.Client(_store)));
            Assert.That(e.Message, Does.Contain("was never finished"));
        }
    }

    [Test]
    public async Task A_repeated_token_request_writes_no_second_mark()
    {
        bool isDown = true;
        _account.Interfere = _ => isDown ? throw new HttpRequestException("down") : Task.FromResult<HttpResponseMessage?>(null);
        EenMediaClient client = _account.Client(_store, StoreFailureTests.NoRetries);
        await Expect.ThrowsAsync<EenTransportException>(() => RenewalTests.Use(client));
        isDown = false;
        await RenewalTests.Use(client);
        Assert.That(_store.Saves, Is.EqualTo(2), "A mark, and the reply.");
    }

    [Test]
    public async Task A_refusal_is_reported_although_the_store_cannot_remove_the_mark()
    {
        _store.BeforeSave = save => save == 2 ? throw new InvalidOperationException("disk full") : Task.CompletedTask;
        EenCredential used = EenCredential.FromRefreshToken(AccountDouble.ClientId, AccountDouble.ClientSecret, "refresh-used", _store);
        EenAuthenticationException e = await Expect.ThrowsAsync<EenAuthenticationException>(() => RenewalTests.Use(_account.Client(used, StoreFailureTests.NoRetries)));
        Assert.That(e.Message, Does.Contain("must sign in again"));
    }

    [Test]
    public async Task A_remembered_refusal_says_all_that_the_first_one_said()
    {
        _account.Interfere = _ => Task.FromResult<HttpResponseMessage?>(AccountDouble.Json(
            HttpStatusCode.Unauthorized, """{"status":"unauthenticated","message":"Not you.","details":[{"type":"errorInfo","reason":"tokenRevoked"}]}"""));
        EenMediaClient client = _account.Client(_store);
        EenAuthenticationException first = await Expect.ThrowsAsync<EenAuthenticationException>(() => RenewalTests.Use(client));
        EenAuthenticationException later = await Expect.ThrowsAsync<EenAuthenticationException>(() => RenewalTests.Use(client));
        Assert.That((first.StatusCode, first.Status, first.Reason), Is.EqualTo((HttpStatusCode.Unauthorized, "unauthenticated", "tokenRevoked")));
        Assert.That((later.StatusCode, later.Status, later.Reason, later.Message), Is.EqualTo((first.StatusCode, first.Status, first.Reason, first.Message)));
        Assert.That(_account.TokenRequests, Is.EqualTo(1));
    }

    [Test]
    public async Task A_token_reply_without_tokens_does_not_use_up_the_grant()
    {
        _account.Interfere = _ => Task.FromResult(_account.TokenRequests == 1 ? AccountDouble.Json(HttpStatusCode.OK, "{}") : null);
        EenMediaClient client = _account.Client(_store, StoreFailureTests.NoRetries);
        EenProtocolException e = await Expect.ThrowsAsync<EenProtocolException>(() => RenewalTests.Use(client));
        Assert.That(e.Message, Does.Contain("neither an access token nor a refresh token"));
        await RenewalTests.Use(client);
        Assert.That(_account.TokenForms.Last()["refresh_token"], Is.EqualTo("refresh-0"));
    }

    /// <summary>The process is killed between the reply and the store.</summary>
    private async Task LoseReplyAsync()
    {
        _store.BeforeSave = save => save == 2 ? throw new InvalidOperationException("killed") : Task.CompletedTask;
        await Expect.ThrowsAsync<EenTokenStoreException>(() => RenewalTests.Use(_account.Client(_store, StoreFailureTests.NoRetries)));
        _store.BeforeSave = null;
    }

    private async Task SignInAsync()
    {
        _account.Code = "code-new";
        var code = new AuthorizationCode("code-new", new Uri("http://127.0.0.1:8400/"));
        await RenewalTests.Use(_account.Client(EenCredential.FromAuthorizationCode(AccountDouble.ClientId, AccountDouble.ClientSecret, code, _store)));
    }

    /// <summary>Holds nothing once it is told so, until the next saving.</summary>
    private sealed class EmptiedStore(ITokenStore inner) : ITokenStore
    {
        public bool IsEmpty { get; set; }

        public ValueTask<IAsyncDisposable> LockAsync(CancellationToken cancellationToken) => inner.LockAsync(cancellationToken);

        public ValueTask<StoredTokens?> LoadAsync(CancellationToken cancellationToken) => IsEmpty ? default : inner.LoadAsync(cancellationToken);

        public ValueTask SaveAsync(StoredTokens tokens, CancellationToken cancellationToken)
        {
            IsEmpty = false;
            return inner.SaveAsync(tokens, cancellationToken);
        }
    }
}
