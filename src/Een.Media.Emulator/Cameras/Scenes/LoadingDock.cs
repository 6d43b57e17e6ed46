using System.Numerics;
using Een.Media.Emulator.Cameras.Model;
using Een.Media.Emulator.Cameras.Scenes.Bodies;
using Een.Media.Emulator.Cameras.Scenes.Drawing;
using SkiaSharp;

namespace Een.Media.Emulator.Cameras.Scenes;

/// <summary>The yard of a warehouse with gates.</summary>
internal sealed class LoadingDock : Scene
{
    private const float Wall = 34;
    private static readonly float[] Gates = [-14, -6, 2, 10, 18, 26];
    private static readonly Pose Warehouse = Pose.Facing(4, Wall + 10, 180);
    private static readonly Hull Building = new(-10, 10, 44, 0, 10);

    public LoadingDock(int seed)
        : base(new View(height: 9, pitchDegrees: 19, yawDegrees: 8, focal: 1300))
    {
        SKColor white = new(0xEC, 0xEE, 0xEE), blue = new(0x1F, 0x4E, 0x8C), orange = new(0xD9, 0x6B, 0x1E), green = new(0x2F, 0x7D, 0x54);
        List<Prop> props =
        [
            Prop.Parked(new Truck(blue, white, blue, 11), Pose.Facing(Gates[1], Wall - 6, 180)),
            Prop.Parked(new Truck(white, new SKColor(0xC8, 0xCC, 0xCE), green, 11), Pose.Facing(Gates[4], Wall - 6, 180)),
            Prop.LampPost(new Vector3(-19, 8, 20), 1.2f),
        ];
        for (int i = 0; i < 9; i++)
        {
            // Pallets on the left, some of them loaded high.
            Pose pallet = Pose.Facing(-8.4f - (i % 3 * 1.7f), 15.5f + (i / 3 * 1.9f), 3 * i);
            float load = 0.5f + (1.1f * Noise.Unit(seed, i));
            props.Add(new Prop(pallet.Position, 3, brush =>
            {
                new Hull(-0.6f, 0.6f, 0.6f, 0, 0.15f).Draw(brush, pallet, new SKColor(0x94, 0x70, 0x48), new SKColor(0x94, 0x70, 0x48));
                Hull boxes = new(-0.55f, 0.55f, 0.55f, 0.15f, 0.15f + load);
                boxes.Draw(brush, pallet, new SKColor(0xBF, 0x97, 0x6B), new SKColor(0xD2, 0xAE, 0x84));
            }));
        }

        SKColor[] containers = [orange, blue, green];
        foreach ((SKColor color, int number) in containers.Select((color, number) => (color, number)))
        {
            Pose container = Pose.Facing(17.6f + (number * 1.1f), 14 + (number * 3.4f), 90);
            props.Add(new Prop(container.Position, 6, brush => DrawContainer(brush, container, color)));
        }

        Props = props;
        Vector2[] out1 = [new(Gates[2], Wall - 6), new(Gates[2], 19), new(Gates[2] - 5, 13.5f), new(-40, 12.5f)];
        SKColor vest = new(0xE8, 0xF0, 0x1E), trousers = new(0x2B, 0x33, 0x47);
        Movers =
        [
            new Mover(
                new Truck(orange, white, orange, 11),
                out1,
                [(0, 0), (16, 0), (20, 6), (32, 58), (48, 58), (60, 10), (66, 0), (SceneClock.Loop, 0)]),
            new Mover(
                new Forklift(),
                [new(-9, 22.5f), new(3, 23.6f), new(12, 25.6f), new(19, 27.6f)],
                [(0, 0), (11, 27), (20, 27), (33, 0), (40, 0), (52, 27), (58, 27), (SceneClock.Loop, 0)]),
            Mover.Steady(new Car(Palette.Paint(seed, 3), van: true), 38, 6.5f, new(60, 17.2f), new(20, 16.8f), new(-45, 16)),
            Mover.Steady(new Person(vest, trousers, vest: true), 2, 1.3f, new(18, 25.5f), new(13.5f, 24), new(12, 32.5f)),
            Mover.Steady(
                new Person(new SKColor(0xF2, 0x7A, 0x1A), trousers, vest: true), 8, 1.3f, new(-30, 30.5f), new(-2.5f, 29), new(-1.8f, 33)),
            Mover.Steady(
                new Person(vest, new SKColor(0x3C, 0x3C, 0x3C), vest: true), 30, 1.35f,
                new(9, 33), new(7, 19), new(3, 11.5f), new(-16, 10)),
            Mover.Steady(
                new Person(Palette.Cloth(seed, 7), trousers), 20, 1.4f, new(14, 9.5f), new(14.5f, 20), new(21.8f, 30), new(22.2f, 33)),
        ];
    }

    public override IReadOnlyList<OverlayKind> Overlays { get; } = [OverlayKinds.Motion, OverlayKinds.Vehicle];

    protected override IReadOnlyList<Prop> Props { get; }

    protected override IReadOnlyList<Mover> Movers { get; }

    protected override IReadOnlyList<Vector3> Lamps { get; } =
        [new(-19, 8, 20), .. Gates.Select(x => new Vector3(x, 5.6f, Wall - 1.2f)), new(16, 8, 14)];

    protected override float LampReach => 7.5f;

    protected override void DrawGround(Brush brush)
    {
        SKColor concrete = new(0x9B, 0x9B, 0x97), joint = new(0x82, 0x82, 0x7F), yellow = new(0xDD, 0xB4, 0x2B);
        brush.Ground(concrete, -200, 2, 200, 200);
        for (int i = -10; i <= 14; i++)
            brush.Ground(joint, (i * 5) - 0.05f, 2, (i * 5) + 0.05f, Wall);
        for (int i = 1; i < 7; i++)
            brush.Ground(joint, -60, (i * 5) - 0.05f, 80, (i * 5) + 0.05f);
        for (int i = 0; i < 30; i++)
        {
            Vector3 at = new(-20 + (52 * Noise.Unit(13, i)), 0, 9 + (24 * Noise.Unit(14, i)));
            brush.Spot(new SKColor(0x40, 0x3E, 0x3A, (byte)(30 + (i % 4 * 12))), at, 0.8f + (2.6f * Noise.Unit(15, i)));
        }

        foreach (float gate in Gates)
        {
            foreach (float aside in (ReadOnlySpan<float>)[-1.9f, 1.9f])
                brush.Ground(yellow, gate + aside - 0.08f, Wall - 12, gate + aside + 0.08f, Wall);
        }

        // A walkway in front of the building, and a hatched no-parking corner.
        brush.Ground(Palette.Marking, -60, 21, 24, 21.12f);
        for (int i = 0; i < 12; i++)
            brush.Fill(yellow, new(-15 + i, 0, 13.2f), new(-14.6f + i, 0, 13.2f), new(-13 + i, 0, 11.2f), new(-13.4f + i, 0, 11.2f));
        DrawBuilding(brush);
    }

    protected override void DrawLight(Brush brush, float darkness)
    {
        foreach (float gate in Gates)
        {
            Vector3 wall = new(gate, 4.2f, Wall);
            float size = 4.4f * brush.View.Scale(wall);
            brush.Glow(new SKColor(0xFF, 0xDC, 0xA8, (byte)(235 * darkness)), brush.View.Project(wall), size, size, SKBlendMode.Screen);
        }
    }

    private static void DrawBuilding(Brush brush)
    {
        Building.Draw(brush, Warehouse, new SKColor(0xB7, 0xC0, 0xC7), new SKColor(0x7E, 0x84, 0x88));
        for (int i = 0; i < 88; i++)
            Building.Panel(brush, Warehouse, Side.Front, new SKColor(0xA6, 0xB0, 0xB8), (i + 0.46f) / 88, (i + 0.54f) / 88, 0, 0.86f);
        Building.Panel(brush, Warehouse, Side.Front, new SKColor(0x24, 0x57, 0x8F), 0, 1, 0.84f, 0.95f);
        brush.Sign(SKColors.White, "NORTHGATE LOGISTICS", new Vector3(-9, 8.55f, Wall - 0.05f), 0.8f);
        foreach ((float gate, int number) in Gates.Select((gate, number) => (gate, number)))
        {
            float z = Wall - 0.02f;
            Rect(new SKColor(0x2C, 0x30, 0x34), gate - 1.9f, 0.9f, gate + 1.9f, 4.9f);
            bool open = number is 1 or 2 or 4;
            Rect(open ? new SKColor(0x3A, 0x36, 0x30) : new SKColor(0xE3, 0xE5, 0xE4), gate - 1.5f, 1.1f, gate + 1.5f, 4.5f);
            if (!open)
            {
                for (int slat = 1; slat < 7; slat++)
                    Rect(new SKColor(0xBC, 0xC0, 0xC0), gate - 1.5f, 1.1f + (slat * 0.49f), gate + 1.5f, 1.16f + (slat * 0.49f));
            }

            Rect(new SKColor(0x16, 0x17, 0x18), gate - 1.9f, 0.3f, gate - 1.3f, 1.1f);
            Rect(new SKColor(0x16, 0x17, 0x18), gate + 1.3f, 0.3f, gate + 1.9f, 1.1f);
            Rect(new SKColor(0xF2, 0xC2, 0x2E), gate - 0.75f, 5.2f, gate + 0.75f, 6.7f);
            brush.Sign(new SKColor(0x1C, 0x1C, 0x1C), $"{number + 1}", new Vector3(gate - 0.42f, 5.42f, z), 1.05f);

            void Rect(SKColor color, float left, float low, float right, float high) =>
                brush.Upright(color, left, low, right, high, z);
        }
    }

    private static void DrawContainer(Brush brush, Pose pose, SKColor color)
    {
        Hull box = new(-3, 3, 1.22f, 0.1f, 2.6f);
        Vector3 a = pose.At(3.1f, 0, -1.3f), b = pose.At(3.1f, 0, 1.9f), c = pose.At(-3.1f, 0, 1.9f), d = pose.At(-3.1f, 0, -1.3f);
        brush.Fill(new SKColor(0, 0, 0, 90), a, b, c, d);
        box.Draw(brush, pose, color, Brush.Shade(color, 0.9f));
        for (int rib = 0; rib < 14; rib++)
        {
            foreach (Side side in (ReadOnlySpan<Side>)[Side.Right, Side.Left])
                box.Panel(brush, pose, side, Brush.Shade(color, 0.82f), (rib + 0.3f) / 14, (rib + 0.7f) / 14, 0.06f, 0.94f);
        }

        foreach (float bar in (ReadOnlySpan<float>)[0.2f, 0.4f, 0.6f, 0.8f])
            box.Panel(brush, pose, Side.Rear, Brush.Shade(color, 0.7f), bar - 0.012f, bar + 0.012f, 0.03f, 0.97f);
    }
}
