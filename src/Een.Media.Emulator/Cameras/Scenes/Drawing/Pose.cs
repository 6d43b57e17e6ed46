using System.Numerics;
using SkiaSharp;

namespace Een.Media.Emulator.Cameras.Scenes.Drawing;

/// <summary>A position on the ground and a direction.</summary>
internal readonly record struct Pose(Vector3 Position, Vector3 Forward)
{
    public static Pose Facing(float x, float z, float degrees)
    {
        (float sin, float cos) = MathF.SinCos(degrees * MathF.PI / 180);
        return new Pose(new Vector3(x, 0, z), new Vector3(sin, 0, cos));
    }

    public Vector3 Right => new(Forward.Z, 0, -Forward.X);

    /// <summary>A point relative to the pose, in meters: ahead, up and to the right.</summary>
    public Vector3 At(float ahead, float up, float aside) => Position + (Forward * ahead) + (Vector3.UnitY * up) + (Right * aside);

    /// <summary>The bounding rectangle of a box in the image, or null if a part of the box is not in front of the camera.</summary>
    public SKRect? Bounds(View view, (float Back, float Front) length, (float Low, float High) height, float aside)
    {
        SKRect? bounds = null;
        foreach (float ahead in (ReadOnlySpan<float>)[length.Back, length.Front])
        {
            foreach (float up in (ReadOnlySpan<float>)[height.Low, height.High])
            {
                foreach (float side in (ReadOnlySpan<float>)[-aside, aside])
                {
                    Vector3 corner = At(ahead, up, side);
                    if (view.Distance(corner) < 1)
                        return null;
                    SKPoint at = view.Project(corner);
                    SKRect known = bounds ?? new SKRect(at.X, at.Y, at.X, at.Y);
                    bounds = new SKRect(
                        Math.Min(known.Left, at.X), Math.Min(known.Top, at.Y), Math.Max(known.Right, at.X), Math.Max(known.Bottom, at.Y));
                }
            }
        }

        return bounds;
    }
}
