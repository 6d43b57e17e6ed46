using System.Numerics;
using Een.Media.Emulator.Cameras.Model;
using Een.Media.Emulator.Cameras.Scenes.Drawing;
using SkiaSharp;

namespace Een.Media.Emulator.Cameras.Scenes.Bodies;

/// <summary>A vehicle or a person in a scene.</summary>
internal abstract class Body
{
    /// <summary>The overlay that detects it, besides motion.</summary>
    public abstract OverlayKind Kind { get; }

    /// <summary>Length, height and width in meters. Only its shadow and its light are drawn outside.</summary>
    public abstract Vector3 Size { get; }

    /// <summary>Draws the body as it looks at noon.</summary>
    /// <param name="brush">The brush.</param>
    /// <param name="pose">Its position and direction.</param>
    /// <param name="traveled">How far it has traveled in meters, for wheels and legs.</param>
    public abstract void Draw(Brush brush, Pose pose, float traveled);

    /// <summary>Draws its light on the ground in the dark, into the light map.</summary>
    public virtual void DrawBeams(Brush brush, Pose pose)
    {
    }

    /// <summary>Draws its lamps in the dark, over everything else.</summary>
    public virtual void DrawLamps(Brush brush, Pose pose)
    {
    }

    protected void Shadow(Brush brush, Pose pose)
    {
        float front = Size.X / 2, half = Size.Z / 2;
        Vector3 away = new Vector3(0.55f, 0, 0.35f) * Math.Min(1.2f, Size.Y) * 0.5f;
        Vector3 a = pose.At(front, 0, half), b = pose.At(front, 0, -half), c = pose.At(-front, 0, -half), d = pose.At(-front, 0, half);
        brush.Fill(new SKColor(0, 0, 0, 85), a + away, b + away, c + away, d + away);
        brush.Fill(new SKColor(0, 0, 0, 110), a, b, c, d);
    }
}
