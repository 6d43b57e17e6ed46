using System.Net;
using Een.Media.Client.Tests.Support;

namespace Een.Media.Client.Tests.Renewal;

/// <summary>The service says no: to an access token, to a refresh token, to everything.</summary>
public sealed class RefusalTests
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
    public async Task A_token_that_the_service_refuses_is_renewed_once_and_the_call_succeeds()
    {
        EenMediaClient client = _account.Client(_store);
        await RenewalTests.Use(client);
        _account.Time.Advance(TimeSpan.FromMinutes(1));
        int refusals = 0;
        _account.Interfere = request => Task.FromResult(
            request.Headers.Authorization is { Parameter: "access-1" } && Interlocked.Increment(ref refusals) > 0
                ? AccountDouble.Json(HttpStatusCode.Unauthorized, "{}")
                : null);
        await RenewalTests.Use(client);
        Assert.Multiple(() =>
        {
            Assert.That(refusals, Is.EqualTo(1));
            Assert.That(_account.TokenRequests, Is.EqualTo(2));
        });
    }

    [Test]
    public async Task A_service_that_refuses_every_token_is_not_asked_for_new_ones_again_and_again()
    {
        EenMediaClient client = _account.Client(_store);
        _account.Interfere = request => Task.FromResult(
            request.Headers.Authorization?.Scheme == "Bearer" ? AccountDouble.Json(HttpStatusCode.Unauthorized, "{}") : null);
        for (int i = 0; i < 20; i++)
            await Expect.ThrowsAsync<EenAuthenticationException>(() => RenewalTests.Use(client));
        Assert.That(_account.TokenRequests, Is.EqualTo(1));
    }

    [Test]
    public async Task A_refused_refresh_token_is_sent_once_and_says_what_to_do()
    {
        EenMediaClient client = _account.Client(EenCredential.FromRefreshToken(AccountDouble.ClientId, AccountDouble.ClientSecret, "refresh-dead", _store));
        for (int i = 0; i < 20; i++)
        {
            EenAuthenticationException e = await Expect.ThrowsAsync<EenAuthenticationException>(() => RenewalTests.Use(client));
            Assert.Multiple(() =>
            {
                Assert.That(e.Message, Does.Contain("must sign in again").And.Contain("invalid_grant"));
                Assert.That(e.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
            });
        }

        Assert.That(_account.TokenRequests, Is.EqualTo(1));
    }

    [Test]
    public async Task After_a_new_sign_in_into_the_same_store_a_refused_credential_recovers()
    {
        EenMediaClient client = _account.Client(_store);
        await RenewalTests.Use(client);
        _account.Time.Advance(TimeSpan.FromHours(13));
        _account.Interfere = request => Task.FromResult(
            request.RequestUri!.AbsolutePath == "/oauth2/token" && _account.TokenForms.Last().ContainsKey("refresh_token")
                ? AccountDouble.Json(HttpStatusCode.Unauthorized, "{}")
                : null);
        await Expect.ThrowsAsync<EenAuthenticationException>(() => RenewalTests.Use(client));

        _account.Code = "code-new";
        EenMediaClient signedIn = _account.Client(EenCredential.FromAuthorizationCode(
            AccountDouble.ClientId, AccountDouble.ClientSecret, new AuthorizationCode("code-new", new Uri("http://127.0.0.1:8400/")), _store));
        await RenewalTests.Use(signedIn);
        await RenewalTests.Use(client);
    }

    [Test]
    public async Task An_empty_store_without_another_grant_says_that_nobody_has_signed_in()
    {
        EenMediaClient client = _account.Client(EenCredential.FromTokenStore(AccountDouble.ClientId, AccountDouble.ClientSecret, _store));
        EenAuthenticationException e = await Expect.ThrowsAsync<EenAuthenticationException>(() => RenewalTests.Use(client));
        Assert.Multiple(() =>
        {
            Assert.That(e.Message, Does.Contain("nobody has signed in"));
            Assert.That(_account.Journal, Is.Empty);
        });
    }

    [Test]
    public async Task A_new_refresh_token_takes_precedence_over_what_is_stored()
    {
        await RenewalTests.Use(_account.Client(_store));
        EenMediaClient second = _account.Client(EenCredential.FromRefreshToken(AccountDouble.ClientId, AccountDouble.ClientSecret, "refresh-new", _store));
        EenAuthenticationException refused = await Expect.ThrowsAsync<EenAuthenticationException>(() => RenewalTests.Use(second));
        Assert.Multiple(() =>
        {
            Assert.That(_account.TokenForms.Last()["refresh_token"], Is.EqualTo("refresh-new"));
            Assert.That(refused.Message, Does.Contain("must sign in again"));
        });

        EenMediaClient third = _account.Client(_store);
        await RenewalTests.Use(third);
    }
}
