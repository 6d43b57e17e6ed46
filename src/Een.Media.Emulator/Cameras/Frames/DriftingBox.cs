using Een.Media.Emulator.Cameras.Model;
using SkiaSharp;

namespace Een.Media.Emulator.Cameras.Frames;

/// <summary>The detections in images of unknown content: one box that moves through the image as a function of time.</summary>
internal static class DriftingBox
{
    public static readonly IReadOnlyList<OverlayKind> Kinds = [OverlayKinds.Motion];

    public static IReadOnlyList<OverlayBox> At(DateTimeOffset timestamp, IReadOnlyList<string> overlayIds)
    {
        if (!overlayIds.Contains(OverlayKinds.Motion.Id))
            return [];
        double seconds = timestamp.ToUnixTimeMilliseconds() / 1000.0;
        float left = 0.35f + (0.3f * (float)Math.Sin(seconds / 7)), top = 0.4f + (0.25f * (float)Math.Cos(seconds / 11));
        return [new OverlayBox(OverlayKinds.Motion.Id, SKRect.Create(left, top, 0.2f, 0.25f), "motion", OverlayKinds.MotionColor)];
    }
}
