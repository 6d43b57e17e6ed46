namespace Een.Media.Emulator.Cameras.Model;

/// <summary>The two streams of a camera.</summary>
internal enum StreamKind
{
    Preview,
    Main,
}
