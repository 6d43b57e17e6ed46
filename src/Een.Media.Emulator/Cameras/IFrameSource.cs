namespace Een.Media.Emulator.Cameras;

/// <summary>What the frames of a camera look like. Thread-safe; knows nothing of HTTP.</summary>
internal interface IFrameSource
{
    IReadOnlyList<OverlayKind> Overlays { get; }

    /// <summary>A complete JPEG whose true timestamp can be read back from its bytes.</summary>
    ReadOnlyMemory<byte> Render(FrameDemand demand);

    /// <summary>The boxes of that instant as one SVG document on one ASCII line, in the pixels of the picture that <see cref="Render"/> returns for the same demand.</summary>
    string OverlaySvg(FrameDemand demand, IReadOnlyList<string> overlayIds);
}
