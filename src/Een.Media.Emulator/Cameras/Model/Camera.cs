namespace Een.Media.Emulator.Cameras.Model;

/// <summary>A camera: its recordings and its frames. The endpoints know nothing else about it.</summary>
internal sealed record Camera(string DeviceId, string Name, ITimeline Preview, ITimeline Main, IFrameSource Frames)
{
    public bool Online { get; init; } = true;

    public TimeZoneInfo TimeZone { get; init; } = TimeZoneInfo.Utc;

    /// <summary>A problem with the camera's recordings, or null if there is none.</summary>
    public string? Warning { get; init; }

    public string? Site { get; init; }

    public IReadOnlyList<string> Tags { get; init; } = [];

    public ITimeline Timeline(StreamKind stream) => stream == StreamKind.Main ? Main : Preview;
}
