using System.CommandLine;
using Een.Media.Cli.Exports;

namespace Een.Media.Cli.Commands;

/// <summary>Exports one frame per interval.</summary>
internal sealed class SampleCommand : ExportCommandBase
{
    private readonly Option<string> _every = new("--every")
    {
        Description = "The time between frames: 10m, 1h, …",
        HelpName = "DURATION",
        Required = true,
    };
    private readonly Option<string?> _daily = new("--daily")
    {
        Description = "Only this part of each day, such as 08:00-17:00.",
        HelpName = "HH:MM-HH:MM",
    };

    public SampleCommand()
        : base(
            "sample",
            "Export one frame per interval into a directory. Run the same command again to continue.",
            "sample \"Loading dock\" --every 10m --from -1d -o day",
            "sample dock gate --every 1h --daily 08:00-17:00 --from -30d -o month")
    {
        Options.Add(_every);
        Options.Add(_daily);
    }

    protected override string? Every(ParseResult parsed) => parsed.GetValue(_every);

    protected override string? Daily(ParseResult parsed)
    {
        string? daily = parsed.GetValue(_daily);
        if (daily is not null)
            _ = DailyText.Parse(daily, TimeZoneInfo.Utc);
        return daily;
    }
}
