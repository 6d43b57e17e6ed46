using Een.Media.Cli.Tests.Support;

namespace Een.Media.Cli.Tests.Commands;

/// <summary>Nothing that the tool writes holds a secret, however much it is asked to write.</summary>
public sealed class SecretTests
{
    [Test]
    public async Task No_secret_of_the_environment_is_written_by_any_command_at_its_most_talkative()
    {
        await using CliWorld world = await CliWorld.StartAsync();
        string[] secrets = [world.Token, world.Emulator.ClientSecret, world.Emulator.IssueRefreshToken()];
        world.Environment["EEN_CLIENT_ID"] = world.Emulator.ClientId;
        world.Environment["EEN_CLIENT_SECRET"] = secrets[1];
        world.Environment["EEN_REFRESH_TOKEN"] = secrets[2];
        var written = new List<string>();
        string[][] commands =
        [
            ["cameras"],
            ["recordings", "dock", "--from", "2025-06-01T12:00Z", "--until", "+1m"],
            ["overlays", "dock"],
            ["get", "dock", "--at", "2025-06-01T12:00:03Z"],
            ["get", "dock", "--at", "2025-05-01"],
            ["export", "dock", "--from", "2025-06-01T12:00Z", "--until", "+5s", "-o", "out"],
            ["sync", "out"],
            ["verify", "out"],
            ["whoami"],
            ["profile", "list"],
            ["doctor"],
            ["sheet", "dock", "--from", "2025-06-01T12:00Z", "--until", "+9s", "-o", "sheet.jpg"],
            ["timelapse", "dock", "--from", "2025-06-01T12:00Z", "--until", "+9s", "--every", "1s", "-o", "nine.avi"],
            ["sample", "dock", "--every", "3s", "--from", "2025-06-01T12:00Z", "--until", "+9s", "-o", "sample"],
            ["cameras", "--base-address", "https://example.com"],
            ["cameras", "--base-address", "http://127.0.0.1:9"],
        ];
        foreach ((string? token, int count) in new[] { (world.Token, commands.Length), (null, 1), ("not.the.token", 1) })
        {
            world.Environment["EEN_ACCESS_TOKEN"] = token;
            foreach (string[] command in commands[..count])
            {
                CliResult result = await world.RunAsync([.. command, "--verbose", "--json"]);
                written.Add(result.Output + result.Error);
            }
        }

        Assert.That(string.Concat(written), Does.Contain("Cameras.List"));
        foreach (string secret in secrets)
            Assert.That(written, Has.None.Contains(secret));
    }

    [Test]
    public async Task A_secret_may_come_from_a_file()
    {
        await using CliWorld world = await CliWorld.StartAsync();
        string file = Path.Combine(world.Work, "token");
        await File.WriteAllTextAsync(file, world.Token + "\n");
        world.Environment.Remove("EEN_ACCESS_TOKEN");
        world.Environment["EEN_ACCESS_TOKEN_FILE"] = file;
        (await world.RunAsync("cameras")).Expect(0);
        world.Environment["EEN_ACCESS_TOKEN_FILE"] = file + "s";
        Assert.That((await world.RunAsync("cameras")).Expect(2).Error, Does.Contain("EEN_ACCESS_TOKEN_FILE"));
    }

    [Test]
    public async Task A_refresh_token_of_the_environment_works_again_in_the_next_run_although_it_has_rotated()
    {
        await using CliWorld world = await CliWorld.StartAsync();
        world.Environment.Remove("EEN_ACCESS_TOKEN");
        world.Environment["EEN_CLIENT_ID"] = world.Emulator.ClientId;
        world.Environment["EEN_CLIENT_SECRET"] = world.Emulator.ClientSecret;
        world.Environment["EEN_REFRESH_TOKEN"] = world.Emulator.IssueRefreshToken();
        (await world.RunAsync("cameras")).Expect(0);
        (await world.RunAsync("cameras")).Expect(0);
        if (!OperatingSystem.IsWindows())
        {
            string tokens = Directory.EnumerateFiles(Path.Combine(world.Config, "een-media", "tokens"), "env-*.json").Single();
            Assert.That(File.GetUnixFileMode(tokens), Is.EqualTo(UnixFileMode.UserRead | UnixFileMode.UserWrite));
        }
    }
}
