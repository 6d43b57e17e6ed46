namespace Een.Media.Cli.Frames;

/// <summary>
/// Which image to get for an instant: the stream, with or without overlays, and the width; <see langword="null"/> for the recorded width.
/// </summary>
internal sealed record FrameChoice(bool Main, bool Boxes, int? Width);
