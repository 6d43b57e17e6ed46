using System.Numerics;
using SkiaSharp;

namespace Een.Media.Emulator.Cameras.Scenes.Drawing;

/// <summary>
/// The position and direction of the camera. The scene is in meters: X to the right, Y up, Z away. Images are drawn in units of
/// 1920 by 1080, whatever their size.
/// </summary>
internal sealed class View(float height, float pitchDegrees, float yawDegrees, float focal)
{
    public const float Width = 1920, Height = 1080;
    private const float Near = 0.8f;

    private readonly float _cosPitch = MathF.Cos(pitchDegrees * MathF.PI / 180), _sinPitch = MathF.Sin(pitchDegrees * MathF.PI / 180);
    private readonly float _cosYaw = MathF.Cos(yawDegrees * MathF.PI / 180), _sinYaw = MathF.Sin(yawDegrees * MathF.PI / 180);

    public Vector3 Eye { get; } = new(0, height, 0);

    /// <summary>Converts a point to camera coordinates: right, up, ahead.</summary>
    public Vector3 ToCamera(Vector3 point)
    {
        Vector3 d = point - Eye;
        float x = (d.X * _cosYaw) - (d.Z * _sinYaw), ahead = (d.X * _sinYaw) + (d.Z * _cosYaw);
        return new Vector3(x, (d.Y * _cosPitch) + (ahead * _sinPitch), (ahead * _cosPitch) - (d.Y * _sinPitch));
    }

    public float Distance(Vector3 point) => ToCamera(point).Z;

    /// <summary>Image units per meter at the distance of a point.</summary>
    public float Scale(Vector3 point) => focal / Math.Max(Near, Distance(point));

    public SKPoint Project(Vector3 point) => Flat(ToCamera(point));

    /// <summary>The outline of a polygon, clipped to the part in front of the camera.</summary>
    public SKPoint[] Project(ReadOnlySpan<Vector3> polygon)
    {
        List<SKPoint> outline = new(polygon.Length + 2);
        Vector3 last = ToCamera(polygon[^1]);
        foreach (Vector3 corner in polygon)
        {
            Vector3 next = ToCamera(corner);
            if (last.Z < Near != next.Z < Near)
                outline.Add(Flat(Vector3.Lerp(last, next, (Near - last.Z) / (next.Z - last.Z))));
            if (next.Z >= Near)
                outline.Add(Flat(next));
            last = next;
        }

        return [.. outline];
    }

    private SKPoint Flat(Vector3 camera) =>
        new((Width / 2) + (focal * camera.X / Math.Max(Near, camera.Z)), (Height / 2) - (focal * camera.Y / Math.Max(Near, camera.Z)));
}
