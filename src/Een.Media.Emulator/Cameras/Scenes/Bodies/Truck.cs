using System.Numerics;
using Een.Media.Emulator.Cameras.Scenes.Drawing;
using SkiaSharp;

namespace Een.Media.Emulator.Cameras.Scenes.Bodies;

/// <summary>A truck with a box body, or a bus.</summary>
internal sealed class Truck(SKColor cab, SKColor box, SKColor stripe, float length, bool bus = false) : Vehicle
{
    private readonly float _front = length / 2;

    public override Vector3 Size => new(length, bus ? 3.1f : 3.6f, 2.5f);

    public override void Draw(Brush brush, Pose pose, float traveled)
    {
        Shadow(brush, pose);
        Hull cabin = new(_front - 2.1f, _front, 1.2f, 0.45f, 2.9f) { TopFront = _front - 0.3f, TopHalf = 1.12f };
        Hull body = bus
            ? new(-_front, _front, 1.25f, 0.4f, 3.1f) { TopFront = _front - 0.15f, TopHalf = 1.18f }
            : new(-_front, _front - 2.3f, 1.25f, 0.9f, 3.6f);
        Hull chassis = new(-_front + 0.3f, _front - 0.4f, 1.05f, 0.45f, 0.95f);

        // The nearer part is drawn last.
        bool cabinIsNearer = Vector3.Dot(pose.Forward, brush.View.Eye - pose.Position) > 0;
        chassis.Draw(brush, pose, new SKColor(0x2A, 0x2C, 0x2F), new SKColor(0x2A, 0x2C, 0x2F));
        Wheels(brush, pose, 0.5f, -_front + 1.6f, _front - 1.2f);
        if (!bus && !cabinIsNearer)
            Cabin(cabin);
        body.Draw(brush, pose, box, Brush.Shade(box, 1.05f));
        foreach (Side side in (ReadOnlySpan<Side>)[Side.Right, Side.Left])
            body.Panel(brush, pose, side, stripe, 0, 1, bus ? 0.05f : 0.3f, bus ? 0.28f : 0.48f);
        if (bus)
            BusWindows(body);
        else
            body.Panel(brush, pose, Side.Rear, Brush.Shade(box, 0.75f), 0.495f, 0.505f, 0.03f, 0.97f);
        Wheels(brush, pose, 0.5f, bus ? [-_front + 2.6f, _front - 2.4f] : [-_front + 1.6f]);
        if (!bus && cabinIsNearer)
            Cabin(cabin);

        void Cabin(Hull hull)
        {
            hull.Draw(brush, pose, cab, cab);
            hull.Panel(brush, pose, Side.Front, Glass, 0.07f, 0.93f, 0.48f, 0.9f);
            hull.Panel(brush, pose, Side.Front, new SKColor(0x22, 0x24, 0x27), 0.2f, 0.8f, 0.1f, 0.36f);
            hull.Panel(brush, pose, Side.Right, Glass, 0.35f, 0.9f, 0.52f, 0.88f);
            hull.Panel(brush, pose, Side.Left, Glass, 0.1f, 0.65f, 0.52f, 0.88f);
            Wheels(brush, pose, 0.5f, _front - 1.2f);
        }

        void BusWindows(Hull hull)
        {
            for (int i = 0; i < 7; i++)
            {
                foreach (Side side in (ReadOnlySpan<Side>)[Side.Right, Side.Left])
                    hull.Panel(brush, pose, side, Glass, 0.03f + (i * 0.137f), 0.15f + (i * 0.137f), 0.42f, 0.86f);
            }

            hull.Panel(brush, pose, Side.Front, Glass, 0.05f, 0.95f, 0.3f, 0.82f);
            hull.Panel(brush, pose, Side.Front, new SKColor(0x1A, 0x1A, 0x1A), 0.15f, 0.85f, 0.86f, 0.97f);
            hull.Panel(brush, pose, Side.Rear, Glass, 0.12f, 0.88f, 0.5f, 0.85f);
        }
    }
}
