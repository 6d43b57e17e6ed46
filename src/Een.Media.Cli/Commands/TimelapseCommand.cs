using System.CommandLine;
using System.Runtime.CompilerServices;
using Een.Media.Cli.Cameras;
using Een.Media.Cli.Errors;
using Een.Media.Cli.Files;
using Een.Media.Cli.Output;
using Een.Media.Cli.Times;
using Een.Media.Client;

namespace Een.Media.Cli.Commands;

/// <summary>Makes a video of a range.</summary>
internal sealed class TimelapseCommand : CliCommand
{
    private const double DefaultFramesPerSecond = 25;
    private const int MostFrames = 5000;

    private readonly CameraSymbols _camera = CameraSymbols.One();
    private readonly Option<string> _from = TimeOptions.From();
    private readonly Option<string> _until = TimeOptions.Until();
    private readonly Option<double?> _fps = new("--fps") { Description = "Frames per second of the video. Default: 25.", HelpName = "N" };
    private readonly Option<string?> _length = new("--length")
    {
        Description = "The length of the video, such as 60s. Frames are spread evenly over the range.",
        HelpName = "DURATION",
    };
    private readonly Option<string?> _every = new("--every")
    {
        Description = "The time between frames. Default: computed from the length.",
        HelpName = "DURATION",
    };
    private readonly Option<bool> _stamp = new("--stamp") { Description = "Draw the time into the frames." };
    private readonly Option<string> _output = new("--output", "-o")
    {
        Description = "The file: .mp4 (needs ffmpeg), .avi or .webp.",
        HelpName = "FILE",
        Required = true,
    };

    public TimelapseCommand()
        : base(
            "timelapse",
            "Make a video of a range of previews.",
            "timelapse dock --from 2026-11-24 --until +1d --length 60s -o day.mp4",
            "timelapse dock --from -1h --every 10s --fps 12 --stamp -o hour.avi")
    {
        _camera.AddTo(this);
        foreach (Option option in new Option[] { _from, _until, _fps, _length, _every, _stamp, _output })
            Options.Add(option);
    }

    protected override async Task<int> RunAsync(Session session, CancellationToken cancellationToken)
    {
        ParseResult parsed = session.Parsed;
        string path = parsed.GetValue(_output)!;
        TimeLapseFormat format = Format(path);
        OutputPath.CheckFile(path);
        double fps = parsed.GetValue(_fps) ?? DefaultFramesPerSecond;
        if (fps is not (> 0 and <= 120))
            throw CliException.Usage("--fps must be more than 0 and at most 120.");
        TimeSpan? length = parsed.GetValue(_length) is { } text ? DurationText.Parse(text) : null;
        Camera camera = (await session.Cameras.FindAsync(_camera.Read(parsed), cancellationToken).ConfigureAwait(false))[0];
        TimeZoneInfo zone = session.Zone.For(camera.TimeZone);
        DateTimeOffset from = session.Time(parsed.GetValue(_from)!, zone);
        DateTimeOffset until = session.Time(parsed.GetValue(_until)!, zone, from);
        until = TimeRangeText.RecordedEnd(from, until, session.Now, zone);
        TimeSpan every = Every(parsed, until - from, length, fps);
        session.Reporter.Note(
            $"{CameraTitle.Of(camera)}, preview, {TimeRangeText.Range(from, until, zone)}, every {DurationText.Of(every)}");
        var options = new TimeLapseOptions
        {
            Format = format,
            FramesPerSecond = length is null ? fps : null,
            TargetLength = length,
            Edits = parsed.GetValue(_stamp) ? new FrameEdits { Stamp = new ImageStamp { TimeZone = zone } } : new FrameEdits(),
        };
        IAsyncEnumerable<RecordedImage> frames = session.Client.RecordedImages.SampleAsync(
            RecordedImageRequest.ForDevice(camera.Id).Preview().AtOrAfter(from), every, until,
            new SampleOptions { DamagedFrames = DamagedFrameHandling.Keep }, cancellationToken);
        TimeLapseResult made = null!;
        OutputPath.CreateDirectoryOf(path);
        await new ProgressBars(session.Reporter).RunAsync(async makeBar =>
        {
            ProgressBar bar = makeBar(camera.Name.Length > 0 ? camera.Name : camera.Id);
            options = options with
            {
                Progress = new ImmediateProgress<TimeLapseProgress>(state => bar.Show(
                    Math.Clamp((state.Timestamp - from) / (until - from), 0, 1),
                    $"{TimeRangeText.Of(state.Timestamp, zone)}  {state.FrameCount} frames")),
            };
            made = await TimeLapse.SaveAsync(
                SomeOf(frames, camera, cancellationToken), path, options, cancellationToken).ConfigureAwait(false);
            bar.Complete();
        }).ConfigureAwait(false);
        if (made.BrokenFrameCount > 0)
            session.Reporter.Warn($"{made.BrokenFrameCount} frames cannot be decoded and are not in the video.");
        using RecordWriter records = session.Reporter.Records(
            new("file", "FILE"), new("seconds", "SECONDS"), new("frames", "FRAMES"), new("broken", "BROKEN"), new("width", "WIDTH"),
            new("height", "HEIGHT"), new("bytes", "BYTES"), new("first", "FIRST"), new("last", "LAST"));
        records.Add(
            path, made.Duration.TotalSeconds, made.FrameCount, made.BrokenFrameCount, made.Width, made.Height, made.Bytes,
            TimeZoneInfo.ConvertTime(made.First, zone),
            TimeZoneInfo.ConvertTime(made.Last, zone));
        return ExitCode.Ok;
    }

    /// <summary>The frames.</summary>
    /// <exception cref="CliException">There is none.</exception>
    private static async IAsyncEnumerable<RecordedImage> SomeOf(
        IAsyncEnumerable<RecordedImage> frames, Camera camera, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        bool hasSome = false;
        await foreach (RecordedImage frame in frames.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            hasSome = true;
            yield return frame;
        }

        if (!hasSome)
            throw new CliException(ExitCode.NothingRecorded, $"Nothing is recorded in that range. See: een-media recordings {camera.Id}");
    }

    private static TimeLapseFormat Format(string path) => Path.GetExtension(path).ToUpperInvariant() switch
    {
        ".MP4" => TimeLapseFormat.Mp4,
        ".AVI" => TimeLapseFormat.MotionJpegAvi,
        ".WEBP" => TimeLapseFormat.AnimatedWebp,
        _ => throw CliException.Usage("Name a file that ends in .mp4, .avi or .webp."),
    };

    /// <summary>The time between frames: as many frames as the video shows, but not closer than the service's fastest previews.</summary>
    private TimeSpan Every(ParseResult parsed, TimeSpan range, TimeSpan? length, double fps)
    {
        TimeSpan fastest = TimeSpan.FromSeconds(1);
        TimeSpan every = parsed.GetValue(_every) is { } text ? DurationText.Parse(text)
            : length is { } wanted ? range / Math.Max(1, wanted.TotalSeconds * fps)
            : range / (60 * fps);
        every = every < fastest ? fastest : every;
        return range / every <= MostFrames
            ? every
            : throw CliException.Usage($"The video would have more than {MostFrames} frames. Give a larger --every, or --length.");
    }
}
