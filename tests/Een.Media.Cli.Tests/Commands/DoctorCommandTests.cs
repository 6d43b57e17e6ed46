using System.Text;
using Een.Media.Cli.Tests.Support;

namespace Een.Media.Cli.Tests.Commands;

public sealed class DoctorCommandTests
{
    private static readonly string s_expired = Token("""{"exp":1}""");
    private static readonly string s_lasting = Token("""{"exp":99999999999}""");

    [Test]
    public async Task A_doctor_finds_nothing_wrong_with_an_account_that_works()
    {
        await using CliWorld world = await CliWorld.StartAsync();
        CliResult result = (await world.RunAsync("doctor", "--csv")).Expect(0);
        foreach (string check in new[] { "sign-in", "token", "proxy", "address", "TLS", "clock", "account", "previews", "main images" })
            Assert.That(result.OutputLines, Has.Some.StartsWith($"{check},ok,"));
    }

    [Test]
    public async Task A_doctor_says_what_is_wrong_and_what_to_do()
    {
        await using CliWorld world = await CliWorld.StartAsync();
        Assert.That((await world.RunAsync("doctor", "--base-address", "http://127.0.0.1:9"))
            .Expect(1).Output, Does.Contain("cannot be reached"));
        world.Environment.Remove("EEN_ACCESS_TOKEN");
        Assert.That((await world.RunAsync("doctor")).Expect(1).Output, Does.Contain("een-media login"));
    }

    [Test]
    public async Task An_expired_token_of_the_environment_is_to_be_replaced_there()
    {
        await using CliWorld world = await CliWorld.StartAsync();
        world.Environment["EEN_ACCESS_TOKEN"] = s_expired;
        Assert.That(await TokenLineAsync(world, 1), Does.StartWith("token,failed,").And.Match("Expired .* ago")
            .And.Contain("Set EEN_ACCESS_TOKEN to a new token, or unset it and sign in: een-media login"));
    }

    [Test]
    public async Task An_expired_token_of_the_emulator_takes_a_new_start_of_the_emulator()
    {
        await using CliWorld world = await CliWorld.StartAsync();
        Directory.CreateDirectory(Path.Combine(world.Config, "een-media"));
        await File.WriteAllTextAsync(
            Path.Combine(world.Config, "een-media", "emulator.env"),
            $"EEN_BASE_ADDRESS={world.Emulator.BaseAddress}\nEEN_ACCESS_TOKEN={s_expired}\n");
        Assert.That(await TokenLineAsync(world, 1, "--profile", "emulator"), Does.StartWith("token,failed,")
            .And.Contain("Start the emulator again: een-media emulator").And.Not.Contain("EEN_ACCESS_TOKEN"));
    }

    [Test]
    public async Task A_doctor_tells_tokens_that_renew_themselves_from_others()
    {
        await using CliWorld world = await CliWorld.StartAsync();
        world.Environment["EEN_ACCESS_TOKEN"] = s_lasting;
        Assert.That(await TokenLineAsync(world, 1), Does.Match("^token,ok,.*Expires in .* It does not renew itself."));
        world.Environment["EEN_ACCESS_TOKEN"] = "an-opaque-token";
        Assert.That(await TokenLineAsync(world, 1), Is.EqualTo(
            "token,ok,\"It does not say when it expires, and does not renew itself.\""));

        world.Environment.Remove("EEN_ACCESS_TOKEN");
        world.Environment["EEN_REFRESH_TOKEN"] = world.Emulator.IssueRefreshToken();
        world.Environment["EEN_CLIENT_ID"] = world.Emulator.ClientId;
        world.Environment["EEN_CLIENT_SECRET"] = world.Emulator.ClientSecret;
        Assert.That(await TokenLineAsync(world, 0), Is.EqualTo("token,ok,It renews itself."));
    }

    private static async Task<string> TokenLineAsync(CliWorld world, int code, params string[] options) =>
        (await world.RunAsync(["doctor", "--csv", .. options])).Expect(code)
            .OutputLines.Single(line => line.StartsWith("token,", StringComparison.Ordinal));

    private static string Token(string claims) => $"e30.{Convert.ToBase64String(Encoding.UTF8.GetBytes(claims)).TrimEnd('=')}.c2ln";
}
