using System.Net.Http.Headers;
using System.Text;
using static Een.Media.Emulator.Tests.Server.OAuthCalls;

namespace Een.Media.Emulator.Tests.Server;

public sealed class OAuthTests
{
    [Test]
    public async Task Using_a_refresh_token_invalidates_it_and_the_old_access_token()
    {
        await using TestAccount account = await TestAccount.StartAsync();
        Reply first = await RefreshAsync(account, account.Emulator.IssueRefreshToken());
        Assert.That(await StatusOfAsync(account, Access(first)), Is.EqualTo(200));

        Reply second = await RefreshAsync(account, Refresh(first));
        Reply again = await RefreshAsync(account, Refresh(first));

        Assert.That((second.Code, again.Code), Is.EqualTo((200, 401)));
        Assert.That(Refresh(second), Is.Not.EqualTo(Refresh(first)));
        Assert.That(await StatusOfAsync(account, Access(first)), Is.EqualTo(401));
        Assert.That(await StatusOfAsync(account, Access(second)), Is.EqualTo(200));
    }

    [Test]
    public async Task A_refresh_token_that_does_not_rotate_returns_the_current_access_token_until_it_expires()
    {
        await using TestAccount account = await TestAccount.StartAsync(options =>
        {
            options.OAuth = new OAuthOptions { RefreshTokens = RefreshTokenMode.NonRotating };
            options.AccessTokenLifetime = TimeSpan.FromSeconds(100);
        });
        string token = account.Emulator.IssueRefreshToken();

        Reply first = await RefreshAsync(account, token);
        account.Clock.Advance(TimeSpan.FromSeconds(60));
        Reply second = await RefreshAsync(account, token);
        account.Clock.Advance(TimeSpan.FromSeconds(40));
        Reply third = await RefreshAsync(account, token);

        Assert.That(new[] { Refresh(first), Refresh(second), Refresh(third) }, Is.All.EqualTo(token));
        Assert.That(Access(second), Is.EqualTo(Access(first)));
        Assert.That(second.Json.GetProperty("expires_in").GetInt32(), Is.EqualTo(40));
        Assert.That(Access(third), Is.Not.EqualTo(Access(first)));
        Assert.That(await StatusOfAsync(account, Access(third)), Is.EqualTo(200));
    }

    [Test]
    public async Task A_refresh_token_expires_when_unused_and_a_sign_in_expires_by_age()
    {
        await using TestAccount account = await TestAccount.StartAsync();
        string idle = account.Emulator.IssueRefreshToken();
        string busy = account.Emulator.IssueRefreshToken();

        for (int day = 0; day < 89; day += 10)
        {
            Reply reply = await RefreshAsync(account, busy);
            Assert.That(reply.Code, Is.EqualTo(200), $"day {day}");
            busy = Refresh(reply);
            account.Clock.Advance(TimeSpan.FromDays(10));
            if (day == 10)
                Assert.That((await RefreshAsync(account, idle)).Code, Is.EqualTo(401));
        }

        Assert.That((await RefreshAsync(account, busy)).Code, Is.EqualTo(401));
    }

    [Test]
    public async Task Token_requests_accept_fields_in_the_query_and_credentials_in_the_form()
    {
        await using TestAccount account = await TestAccount.StartAsync();
        account.Client.DefaultRequestHeaders.Authorization = null;
        using var empty = new StringContent(string.Empty);
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["grant_type"] = "refresh_token",
            ["refresh_token"] = account.Emulator.IssueRefreshToken(),
            ["client_id"] = account.Emulator.ClientId,
            ["client_secret"] = account.Emulator.ClientSecret,
        });

        Reply byQuery = await account.SendAsync(
            HttpMethod.Post,
            $"/oauth2/token?grant_type=refresh_token&scope=vms.all&refresh_token={account.Emulator.IssueRefreshToken()}",
            empty,
            Basic(account));
        Reply byForm = await account.SendAsync(HttpMethod.Post, "/oauth2/token", form);

        Assert.That((byQuery.Code, byForm.Code), Is.EqualTo((200, 200)));
    }

    [TestCase("{}", 400, "invalid_request")]
    [TestCase("grant_type=password", 400, "unsupported_grant_type")]
    [TestCase("grant_type=refresh_token", 400, "invalid_request")]
    [TestCase("grant_type=authorization_code", 400, "invalid_request")]
    [TestCase("grant_type=refresh_token&refresh_token=nothing", 401, "invalid_grant")]
    [TestCase("grant_type=authorization_code&code=nothing", 401, "invalid_grant")]
    [TestCase("grant_type=refresh_token&refresh_token=a&refresh_token=b", 400, "invalid_request")]
    public async Task An_invalid_token_request_is_refused(string form, int status, string error)
    {
        await using TestAccount account = await TestAccount.StartAsync();
        using var content = new StringContent(form, Encoding.ASCII, "application/x-www-form-urlencoded");

        Reply reply = await account.SendAsync(HttpMethod.Post, "/oauth2/token", content, Basic(account));

        Assert.That((reply.Code, reply.Json.GetProperty("error").GetString()), Is.EqualTo((status, error)));
    }

    [TestCase("id:wrong")]
    [TestCase("wrong:secret")]
    [TestCase("idsecret")]
    public async Task An_unknown_client_is_refused_and_leaves_the_grant_usable(string credentials)
    {
        await using TestAccount account = await TestAccount.StartAsync();
        string token = account.Emulator.IssueRefreshToken();
        string text = credentials.Replace(
            "id",
            account.Emulator.ClientId,
            StringComparison.Ordinal).Replace("secret", account.Emulator.ClientSecret, StringComparison.Ordinal);

        Reply refused = await TokenAsync(
            account,
            new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.ASCII.GetBytes(text))),
            ("grant_type", "refresh_token"),
            ("refresh_token", token));
        Reply good = await RefreshAsync(account, token);

        Assert.That((refused.Code, refused.Json.GetProperty("error").GetString(), good.Code), Is.EqualTo((401, "invalid_client", 200)));
    }

    [TestCase(401, OAuthErrorShape.OAuth2, "invalid_grant")]
    [TestCase(400, OAuthErrorShape.ApiV3, "\"reason\":\"wrongArgumentValue\"")]
    [TestCase(401, OAuthErrorShape.ApiV3, "\"reason\":\"unauthenticated\"")]
    [TestCase(401, OAuthErrorShape.Empty, "")]
    public async Task A_refused_grant_has_the_configured_status_and_body(int status, OAuthErrorShape shape, string body)
    {
        await using TestAccount account = await TestAccount.StartAsync(
            options => options.OAuth = new OAuthOptions { RefusedGrantStatus = status, ErrorShape = shape });

        Reply reply = await RefreshAsync(account, "unknown");

        Assert.That(reply.Code, Is.EqualTo(status));
        Assert.That(reply.Text, body.Length == 0 ? Is.Empty : Does.Contain(body));
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task Revoking_either_token_ends_the_sign_in(bool byRefreshToken)
    {
        await using TestAccount account = await TestAccount.StartAsync();
        Reply pair = await RefreshAsync(account, account.Emulator.IssueRefreshToken());
        using var form = new FormUrlEncodedContent([new("token", byRefreshToken ? Refresh(pair) : Access(pair))]);
        using var unknown = new FormUrlEncodedContent([new("token", "unknown")]);

        Reply revoked = await account.SendAsync(HttpMethod.Post, "/oauth2/revoke", form, Basic(account));
        Reply nothing = await account.SendAsync(HttpMethod.Post, "/oauth2/revoke", unknown, Basic(account));

        Assert.That((revoked.Code, nothing.Code), Is.EqualTo((200, 200)));
        Assert.That(await StatusOfAsync(account, Access(pair)), Is.EqualTo(401));
        Assert.That((await RefreshAsync(account, Refresh(pair))).Code, Is.EqualTo(401));
    }

    [Test]
    public async Task Client_id_and_secret_follow_the_seed_unless_configured()
    {
        await using TestAccount one = await TestAccount.StartAsync();
        await using TestAccount same = await TestAccount.StartAsync();
        await using TestAccount other = await TestAccount.StartAsync(options => options.Seed = 2);
        await using TestAccount given = await TestAccount.StartAsync(
            options => options.OAuth = new OAuthOptions { ClientId = "me", ClientSecret = "mine" });

        Assert.That((same.Emulator.ClientId, same.Emulator.ClientSecret), Is.EqualTo((one.Emulator.ClientId, one.Emulator.ClientSecret)));
        Assert.That(other.Emulator.ClientId, Is.Not.EqualTo(one.Emulator.ClientId));
        Assert.That((await RefreshAsync(given, given.Emulator.IssueRefreshToken())).Code, Is.EqualTo(200));
        Assert.That(given.Emulator.ClientId, Is.EqualTo("me"));
    }
}
