using System.Text.Json.Nodes;
using Een.Media.Cli.Tests.Support;

namespace Een.Media.Cli.Tests.Commands;

/// <summary>Profiles, and signing in to them without anything secret on a command line.</summary>
public sealed class SignInTests
{
    [Test]
    public async Task A_sign_in_by_refresh_token_lasts_over_runs_is_chosen_by_profile_and_can_be_forgotten()
    {
        await using CliWorld world = await CliWorld.StartAsync(cameras: ["Dock", "Gate"]);
        foreach (string name in new[] { "EEN_ACCESS_TOKEN", "EEN_BASE_ADDRESS" })
            world.Environment.Remove(name);
        foreach (string profile in new[] { "berlin", "austin" })
            (await LoginAsync(world, profile)).Expect(0);

        Assert.That((await world.RunAsync("cameras")).Expect(0).OutputLines, Has.Count.EqualTo(3));
        CliResult list = (await world.RunAsync("profile", "list", "--csv")).Expect(0);
        Assert.That(list.OutputLines, Has.Some.StartsWith("austin,false,true,").And.Some.StartsWith("berlin,true,true,"));
        (await world.RunAsync("profile", "use", "austin")).Expect(0);
        Assert.That((await world.RunAsync("whoami", "--json"))
            .Expect(0).Output, Does.Contain("profile austin").And.Contain("\"cameras\":2"));
        Assert.That((await world.RunAsync("whoami", "--profile", "berlin", "--json")).Expect(0).Output, Does.Contain("profile berlin"));

        (await world.RunAsync("logout", "--profile", "austin")).Expect(0);
        Assert.That((await world.RunAsync("cameras")).Expect(3).Error, Does.Contain("een-media login --profile austin"));
        Assert.That((await world.RunAsync("cameras", "--profile", "berlni")).Expect(2).Error, Does.Contain("Did you mean 'berlin'?"));
        (await world.RunAsync("cameras", "--profile", "berlin")).Expect(0);
    }

    [Test]
    public async Task What_is_kept_of_a_sign_in_is_for_its_owner_alone_and_the_configuration_holds_no_secret()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Ignore("Windows has no file modes.");
            return;
        }

        await using CliWorld world = await CliWorld.StartAsync();
        CliResult login = (await LoginAsync(world, "default", "--verbose")).Expect(0);

        string directory = Path.Combine(world.Config, "een-media");
        foreach (string file in Directory.EnumerateFiles(directory, "*", SearchOption.AllDirectories))
            Assert.That(File.GetUnixFileMode(file), Is.EqualTo(UnixFileMode.UserRead | UnixFileMode.UserWrite), file);
        string configuration = await File.ReadAllTextAsync(Path.Combine(directory, "config.json"));
        Assert.That(configuration + login.Error + login.Output, Does.Not.Contain(world.Emulator.ClientSecret));
    }

    [Test]
    public async Task A_sign_in_by_browser_comes_back_on_loopback()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Ignore("The browser of this test is a shell script.");
            return;
        }

        await using CliWorld world = await CliWorld.StartAsync();
        world.Environment.Remove("EEN_ACCESS_TOKEN");
        world.Environment.Remove("EEN_BASE_ADDRESS");
        string browser = Path.Combine(world.Work, "browser");
        await File.WriteAllTextAsync(browser, "#!/bin/sh\nexec curl --silent --location --max-time 60 --output /dev/null \"$1\"\n");
        File.SetUnixFileMode(browser, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        world.Environment["BROWSER"] = browser;
        world.Environment["EEN_CLIENT_SECRET"] = world.Emulator.ClientSecret;

        (await world.RunAsync("login", "--client-id", world.Emulator.ClientId, "--auth-address", world.Emulator.BaseAddress.ToString(),
            "--port", "0")).Expect(0);

        world.Environment.Remove("EEN_CLIENT_SECRET");
        Assert.That((await world.RunAsync("whoami", "--json")).Expect(0).Output, Does.Contain("profile default"));
    }

    [Test]
    public async Task The_environment_beats_the_current_profile_and_the_command_line_beats_both()
    {
        await using CliWorld world = await CliWorld.StartAsync();
        (await LoginAsync(world, "berlin")).Expect(0);
        Assert.That((await world.RunAsync("whoami", "--json")).Expect(0).Output, Does.Contain("EEN_ACCESS_TOKEN"));
        Assert.That((await world.RunAsync("whoami", "--profile", "berlin", "--json")).Expect(0).Output, Does.Contain("profile berlin"));
    }

    [Test]
    public async Task A_refused_sign_in_says_what_to_do_for_the_account_that_was_used()
    {
        await using CliWorld world = await CliWorld.StartAsync();
        (await LoginAsync(world, "berlin")).Expect(0);
        await ChangeTokensAsync(world, "berlin", tokens => tokens["refreshToken"] = "wrong-refresh-token");
        CliResult profile = (await world.RunAsync("cameras", "--profile", "berlin")).Expect(3);
        Assert.That(profile.Error, Does.Contain("Sign in again: een-media login --profile berlin").And.Not.Contain("EEN_ACCESS_TOKEN"));

        world.Environment.Remove("EEN_ACCESS_TOKEN");
        world.Environment["EEN_REFRESH_TOKEN"] = "wrong-refresh-token";
        world.Environment["EEN_CLIENT_ID"] = world.Emulator.ClientId;
        world.Environment["EEN_CLIENT_SECRET"] = world.Emulator.ClientSecret;
        CliResult environment = (await world.RunAsync("cameras")).Expect(3);
        Assert.That(environment.Error, Does.Contain("Set EEN_REFRESH_TOKEN to a new token, or unset it and sign in: een-media login"));
    }

    [Test]
    public async Task A_sign_in_that_was_never_used_can_be_forgotten_and_so_can_one_that_is_forgotten_already()
    {
        await using CliWorld world = await CliWorld.StartAsync();
        (await LoginAsync(world, "berlin")).Expect(0);
        Assert.That((await world.RunAsync("logout", "--profile", "berlin")).Expect(0).Error, Does.Contain("is deleted here"));
        Directory.Delete(Path.Combine(world.Config, "een-media", "tokens"), recursive: true);
        Assert.That((await world.RunAsync("logout", "--profile", "berlin")).Expect(0).Error, Does.Contain("was not signed in"));
    }

    [Test]
    public async Task The_client_secret_of_the_environment_is_not_sent_for_a_profile_that_has_its_own()
    {
        await using CliWorld world = await CliWorld.StartAsync();
        (await LoginAsync(world, "berlin")).Expect(0);
        await ChangeTokensAsync(world, "berlin", _ => { });
        world.Environment["EEN_CLIENT_SECRET"] = "the-secret-of-another-program";
        (await world.RunAsync("cameras", "--profile", "berlin")).Expect(0);
    }

    [TestCase("../berlin")]
    [TestCase("a b")]
    [TestCase(".")]
    public async Task A_profile_cannot_be_named_so_that_it_leads_elsewhere(string name)
    {
        await using CliWorld world = await CliWorld.StartAsync();
        (await world.RunAsync("cameras", "--profile", name)).Expect(2);
    }

    [Test]
    public async Task A_refused_sign_in_is_3_and_a_missing_secret_a_mistake()
    {
        await using CliWorld world = await CliWorld.StartAsync();
        Assert.That((await world.RunAsync("login", "--client-id", "me"))
            .Expect(2).Error, Does.Contain("--client-secret-file").And.Contain("EEN_CLIENT_SECRET"));
        world.Environment["EEN_CLIENT_SECRET"] = "wrong-client-secret";
        string token = Path.Combine(world.Work, "refresh");
        await File.WriteAllTextAsync(token, "wrong-refresh-token");
        CliResult refused = (await world.RunAsync(
            "login", "--client-id", "me", "--refresh-token-file", token, "--auth-address",
            world.Emulator.BaseAddress.ToString())).Expect(3);
        Assert.That(refused.Error, Does.Not.Contain("wrong-client-secret").And.Not.Contain("wrong-refresh-token"));
    }

    /// <summary>Lets the access token of a profile expire, and changes its other tokens.</summary>
    private static async Task ChangeTokensAsync(CliWorld world, string profile, Action<JsonNode> change)
    {
        string file = Path.Combine(world.Config, "een-media", "tokens", $"{profile}.json");
        JsonNode tokens = JsonNode.Parse(await File.ReadAllTextAsync(file))!;
        (tokens["obtainedAt"], tokens["expiresAt"]) = ("2025-01-01T00:00:00Z", "2025-01-01T12:00:00Z");
        change(tokens);
        await File.WriteAllTextAsync(file, tokens.ToJsonString());
    }

    private static async Task<CliResult> LoginAsync(CliWorld world, string profile, params string[] more)
    {
        string directory = Directory.CreateDirectory(Path.Combine(world.Config, "in")).FullName;
        string secret = Path.Combine(directory, "secret"), token = Path.Combine(directory, "token-" + profile);
        await File.WriteAllTextAsync(secret, world.Emulator.ClientSecret);
        await File.WriteAllTextAsync(token, world.Emulator.IssueRefreshToken());
        return await world.RunAsync([
            "login", "--profile", profile, "--client-id", world.Emulator.ClientId, "--client-secret-file", secret, "--refresh-token-file",
            token,
            "--auth-address", world.Emulator.BaseAddress.ToString(), .. more,
        ]);
    }
}
