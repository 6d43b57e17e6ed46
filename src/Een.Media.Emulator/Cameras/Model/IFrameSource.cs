namespace Een.Media.Emulator.Cameras.Model;

/// <summary>The images of a camera's frames. Thread-safe.</summary>
internal interface IFrameSource
{
    IReadOnlyList<OverlayKind> Overlays { get; }

    /// <summary>The frame as a complete JPEG.</summary>
    ReadOnlyMemory<byte> Render(FrameRequest request);

    /// <summary>The overlays as an SVG document on one ASCII line, in pixels of the image that <see cref="Render"/> returns.</summary>
    string OverlaySvg(FrameRequest request, IReadOnlyList<string> overlayIds);
}
