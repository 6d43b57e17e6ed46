using SkiaSharp;

namespace Een.Media.Emulator.Cameras;

/// <summary>The overlays that the emulated cameras know.</summary>
internal static class OverlayKinds
{
    public static readonly OverlayKind Motion = new("een.motionDetectionEvent.v1", "Motion Detection", "event");
    public static readonly OverlayKind Vehicle = new("een.vehicleDetectionEvent.v1", "Vehicle Detection", "event");
    public static readonly OverlayKind Person = new("een.personDetectionEvent.v1", "Person Detection", "event");

    public static readonly SKColor MotionColour = new(0x3D, 0xDC, 0x84);
    public static readonly SKColor VehicleColour = new(0x4F, 0xC3, 0xF7);
    public static readonly SKColor PersonColour = new(0xFF, 0xCA, 0x28);
}
