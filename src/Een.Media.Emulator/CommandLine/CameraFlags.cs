using System.CommandLine;
using Een.Media.Emulator.Faults;

namespace Een.Media.Emulator.CommandLine;

/// <summary>Flags for the cameras.</summary>
internal sealed class CameraFlags : FlagGroup
{
    private readonly Option<string[]> _frames;
    private readonly Option<int> _timelineFrames;
    private readonly Option<int?> _frameBytes;
    private readonly Option<int> _seed;
    private readonly Option<string[]> _offline;
    private readonly Option<string?> _timeZone;

    public CameraFlags()
    {
        _frames = Flag<string[]>("--frames", "A directory of JPEGs to serve as a camera. Can be repeated.");
        _timelineFrames = Flag<int>(
            "--timeline-frames", "Serve a camera with this many frames, one second apart, the last one now. For measurements.");
        _frameBytes = Flag<int?>(
            "--frame-bytes", "The size of each frame of --timeline-frames, such as 200k.", null, text => Quantity.Bytes(text));
        _offline = Flag<string[]>("--offline", "A camera that is offline, by id or name. Can be repeated.");
        _timeZone = Flag<string?>(
            "--time-zone", "The time zone of the cameras, such as America/Chicago. Default: that of this machine (in the library: UTC).");
        _seed = Flag("--seed", "The seed of ids, scenes and random faults.", 1);
    }

    public override void Apply(ParseResult parsed, EenMediaEmulatorOptions options)
    {
        options.Seed = parsed.GetValue(_seed);
        options.TimeZone = parsed.GetValue(_timeZone) is { } zone ? TimeZoneInfo.FindSystemTimeZoneById(zone) : TimeZoneInfo.Local;
        foreach (string camera in parsed.GetValue(_offline) ?? [])
            options.OfflineCameras.Add(camera);
        foreach (string directory in parsed.GetValue(_frames) ?? [])
            options.Cameras.Add(EmulatedCamera.FromFolder(directory));
        if (parsed.GetValue(_timelineFrames) is > 0 and var count)
            options.Cameras.Add(Timeline(count, parsed.GetValue(_frameBytes)));
    }

    private static EmulatedCamera Timeline(int count, int? frameBytes)
    {
        DateTimeOffset now = TimeProvider.System.GetUtcNow();
        DateTimeOffset[] frames = [.. Enumerable.Range(1 - count, count).Select(second => now.AddSeconds(second))];
        return EmulatedCamera.FromTimeline("Timeline", frames, frames, new TimelineCameraOptions { FrameBytes = frameBytes });
    }
}
