using System.Security.Cryptography;
using System.Text;
using System.Web;
using static Een.Media.Emulator.Tests.Server.OAuthCalls;

namespace Een.Media.Emulator.Tests.Server;

/// <summary>The sign-in page and its authorization codes.</summary>
public sealed class SignInTests
{
    private const string Callback = "http://127.0.0.1:5001/callback";

    [Test]
    public async Task The_sign_in_page_redirects_with_state_and_a_code_that_can_be_exchanged_for_tokens()
    {
        await using TestAccount account = await TestAccount.StartAsync();

        Reply page = await account.GetAsync(Authorize(account, "&state=a%20b%26c"));
        var back = new Uri(page.Headers["Location"]);
        System.Collections.Specialized.NameValueCollection query = HttpUtility.ParseQueryString(back.Query);
        Reply reply = await TokenAsync(
            account, ("grant_type", "authorization_code"), ("scope", "vms.all"), ("code", query["code"]!), ("redirect_uri", Callback));

        Assert.That((page.Code, back.GetLeftPart(UriPartial.Path), query["state"]), Is.EqualTo((302, Callback, "a b&c")));
        Assert.That(reply.Code, Is.EqualTo(200));
        Assert.That(reply.Json.GetProperty("token_type").GetString(), Is.EqualTo("Bearer"));
        Assert.That(reply.Json.GetProperty("scope").GetString(), Is.EqualTo("vms.all"));
        Assert.That(reply.Json.GetProperty("expires_in").GetInt32(), Is.EqualTo(43200));
        Assert.That(reply.Json.GetProperty("httpsBaseUrl").GetProperty("hostname").GetString(), Is.EqualTo("127.0.0.1"));
        Assert.That(reply.Json.GetProperty("httpsBaseUrl").GetProperty("port").GetInt32(), Is.EqualTo(account.Emulator.BaseAddress.Port));
        Assert.That(await StatusOfAsync(account, Access(reply)), Is.EqualTo(200));
    }

    [TestCase("client_id=nobody&response_type=code&scope=vms.all&redirect_uri=" + Callback, 400, null)]
    [TestCase("{client}&response_type=code&scope=vms.all", 400, null)]
    [TestCase("{client}&response_type=code&scope=vms.all&redirect_uri=/callback", 400, null)]
    [TestCase("{client}&response_type=code&scope=vms.all&redirect_uri=javascript:alert(1)", 400, null)]
    [TestCase("{client}&response_type=token&scope=vms.all&redirect_uri=" + Callback, 302, "unsupported_response_type")]
    [TestCase("{client}&response_type=code&scope=all&redirect_uri=" + Callback, 302, "invalid_scope")]
    [TestCase(
        "{client}&response_type=code&scope=vms.all&code_challenge=x&code_challenge_method=plain&redirect_uri=" + Callback,
        302,
        "invalid_request")]
    public async Task An_invalid_sign_in_is_refused_on_the_page_or_by_redirect(string query, int status, string? error)
    {
        await using TestAccount account = await TestAccount.StartAsync();

        Reply reply = await account.GetAsync(
            $"/oauth2/authorize?{query.Replace("{client}", $"client_id={account.Emulator.ClientId}", StringComparison.Ordinal)}");

        Assert.That(reply.Code, Is.EqualTo(status));
        Assert.That(reply.Headers.GetValueOrDefault("Location"), error is null ? Is.Null : Is.EqualTo($"{Callback}?error={error}"));
    }

    [Test]
    public async Task A_redirect_address_with_trailing_white_space_is_accepted()
    {
        await using TestAccount account = await TestAccount.StartAsync();

        Reply reply = await account.GetAsync(
            $"/oauth2/authorize?client_id={account.Emulator.ClientId}&response_type=code&scope=all&redirect_uri=http%3A%2F%2F127.0.0.1+");

        Assert.That(reply.Code, Is.EqualTo(302));
        Assert.That(reply.Headers["Location"], Is.EqualTo("http://127.0.0.1/?error=invalid_scope"));
    }

    [TestCase(true, 200)]
    [TestCase(false, 401)]
    public async Task An_authorization_code_with_a_challenge_requires_its_verifier(bool right, int status)
    {
        await using TestAccount account = await TestAccount.StartAsync();
        const string Verifier = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
        string challenge = Convert.ToBase64String(
            SHA256.HashData(Encoding.ASCII.GetBytes(Verifier))).TrimEnd('=').Replace('+', '-').Replace('/', '_');
        Reply page = await account.GetAsync(Authorize(account, $"&code_challenge={challenge}&code_challenge_method=S256"));
        string code = HttpUtility.ParseQueryString(new Uri(page.Headers["Location"]).Query)["code"]!;

        Reply reply = await TokenAsync(
            account,
            ("grant_type", "authorization_code"),
            ("code", code),
            ("redirect_uri", Callback),
            ("code_verifier", right ? Verifier : "another"));

        Assert.That(reply.Code, Is.EqualTo(status));
    }

    [Test]
    public async Task An_authorization_code_is_valid_once_for_its_redirect_address_and_for_five_minutes()
    {
        await using TestAccount account = await TestAccount.StartAsync();
        string used = account.Emulator.IssueAuthorizationCode();
        string elsewhere = account.Emulator.IssueAuthorizationCode(new Uri(Callback));
        string late = account.Emulator.IssueAuthorizationCode();
        string inTime = account.Emulator.IssueAuthorizationCode();

        Assert.That(await RedeemAsync(used), Is.EqualTo(200));
        Assert.That(await RedeemAsync(used), Is.EqualTo(401));
        Assert.That(await RedeemAsync(elsewhere, "http://127.0.0.1:5001/other"), Is.EqualTo(401));
        account.Clock.Advance(TimeSpan.FromMinutes(5) - TimeSpan.FromSeconds(1));
        Assert.That(await RedeemAsync(inTime), Is.EqualTo(200));
        account.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.That(await RedeemAsync(late), Is.EqualTo(401));

        async Task<int> RedeemAsync(string code, string redirect = Callback) =>
            (await TokenAsync(account, ("grant_type", "authorization_code"), ("code", code), ("redirect_uri", redirect))).Code;
    }

    private static string Authorize(TestAccount account, string more) =>
        $"/oauth2/authorize?client_id={account.Emulator.ClientId}&response_type=code&scope=vms.all"
        + $"&redirect_uri={Uri.EscapeDataString(Callback)}{more}";
}
