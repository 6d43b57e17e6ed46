using System.Net.Http.Json;

namespace Een.Media.Emulator.Tests.Server;

/// <summary>Tokens that stay valid after a restart, and the fixed access token.</summary>
public sealed class StateTests
{
    private DirectoryInfo _directory = null!;

    [SetUp]
    public void CreateDirectory() => _directory = Directory.CreateTempSubdirectory("een-state-");

    [TearDown]
    public void DeleteDirectory() => _directory.Delete(recursive: true);

    [Test]
    public async Task Access_tokens_with_their_permissions_stay_valid_after_a_restart()
    {
        string all, previews;
        await using (TestAccount account = await StartAsync())
        {
            all = account.Emulator.IssueAccessToken();
            previews = account.Emulator.IssueAccessToken(permissions: VideoPermissions.ViewPreviewVideo);
        }

        await using TestAccount restarted = await StartAsync();
        int main = await StatusAsync(restarted, all);
        int denied = await StatusAsync(restarted, previews);

        Assert.That((main, denied), Is.EqualTo((200, 403)));
    }

    [Test]
    public async Task Page_tokens_of_images_and_lists_stay_valid_after_a_restart()
    {
        string image, list;
        await using (TestAccount account = await StartAsync())
        {
            image = (await account.ImageAsync("timestamp", TestAccount.Noon)).NextToken!;
            list = (await account.GetAsync("/api/v3.0/cameras?pageSize=1")).Json.GetProperty("nextPageToken").GetString()!;
        }

        await using TestAccount restarted = await StartAsync();

        Assert.That((await restarted.PageAsync(image)).Taken, Is.EqualTo(TestAccount.Noon.AddSeconds(1)));
        Assert.That((await restarted.GetAsync($"/api/v3.0/cameras?pageToken={list}")).Code, Is.EqualTo(200));
    }

    [Test]
    public async Task Refresh_tokens_rotate_across_restarts()
    {
        string first, second;
        await using (TestAccount account = await StartAsync())
        {
            first = account.Emulator.IssueRefreshToken();
            second = OAuthCalls.Refresh(await OAuthCalls.RefreshAsync(account, first));
        }

        await using TestAccount restarted = await StartAsync();
        Reply used = await OAuthCalls.RefreshAsync(restarted, first);
        Reply valid = await OAuthCalls.RefreshAsync(restarted, second);

        Assert.That((used.Code, valid.Code), Is.EqualTo((401, 200)));
    }

    [Test]
    public async Task An_access_token_that_was_replaced_before_a_restart_stays_invalid()
    {
        string replaced, current;
        await using (TestAccount account = await StartAsync())
        {
            Reply one = await OAuthCalls.RefreshAsync(account, account.Emulator.IssueRefreshToken());
            Reply two = await OAuthCalls.RefreshAsync(account, OAuthCalls.Refresh(one));
            (replaced, current) = (OAuthCalls.Access(one), OAuthCalls.Access(two));
        }

        await using TestAccount restarted = await StartAsync();

        Assert.That(await OAuthCalls.StatusOfAsync(restarted, replaced), Is.EqualTo(401));
        Assert.That(await OAuthCalls.StatusOfAsync(restarted, current), Is.EqualTo(200));
    }

    [Test]
    public async Task Refreshing_after_a_restart_invalidates_the_access_token_from_before()
    {
        string access, refresh;
        await using (TestAccount account = await StartAsync())
        {
            Reply one = await OAuthCalls.RefreshAsync(account, account.Emulator.IssueRefreshToken());
            (access, refresh) = (OAuthCalls.Access(one), OAuthCalls.Refresh(one));
        }

        await using TestAccount restarted = await StartAsync();
        int before = await OAuthCalls.StatusOfAsync(restarted, access);
        await OAuthCalls.RefreshAsync(restarted, refresh);
        int after = await OAuthCalls.StatusOfAsync(restarted, access);

        Assert.That((before, after), Is.EqualTo((200, 401)));
    }

    [Test]
    public async Task An_access_token_that_was_revoked_on_the_explorer_page_stays_invalid_after_a_restart()
    {
        string token;
        await using (TestAccount account = await StartAsync())
        {
            token = account.Emulator.IssueAccessToken();
            await account.SendAsync(HttpMethod.Post, "/explorer/tokens/revoke", JsonContent.Create(new { accessToken = token }));
        }

        await using TestAccount restarted = await StartAsync();

        Assert.That(await OAuthCalls.StatusOfAsync(restarted, token), Is.EqualTo(401));
    }

    [Test]
    public async Task The_state_is_readable_by_its_owner_only()
    {
        if (OperatingSystem.IsWindows())
            Assert.Ignore("Windows has no file modes.");
        await using TestAccount account = await StartAsync();

        if (!OperatingSystem.IsWindows())
        {
            UnixFileMode mode = File.GetUnixFileMode(Path.Combine(_directory.FullName, "state.json"));
            Assert.That(mode, Is.EqualTo(UnixFileMode.UserRead | UnixFileMode.UserWrite));
        }
    }

    [Test]
    public async Task A_damaged_state_is_refused_with_its_path()
    {
        string file = Path.Combine(_directory.FullName, "state.json");
        await File.WriteAllTextAsync(file, "{\"SigningKey\":");

        Assert.That(StartAsync, Throws.TypeOf<InvalidDataException>().With.Message.Contains(file));
    }

    [Test]
    public async Task A_fixed_access_token_is_always_valid_beside_issued_ones()
    {
        await using TestAccount account = await TestAccount.StartAsync(options => options.FixedAccessToken = "dev");
        account.Clock.Advance(TimeSpan.FromDays(400));

        Assert.That(await OAuthCalls.StatusOfAsync(account, "dev"), Is.EqualTo(200));
        Assert.That(await OAuthCalls.StatusOfAsync(account, "dev2"), Is.EqualTo(401));
        Assert.That(await OAuthCalls.StatusOfAsync(account, account.Emulator.IssueAccessToken()), Is.EqualTo(200));
    }

    [Test]
    public async Task A_fixed_access_token_cannot_be_revoked()
    {
        await using TestAccount account = await TestAccount.StartAsync(options => options.FixedAccessToken = "dev");

        using var body = new StringContent("""{"accessToken":"dev"}""");
        Reply reply = await account.SendAsync(HttpMethod.Post, "/explorer/tokens/revoke", body);

        Assert.That(
            (reply.Code, reply.Json.GetProperty("message").GetString()), Is.EqualTo((400, "The fixed access token cannot be revoked.")));
        Assert.That(await OAuthCalls.StatusOfAsync(account, "dev"), Is.EqualTo(200));
    }

    [TestCase("")]
    [TestCase("two words")]
    [TestCase("töken")]
    public void A_fixed_access_token_that_no_header_can_hold_is_refused(string token)
    {
        var options = new EenMediaEmulatorOptions { FixedAccessToken = token };

        Assert.That(
            () => EenMediaEmulator.StartAsync(options), Throws.ArgumentException.With.Property("ParamName").EqualTo("FixedAccessToken"));
    }

    private static async Task<int> StatusAsync(TestAccount account, string token)
    {
        string query = TestAccount.Query("timestamp__gte", TestAccount.Noon, "main");
        return (await account.SendAsync(HttpMethod.Get, TestAccount.Image + query, authorization: new("Bearer", token))).Code;
    }

    private Task<TestAccount> StartAsync() => TestAccount.StartAsync(options => options.StateDirectory = _directory.FullName);
}
