namespace Een.Media.Cli.Frames;

/// <summary>
/// Which image of an instant is wanted: the stream, with overlays or not, and how wide; <see langword="null"/> as recorded.
/// </summary>
internal sealed record FrameChoice(bool Main, bool Boxes, int? Width);
