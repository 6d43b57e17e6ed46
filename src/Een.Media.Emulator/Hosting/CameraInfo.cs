namespace Een.Media.Emulator;

/// <summary>A camera of the emulated account, as a caller may know it.</summary>
/// <param name="Id">The device id: 8 lower-case hex digits.</param>
/// <param name="Name">The name that was given to the camera.</param>
/// <param name="Online">Whether live images and feeds can be had from it.</param>
public sealed record CameraInfo(string Id, string Name, bool Online);
