namespace Een.Media.Emulator;

/// <summary>A camera of a running emulator.</summary>
/// <param name="Id">The device id: 8 lower-case hex digits.</param>
/// <param name="Name">The name of the camera.</param>
/// <param name="Online">Whether the camera has live images and feeds.</param>
public sealed record CameraInfo(string Id, string Name, bool Online);
