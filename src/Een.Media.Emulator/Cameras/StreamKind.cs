namespace Een.Media.Emulator.Cameras;

/// <summary>The two recordings of a camera.</summary>
internal enum StreamKind
{
    Preview,
    Main,
}
