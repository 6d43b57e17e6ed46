using SkiaSharp;

namespace Een.Media.Emulator.Cameras.Model;

/// <summary>The overlays of the emulated cameras.</summary>
internal static class OverlayKinds
{
    public static readonly OverlayKind Motion = new("een.motionDetectionEvent.v1", "Motion Detection", "event");
    public static readonly OverlayKind Vehicle = new("een.vehicleDetectionEvent.v1", "Vehicle Detection", "event");
    public static readonly OverlayKind Person = new("een.personDetectionEvent.v1", "Person Detection", "event");

    public static readonly SKColor MotionColor = new(0x3D, 0xDC, 0x84);
    public static readonly SKColor VehicleColor = new(0x4F, 0xC3, 0xF7);
    public static readonly SKColor PersonColor = new(0xFF, 0xCA, 0x28);
}
