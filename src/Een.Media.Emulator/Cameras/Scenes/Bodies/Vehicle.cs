using System.Numerics;
using Een.Media.Emulator.Cameras.Model;
using Een.Media.Emulator.Cameras.Scenes.Drawing;
using SkiaSharp;

namespace Een.Media.Emulator.Cameras.Scenes.Bodies;

/// <summary>The base of everything on wheels.</summary>
internal abstract class Vehicle : Body
{
    protected static readonly SKColor Glass = new(0x26, 0x32, 0x3B);
    protected static readonly SKColor Tire = new(0x1B, 0x1C, 0x1E);
    private static readonly SKColor White = new(0xFF, 0xF6, 0xDC);
    private static readonly SKColor Red = new(0xE5, 0x2A, 0x20);

    public override OverlayKind Kind => OverlayKinds.Vehicle;

    public override void DrawBeams(Brush brush, Pose pose)
    {
        brush.Spot(White.WithAlpha(150), pose.At((Size.X / 2) + 3.2f, 0, 0), 3.2f, SKBlendMode.Screen);
        brush.Spot(Red.WithAlpha(90), pose.At((-Size.X / 2) - 0.8f, 0, 0), 1.5f, SKBlendMode.Screen);
    }

    public override void DrawLamps(Brush brush, Pose pose)
    {
        foreach (float aside in (ReadOnlySpan<float>)[-0.37f, 0.37f])
        {
            Shine(White, pose.At(Size.X / 2, 0.65f, aside * Size.Z), pose.Forward, 0.55f);
            Shine(Red, pose.At(-Size.X / 2, 0.75f, aside * Size.Z), -pose.Forward, 0.35f);
        }

        void Shine(SKColor color, Vector3 at, Vector3 towards, float radius)
        {
            // A lamp is visible only from its front.
            float facing = Vector3.Dot(Vector3.Normalize(brush.View.Eye - at), towards);
            if (facing <= 0)
                return;
            float size = radius * brush.View.Scale(at);
            brush.Glow(color.WithAlpha((byte)(90 + (165 * facing))), brush.View.Project(at), size, size, SKBlendMode.Screen);
        }
    }

    protected void Wheels(Brush brush, Pose pose, float radius, params ReadOnlySpan<float> axles)
    {
        float side = Vector3.Dot(pose.Right, brush.View.Eye - pose.Position) > 0 ? Size.Z / 2 : -Size.Z / 2;
        foreach (float axle in axles)
        {
            Vector3 hub = pose.At(axle, radius, side);
            brush.Disc(Tire, hub, pose.Right, radius);
            brush.Disc(new SKColor(0x8E, 0x93, 0x98), hub, pose.Right, radius * 0.55f);
        }
    }
}
