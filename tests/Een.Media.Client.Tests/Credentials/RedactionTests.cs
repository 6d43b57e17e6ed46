using Een.Media.Client.Authentication;
using Een.Media.Client.Tests.Support;

namespace Een.Media.Client.Tests.Credentials;

/// <summary>Whatever holds a secret says what it is when it is printed, and not a character of what it holds.</summary>
public sealed class RedactionTests
{
    private static readonly AccessToken s_token = new("canary", TestValues.Noon, BaseAddress: null);
    private static readonly TokenRecord s_record = new() { Version = 1, AccessToken = "canary", RefreshToken = "canary" };
    private static readonly AuthorizationCode s_code = new("canary", new Uri("http://127.0.0.1:8400/"), "canary");

    private static readonly (object Secret, string Text)[] s_secrets =
    [
        (s_code, "AuthorizationCode(redacted)"),
        (StoredTokens.Parse("""{"version":1,"accessToken":"canary"}"""), "StoredTokens(redacted)"),
        (new PageToken("canary"), "PageToken(redacted)"),
        (new EenSignIn("my-program", new Uri("http://127.0.0.1:8400/"), null, "canary", "canary"), "EenSignIn(client my-program)"),
        (s_token, "AccessToken(redacted)"),
        (s_record, "TokenRecord(redacted)"),
        (new CachedToken(s_record, s_token, RenewAt: null), "CachedToken(redacted)"),
        (new ClientIdentity("my-program", "canary"), "ClientIdentity(redacted)"),
        (new RefreshTokenGrant("canary"), "RefreshTokenGrant(redacted)"),
        (new AuthorizationCodeGrant(s_code), "AuthorizationCodeGrant(redacted)"),
        (TokenReply.Parse("""{"access_token":"canary"}"""u8.ToArray(), new Uri("https://auth.eagleeyenetworks.com")), "TokenReply(redacted)"),
    ];

    [Test]
    public void Types_that_hold_a_secret_do_not_print_it() => Assert.That(s_secrets.Select(s => $"{s.Secret}"), Is.EqualTo(s_secrets.Select(s => s.Text)));

    [Test]
    public void A_credential_prints_its_kind_and_no_secret()
    {
        using var store = new InMemoryTokenStore();
        Assert.That($"{EenCredential.FromRefreshToken("id", "canary", "canary", store)} {store}", Does.Not.Contain("canary"));
    }
}
