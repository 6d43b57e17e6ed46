using System.Net;
using Een.Media.Client.Authentication;
using Een.Media.Client.Tests.Support;

namespace Een.Media.Client.Tests.Renewal;

/// <summary>What is kept of a reply, and what the next renewal begins with.</summary>
public sealed class KeptTokenTests
{
    private readonly AccountDouble _account = new();
    private readonly InMemoryTokenStore _store = new();

    [TearDown]
    public void Close()
    {
        _account.Dispose();
        _store.Dispose();
    }

    [Test]
    public async Task A_token_reply_without_a_refresh_token_keeps_the_one_that_was_sent()
    {
        _account.Interfere = Reply("""{"access_token":"access-0","expires_in":60,"httpsBaseUrl":{"hostname":"api.c001.eagleeyenetworks.com"}}""");
        EenMediaClient client = _account.Client(_store);
        await RenewalTests.Use(client);
        _account.Time.Advance(TimeSpan.FromMinutes(1));
        await RenewalTests.Use(client);
        Assert.That(_account.TokenForms.Select(f => f["refresh_token"]), Is.EqualTo(new[] { "refresh-0", "refresh-0" }));
    }

    [Test]
    public async Task A_code_without_a_refresh_token_in_the_reply_gives_one_access_token()
    {
        _account.Interfere = Reply("""{"access_token":"access-0","expires_in":60,"httpsBaseUrl":{"hostname":"api.c001.eagleeyenetworks.com"}}""");
        EenMediaClient client = _account.Client(Code("code-0"));
        await RenewalTests.Use(client);
        _account.Time.Advance(TimeSpan.FromMinutes(1));
        EenAuthenticationException e = await Expect.ThrowsAsync<EenAuthenticationException>(() => RenewalTests.Use(client));
        Assert.That(e.Message, Does.Contain("gave no refresh token").And.Contain("Nothing was sent"));
        Assert.That(_account.TokenRequests, Is.EqualTo(1));
    }

    [Test]
    public async Task A_code_is_exchanged_once_however_often_the_program_starts_with_it()
    {
        for (int run = 0; run < 3; run++)
            await RenewalTests.Use(_account.Client(Code("code-0")));
        Assert.That(_account.TokenForms.Single(), Is.EquivalentTo(new Dictionary<string, string>
        {
            ["grant_type"] = "authorization_code",
            ["scope"] = "vms.all",
            ["code"] = "code-0",
            ["redirect_uri"] = "http://127.0.0.1:8400/",
            ["code_verifier"] = "verifier",
        }));
    }

    [Test]
    public async Task A_code_without_a_challenge_is_sent_without_a_verifier_and_not_repeated()
    {
        _account.Interfere = _ => Task.FromResult<HttpResponseMessage?>(AccountDouble.Json(HttpStatusCode.BadRequest, """{"error":"code-canary with verifier"}"""));
        foreach (string? verifier in (string?[])[null, "verifier"])
        {
            var code = new AuthorizationCode("code-canary", new Uri("http://127.0.0.1:8400/"), verifier);
            EenCredential credential = EenCredential.FromAuthorizationCode(AccountDouble.ClientId, AccountDouble.ClientSecret, code, _store);
            EenApiException e = await Expect.ThrowsAsync<EenApiException>(() => RenewalTests.Use(_account.Client(credential)));
            Assert.That(e.Status, Is.EqualTo(verifier is null ? "[redacted] with verifier" : "[redacted] with [redacted]"));
        }

        Assert.That(_account.TokenForms.Select(f => f.GetValueOrDefault("code_verifier")), Is.EqualTo(new[] { null, "verifier" }));
    }

    [Test]
    public async Task An_access_token_that_comes_back_unchanged_keeps_its_expiry()
    {
        _account.Rotates = false;
        EenMediaClient client = _account.Client(_store);
        await RenewalTests.Use(client);
        DateTimeOffset end = (await Stored()).AccessTokenExpiresAt!.Value;
        _account.Time.Advance(TimeSpan.FromHours(12) - TimeSpan.FromMinutes(1));
        await RenewalTests.Use(client);
        Assert.That(_account.TokenRequests, Is.EqualTo(2));
        Assert.That((await Stored()).AccessTokenExpiresAt, Is.EqualTo(end).And.EqualTo(AccountStart.AddHours(12)));
    }

    [Test]
    public async Task An_earlier_expiry_of_the_same_token_is_accepted()
    {
        _account.Rotates = false;
        EenMediaClient client = _account.Client(_store);
        await RenewalTests.Use(client);
        _account.Time.Advance(TimeSpan.FromHours(12) - TimeSpan.FromMinutes(4));
        _account.Lifetime = TimeSpan.FromMinutes(1);
        await RenewalTests.Use(client);
        Assert.That((await Stored()).AccessTokenExpiresAt, Is.EqualTo(AccountStart.AddHours(12).AddMinutes(-3)));
    }

    [TestCase("", 120, Description = "Without expires_in the end is the JWT's.")]
    [TestCase(""","expires_in":3600""", 60, Description = "Which counts from now, whatever the two clocks say.")]
    public async Task The_expiry_of_the_reply_takes_precedence_over_that_of_the_token(string expiresIn, int minutes)
    {
        string token = Jwt.ExpiringAt(AccountStart.AddHours(2));
        _account.Interfere = request => Task.FromResult<HttpResponseMessage?>(AccountDouble.Json(
            HttpStatusCode.OK,
            request.RequestUri!.AbsolutePath == "/oauth2/token"
                ? $$"""{"access_token":"{{token}}"{{expiresIn}},"httpsBaseUrl":{"hostname":"api.c001.eagleeyenetworks.com"} }"""
                : """{"overlayId":[]}"""));
        await RenewalTests.Use(_account.Client(_store));
        Assert.That((await Stored()).AccessTokenExpiresAt, Is.EqualTo(AccountStart.AddMinutes(minutes)));
    }

    [Test]
    public async Task A_token_store_that_never_answers_times_out()
    {
        using var store = new BrokenStore();
        var asked = new TaskCompletionSource();
        var never = new TaskCompletionSource();
        store.BeforeLoad = async () =>
        {
            asked.SetResult();
            await never.Task;
        };
        using var limited = new GivenUp(store, never);
        Task call = RenewalTests.Use(_account.Client(limited, o => (o.Retry.AttemptTimeout, o.Retry.MaxRetryAttempts) = (TimeSpan.FromMinutes(5), 0)));
        await asked.Task;
        _account.Time.Advance(TimeSpan.FromMinutes(2));
        EenTokenStoreException e = await Expect.ThrowsAsync<EenTokenStoreException>(() => call);
        Assert.That(e.Message, Does.Contain("could not be read: no answer within 2 minutes."));
    }

    [TestCase("""{"version":1}""", null)]
    [TestCase("""{"version":1,"origins":null,"accessToken":"a"}""", null)]
    [TestCase("""{"version":2}""", "have format 2; this version of the client reads 1")]
    [TestCase("""{"version":0}""", "does not contain tokens")]
    [TestCase("""{"accessToken":"a"}""", "does not contain tokens")]
    [TestCase("null", "does not contain tokens")]
    [TestCase("a", "does not contain tokens")]
    public void Stored_tokens_are_read_by_their_version(string text, string? problem)
    {
        if (problem is null)
            Assert.That(StoredTokens.Parse(text).Record.Origins, Is.Empty);
        else
            Assert.That(() => StoredTokens.Parse(text), Throws.InstanceOf<FormatException>().With.Message.Contains(problem));
    }

    [Test]
    public void Stored_tokens_remember_the_last_16_grants_that_led_to_them_each_once()
    {
        TokenRecord record = new();
        foreach (int i in Enumerable.Range(0, 18).Append(17))
            record = record.WithOrigin($"{i}");
        Assert.That(record.Origins, Is.EqualTo(Enumerable.Range(2, 16).Select(i => $"{i}")));
    }

    [Test]
    public async Task Empty_stored_text_holds_no_token()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(() => StoredTokens.Parse(null!), Throws.ArgumentNullException);
            Assert.That(() => new FileTokenStore(" "), Throws.InstanceOf<ArgumentException>());
            await Assert.ThatAsync(() => _store.SaveAsync(null!, CancellationToken.None).AsTask(), Throws.ArgumentNullException);
            await Assert.ThatAsync(() => new FileTokenStore("nowhere").SaveAsync(null!, CancellationToken.None).AsTask(), Throws.ArgumentNullException);
        }
    }

    [Test]
    public async Task A_disposed_store_in_memory_refuses_calls()
    {
        _store.Dispose();
        await Expect.ThrowsAsync<ObjectDisposedException>(() => _store.LockAsync(CancellationToken.None).AsTask());
    }

    private static DateTimeOffset AccountStart => TestValues.Noon;

    private EenCredential Code(string code) => EenCredential.FromAuthorizationCode(
        AccountDouble.ClientId, AccountDouble.ClientSecret, new AuthorizationCode(code, new Uri("http://127.0.0.1:8400/"), "verifier"), _store);

    private async Task<StoredTokens> Stored() => (await _store.LoadAsync(CancellationToken.None))!;

    private static Func<HttpRequestMessage, Task<HttpResponseMessage?>> Reply(string json) => request => Task.FromResult<HttpResponseMessage?>(
        request.RequestUri!.AbsolutePath == "/oauth2/token" ? AccountDouble.Json(HttpStatusCode.OK, json) : AccountDouble.Json(HttpStatusCode.OK, """{"overlayId":[]}"""));

    /// <summary>Obeys cancellation in reading, as a store should.</summary>
    private sealed class GivenUp(BrokenStore inner, TaskCompletionSource never) : ITokenStore, IDisposable
    {
        public ValueTask<IAsyncDisposable> LockAsync(CancellationToken cancellationToken) => inner.LockAsync(cancellationToken);

        public async ValueTask<StoredTokens?> LoadAsync(CancellationToken cancellationToken)
        {
            await using CancellationTokenRegistration stop = cancellationToken.Register(() => never.TrySetCanceled(cancellationToken));
            return await inner.LoadAsync(cancellationToken);
        }

        public ValueTask SaveAsync(StoredTokens tokens, CancellationToken cancellationToken) => inner.SaveAsync(tokens, cancellationToken);

        public void Dispose() => never.TrySetCanceled();
    }
}
