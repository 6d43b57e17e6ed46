using Een.Media.Client.Authentication;
using Een.Media.Client.Tests.Support;

namespace Een.Media.Client.Tests.Credentials;

/// <summary>Whatever holds a secret says what it is when it is printed, and not a character of what it holds.</summary>
public sealed class RedactionTests
{
    private static readonly AccessToken s_token = new("canary", Some.Noon, BaseAddress: null);
    private static readonly TokenRecord s_record = new() { Version = 1, AccessToken = "canary", RefreshToken = "canary" };
    private static readonly AuthorizationCode s_code = new("canary", new Uri("http://127.0.0.1:8400/"), "canary");

    private static TestCaseData<object, string>[] Secrets { get; } =
    [
        new(s_code, "AuthorizationCode(redacted)"),
        new(StoredTokens.Parse("""{"version":1,"accessToken":"canary"}"""), "StoredTokens(redacted)"),
        new(new PageToken("canary"), "PageToken(redacted)"),
        new(new EenSignIn("my-program", new Uri("http://127.0.0.1:8400/"), null, "canary", "canary"), "EenSignIn(client my-program)"),
        new(s_token, "AccessToken(redacted)"),
        new(s_record, "TokenRecord(redacted)"),
        new(new LiveToken(s_record, s_token, RenewAt: null), "LiveToken(redacted)"),
        new(new ClientIdentity("my-program", "canary"), "ClientIdentity(redacted)"),
        new(new RefreshGrant("canary"), "RefreshGrant(redacted)"),
        new(new CodeGrant(s_code), "CodeGrant(redacted)"),
        new(TokenReply.Parse("""{"access_token":"canary"}"""u8.ToArray(), new Uri("https://auth.eagleeyenetworks.com")), "TokenReply(redacted)"),
    ];

    [TestCaseSource(nameof(Secrets))]
    public void It_is_not_printed(object secret, string text) => Assert.That($"{secret}", Is.EqualTo(text));

    [Test]
    public void A_credential_is_its_kind_and_nothing_more()
    {
        using var store = new InMemoryTokenStore();
        Assert.That($"{EenCredential.FromRefreshToken("id", "canary", "canary", store)} {store}", Does.Not.Contain("canary"));
    }
}
