using Een.Media.Cli.Tests.Support;

namespace Een.Media.Cli.Tests.Commands;

/// <summary>What is drawn on a terminal, and only there. The terminal is a pseudo-terminal of util-linux's <c>script</c>.</summary>
public sealed class TerminalTests
{
    private const string Hostile = "[red]Dock\u001b]0;owned\u0007\u202E";

    private static readonly string[] s_export = ["export", "--all", "--from", "2025-06-01T12:00:00Z", "--until", "+90s", "-o"];

    [Test]
    public async Task Bars_show_frames_bytes_the_position_in_time_and_the_rate_until_the_export_ends()
    {
        await using CliWorld world = await SlowWorldAsync();

        CliResult result = (await world.RunInTerminalAsync([.. s_export, "out"])).Expect(0);

        Assert.That(result.Output, Does.Match(@"[0-9]+ frames, [0-9.]+ MB, [0-9.]+/s").And.Contain("%").And.Match("\e\\[[0-9;]*m"));
        Assert.That(result.Output, Does.Match("2025-06-01 [0-9]{2}:0[0-1]:[0-9]{2}  [0-9]+ frames"));
        Assert.That(result.Output, Does.Contain("[red]Dock"), "the name is not markup");
        foreach (string obeyed in new[] { "\u001b]0", "\u0007", "\u202E" })
            Assert.That(result.Output, Does.Not.Contain(obeyed));
    }

    [Test]
    public async Task No_color_json_and_quiet_draw_nothing_on_a_terminal_either()
    {
        await using CliWorld world = await SlowWorldAsync();

        foreach (string option in new[] { "--json", "--no-color", "--quiet" })
            Assert.That((await world.RunInTerminalAsync([.. s_export, "out" + option, option]))
                .Expect(0).Output, Does.Not.Match("frames, .*/s"), option);
        world.Environment["NO_COLOR"] = "1";
        Assert.That((await world.RunInTerminalAsync("cameras")).Expect(0).Output, Does.Contain("online").And.Not.Match("\e\\[[0-9;]*m"));
    }

    [TestCase("COLORTERM", "truecolor", "\u001b[38;2;")]
    [TestCase("COLORTERM", "", "\u001b[38;5;")]
    [TestCase("KITTY_WINDOW_ID", "1", "\u001b_Gf=100,a=T,m=0;iVBORw0KGgo")]
    [TestCase("TERM_PROGRAM", "iTerm.app", "\u001b]1337;File=inline=1;")]
    public async Task An_image_is_shown_in_the_way_that_the_terminal_knows(string variable, string value, string beginning)
    {
        await using CliWorld world = await CliWorld.StartAsync();
        world.Environment[variable] = value;

        CliResult result = (await world.RunInTerminalAsync("get", "dock", "--at", "2025-06-01T12:00:04Z", "--show")).Expect(0);

        Assert.That(result.Output, Does.Contain(beginning));
        Assert.That(result.Output.Contains('▀', StringComparison.Ordinal), Is.EqualTo(variable == "COLORTERM"));
        Assert.That(world.Files(), Is.Empty);
    }

    [Test]
    public async Task An_image_is_not_shown_where_nobody_would_see_it()
    {
        await using CliWorld world = await CliWorld.StartAsync();
        CliResult result = (await world.RunAsync("get", "dock", "--at", "2025-06-01T12:00:04Z", "--show")).Expect(2);
        Assert.That(result.Error, Does.Contain("needs a terminal"));
        Assert.That(world.Emulator.Journal.Total, Is.Zero);
    }

    [Test]
    public async Task A_table_that_is_wider_than_the_terminal_becomes_a_list()
    {
        await using CliWorld world = await CliWorld.StartAsync();
        (await world.RunAsync("export", "dock", "--from", "2025-06-01T12:00Z", "--until", "+10s", "-o", "evidence")).Expect(0);

        CliResult result = (await world.RunInTerminalAsync("verify", "evidence")).Expect(0);

        Assert.That(result.Output, Does.Match($"DIRECTORY +evidence/Loading-dock_{world.Id()}").And.Match("COMPLETE +yes"));
        Assert.That(result.Output, Does.Not.Contain('…'));
    }

    private static Task<CliWorld> SlowWorldAsync() => CliWorld.StartAsync(
        frames: 120, options => options.Network = new NetworkProfile { HeaderDelay = TimeSpan.FromMilliseconds(20) }, Hostile);
}
