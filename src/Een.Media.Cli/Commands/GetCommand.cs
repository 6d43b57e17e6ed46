using System.CommandLine;
using System.Globalization;
using Een.Media.Cli.Cameras;
using Een.Media.Cli.Errors;
using Een.Media.Cli.Frames;
using Een.Media.Cli.Times;
using Een.Media.Client;

namespace Een.Media.Cli.Commands;

/// <summary>Gets one frame: the one nearest to an instant.</summary>
internal sealed class GetCommand : CliCommand
{
    private readonly CameraSymbols _camera = CameraSymbols.One();
    private readonly Option<string> _at = new("--at")
    {
        Description = "The time: 12:03, -1h, 2026-11-24T12:03, …",
        HelpName = "TIME",
        DefaultValueFactory = _ => "now",
    };

    private readonly Option<string> _within = new("--within")
    {
        Description = "How far from that time the frame may be.",
        HelpName = "DURATION",
        DefaultValueFactory = _ => "5m",
    };

    private readonly Option<bool> _main = StreamOption.Create();
    private readonly Option<bool> _boxes = new("--boxes") { Description = "Draw the camera's overlays into the image." };
    private readonly Option<int?> _width = WidthOption.Create();
    private readonly ImageOptions _image = new();

    public GetCommand()
        : base(
            "get",
            "Get the frame nearest to a time.",
            "get \"Loading dock\" --at 12:03",
            "get dock --at 2026-11-24T12:03 --main --boxes -o dock.jpg",
            "get dock --at -1h --show",
            "get dock --at -1h -o - | feh -")
    {
        _camera.AddTo(this);
        foreach (Option option in new Option[] { _at, _within, _main, _boxes, _width })
            Options.Add(option);
        _image.AddTo(this);
    }

    protected override async Task<int> RunAsync(Session session, CancellationToken cancellationToken)
    {
        ParseResult parsed = session.Parsed;
        _image.Check(session);
        TimeSpan within = DurationText.Parse(parsed.GetValue(_within)!);
        Camera camera = (await session.Cameras.FindAsync(_camera.Read(parsed), cancellationToken).ConfigureAwait(false))[0];
        TimeZoneInfo zone = session.Zone.For(camera.TimeZone);
        DateTimeOffset at = session.Time(parsed.GetValue(_at)!, zone);
        TimeRangeText.CheckPast(at, session.Now, zone);
        bool main = parsed.GetValue(_main);
        session.Reporter.Note($"{CameraTitle.Of(camera)}, {StreamOption.Name(main)}, at {TimeRangeText.WithZone(at, zone)}");
        var choice = new FrameChoice(main, parsed.GetValue(_boxes), parsed.GetValue(_width));
        using RecordedImage image =
            await new FrameFinder(session.Client.RecordedImages, camera, choice).FindAsync(at, cancellationToken).ConfigureAwait(false)
            ?? throw new CliException(
                ExitCode.NothingRecorded, $"Nothing is recorded there: no frame before or after. See: een-media recordings {camera.Id}");
        TimeSpan distance = (image.Timestamp - at).Duration();
        if (distance > within)
        {
            throw new CliException(
                ExitCode.NothingRecorded,
                $"Nothing is recorded within {DurationText.Of(within)} of that time. The nearest frame is from "
                + $"{TimeRangeText.WithZone(image.Timestamp, zone)}, {DurationText.Of(distance)} away. To get it, give --within "
                + $"{Math.Ceiling(distance.TotalMinutes).ToString(CultureInfo.InvariantCulture)}m.");
        }

        await _image.HandOverAsync(session, camera, image, cancellationToken).ConfigureAwait(false);
        return ExitCode.Ok;
    }
}
