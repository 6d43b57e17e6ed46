using System.CommandLine;
using Een.Media.Cli.Cameras;
using Een.Media.Cli.Errors;
using Een.Media.Cli.Output;
using Een.Media.Cli.Text;
using Een.Media.Cli.Times;
using Een.Media.Client;

namespace Een.Media.Cli.Commands;

/// <summary>Shows when a camera recorded, and the gaps.</summary>
internal sealed class RecordingsCommand : CliCommand
{
    private readonly CameraSymbols _camera = CameraSymbols.One();
    private readonly Option<string> _from = TimeOptions.From("-1d");
    private readonly Option<string> _until = TimeOptions.Until();
    private readonly Option<bool> _main = StreamOption.Create();

    public RecordingsCommand()
        : base("recordings", "Show when a camera recorded, and the gaps.", "recordings \"Loading dock\"",
            "recordings dock --from 2026-11-24 --until +1d --main --json")
    {
        _camera.AddTo(this);
        Options.Add(_from);
        Options.Add(_until);
        Options.Add(_main);
    }

    protected override async Task<int> RunAsync(Session session, CancellationToken cancellationToken)
    {
        Camera camera = (await session.Cameras.FindAsync(_camera.Read(session.Parsed), cancellationToken).ConfigureAwait(false))[0];
        TimeZoneInfo zone = session.Zone.For(camera.TimeZone);
        DateTimeOffset from = session.Time(session.Parsed.GetValue(_from)!, zone);
        DateTimeOffset until = session.Time(session.Parsed.GetValue(_until)!, zone, from);
        until = TimeRangeText.RecordedEnd(from, until, session.Now, zone);
        bool main = session.Parsed.GetValue(_main);
        session.Reporter.Note($"{CameraTitle.Of(camera)}, {StreamOption.Name(main)}, {TimeRangeText.Range(from, until, zone)}");
        RecordingCoverage coverage = await session.Client.Recordings.CoverageAsync(
            camera.Id,
            main ? StreamType.Main : StreamType.Preview,
            main ? MediaType.Video : MediaType.Image,
            from,
            until,
            cancellationToken).ConfigureAwait(false);
        IEnumerable<(TimeRange Range, bool IsGap)> rows = coverage.RecordedRanges.Select(range => (range, false))
            .Concat(coverage.Gaps.Select(range => (range, true)))
            .OrderBy(row => row.Item1.From).ThenBy(row => row.Item1.Until);
        using RecordWriter records = session.Reporter.Records(
            new("what", "WHAT"), new("from", "FROM"), new("until", "UNTIL"), new("seconds", "SECONDS"), new("camera", "CAMERA"),
            new("stream", "STREAM"));
        foreach ((TimeRange range, bool isGap) in rows)
        {
            records.Add(
                isGap ? "gap" : "recorded",
                TimeZoneInfo.ConvertTime(range.From, zone),
                TimeZoneInfo.ConvertTime(range.Until, zone),
                range.Duration.TotalSeconds,
                camera.Id,
                StreamOption.Name(main));
        }

        session.Reporter.Note(
            $"{DurationText.Of(coverage.Recorded)} of {DurationText.Of(until - from)} recorded, "
                + CountText.Of(coverage.Gaps.Count, "gap"));
        return coverage.RecordedRanges.Count > 0 ? ExitCode.Ok : ExitCode.NothingRecorded;
    }
}
