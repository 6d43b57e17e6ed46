using System.Numerics;
using SkiaSharp;

namespace Een.Media.Emulator.Cameras.Scenes.Bodies;

/// <summary>Something that stands or moves in a scene.</summary>
internal abstract class Body
{
    /// <summary>What detects it, beside its motion.</summary>
    public abstract OverlayKind Kind { get; }

    /// <summary>Length, height and width in metres: nothing of it is drawn outside, but its shadow and its light.</summary>
    public abstract Vector3 Size { get; }

    /// <param name="brush">Draws in the colours of noon.</param>
    /// <param name="pose">Where it is.</param>
    /// <param name="travelled">Metres that it has gone, for wheels and legs.</param>
    public abstract void Draw(Brush brush, Pose pose, float travelled);

    /// <summary>What it lights up on the ground in the dark; drawn into the map of light.</summary>
    public virtual void DrawBeams(Brush brush, Pose pose)
    {
    }

    /// <summary>What shines by itself in the dark; drawn over everything.</summary>
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
