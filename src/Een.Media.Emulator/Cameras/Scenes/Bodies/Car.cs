using System.Numerics;
using Een.Media.Emulator.Cameras.Scenes.Drawing;
using SkiaSharp;

namespace Een.Media.Emulator.Cameras.Scenes.Bodies;

/// <summary>A passenger car, or a van.</summary>
internal sealed class Car(SKColor color, bool van = false) : Vehicle
{
    private readonly Hull _lower = new(-2.15f, 2.15f, 0.9f, 0.28f, van ? 1.15f : 0.88f)
    {
        TopRear = -2.1f,
        TopFront = van ? 1.75f : 2.05f,
        TopHalf = 0.87f,
    };

    private readonly Hull _cabin = van
        ? new(-2.1f, 1.75f, 0.87f, 1.15f, 1.95f) { TopRear = -2.02f, TopFront = 0.95f, TopHalf = 0.76f }
        : new(-1.95f, 0.95f, 0.85f, 0.88f, 1.45f) { TopRear = -1.45f, TopFront = 0.2f, TopHalf = 0.68f };

    public override Vector3 Size => new(4.3f, van ? 1.95f : 1.45f, 1.8f);

    public override void Draw(Brush brush, Pose pose, float traveled)
    {
        Shadow(brush, pose);
        _lower.Draw(brush, pose, color, Brush.Shade(color, 1.05f));
        Wheels(brush, pose, 0.33f, -1.32f, 1.35f);
        _lower.Panel(brush, pose, Side.Front, new SKColor(0x20, 0x22, 0x25), 0.28f, 0.72f, 0.12f, 0.5f);
        foreach ((float left, float right) in (ReadOnlySpan<(float, float)>)[(0.04f, 0.24f), (0.76f, 0.96f)])
        {
            _lower.Panel(brush, pose, Side.Front, new SKColor(0xF2, 0xF0, 0xE4), left, right, 0.5f, 0.8f);
            _lower.Panel(brush, pose, Side.Rear, new SKColor(0xB7, 0x1C, 0x1C), left, right, 0.55f, 0.88f);
        }

        _lower.Panel(brush, pose, Side.Rear, new SKColor(0xE8, 0xE6, 0xD8), 0.36f, 0.64f, 0.4f, 0.62f);
        _cabin.Draw(brush, pose, color, Brush.Shade(color, 1.08f));
        _cabin.Panel(brush, pose, Side.Front, Glass, 0.06f, 0.94f, 0.08f, 0.9f);
        _cabin.Panel(brush, pose, Side.Rear, Glass, 0.08f, 0.92f, van ? 0.3f : 0.15f, 0.88f);
        foreach (Side side in (ReadOnlySpan<Side>)[Side.Right, Side.Left])
        {
            bool right = side == Side.Right;
            if (!van)
                Window(side, right ? 0.1f : 0.52f, right ? 0.48f : 0.9f);
            Window(side, right ? 0.52f : 0.1f, right ? 0.9f : 0.48f);
        }

        void Window(Side side, float left, float right) => _cabin.Panel(brush, pose, side, Glass, left, right, 0.12f, 0.86f);
    }
}
