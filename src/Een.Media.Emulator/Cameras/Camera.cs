namespace Een.Media.Emulator.Cameras;

/// <summary>A camera: its recordings and its frames. The endpoints know nothing else about it.</summary>
internal sealed record Camera(string DeviceId, string Name, ITimeline Preview, ITimeline Main, IFrameSource Frames)
{
    public bool Online { get; init; } = true;

    public ITimeline Timeline(StreamKind stream) => stream == StreamKind.Main ? Main : Preview;
}
