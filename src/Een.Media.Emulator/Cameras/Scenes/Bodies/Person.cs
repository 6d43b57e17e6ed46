using System.Numerics;
using Een.Media.Emulator.Cameras.Model;
using Een.Media.Emulator.Cameras.Scenes.Drawing;
using SkiaSharp;

namespace Een.Media.Emulator.Cameras.Scenes.Bodies;

/// <summary>A pedestrian.</summary>
internal sealed class Person(SKColor top, SKColor trousers, bool vest = false) : Body
{
    private static readonly SKColor Skin = new(0xC6, 0x95, 0x72);
    private static readonly SKColor Hair = new(0x35, 0x2A, 0x24);

    public override OverlayKind Kind => OverlayKinds.Person;

    public override Vector3 Size => new(1.1f, 1.85f, 0.7f);

    public override void Draw(Brush brush, Pose pose, float traveled)
    {
        brush.Spot(new SKColor(0, 0, 0, 150), pose.Position, 0.5f);
        float swing = MathF.Sin(traveled * MathF.Tau / 1.5f) * 0.34f;
        SKColor shoes = new(0x22, 0x20, 0x20);
        foreach (float side in (ReadOnlySpan<float>)[-1, 1])
        {
            Vector3 hip = pose.At(0, 0.88f, side * 0.1f), foot = pose.At(swing * side, 0.08f, side * 0.1f);
            brush.Limb(trousers, hip, foot, 0.17f);
            brush.Limb(shoes, foot, foot + (pose.Forward * 0.14f), 0.12f);
            Vector3 shoulder = pose.At(0, 1.4f, side * 0.2f);
            brush.Limb(Brush.Shade(top, 0.8f), shoulder, pose.At(-swing * side * 0.8f, 0.92f, side * 0.26f), 0.12f);
        }

        brush.Limb(top, pose.At(0, 0.98f, 0), pose.At(0, 1.34f, 0), 0.4f);
        if (vest)
        {
            foreach (float height in (ReadOnlySpan<float>)[1.02f, 1.2f])
                brush.Limb(new SKColor(0xF1, 0xF3, 0xEE), pose.At(0, height, -0.15f), pose.At(0, height, 0.15f), 0.06f);
        }

        brush.Ball(Skin, pose.At(0.02f, 1.66f, 0), 0.13f);
        brush.Ball(vest ? new SKColor(0xF5, 0xF5, 0xF5) : Hair, pose.At(-0.02f, 1.71f, 0), 0.125f);
    }
}
