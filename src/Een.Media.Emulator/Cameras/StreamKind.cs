namespace Een.Media.Emulator.Cameras;

/// <summary>The two streams of a camera.</summary>
internal enum StreamKind
{
    Preview,
    Main,
}
