namespace Een.Media.Emulator.Cameras;

/// <summary>A camera of the account, ready to be asked: the seam between the server and everything that draws.</summary>
internal sealed record Camera(string DeviceId, string Name, ITimeline Preview, ITimeline Main, IFrameSource Frames)
{
    public bool Online { get; init; } = true;

    public ITimeline Timeline(StreamKind stream) => stream == StreamKind.Main ? Main : Preview;
}
