using System.Numerics;
using Een.Media.Emulator.Cameras.Model;
using Een.Media.Emulator.Cameras.Scenes.Bodies;
using Een.Media.Emulator.Cameras.Scenes.Drawing;
using SkiaSharp;

namespace Een.Media.Emulator.Cameras.Scenes;

/// <summary>A street with a crossing and a row of houses, seen from a mast on the near sidewalk.</summary>
internal sealed class Street : Scene
{
    private const float Near = 13, Far = 21.5f, Zebra = 6;
    private readonly int _seed;
    private readonly List<House> _houses = [];

    public Street(int seed)
        : base(new View(height: 7, pitchDegrees: 13, yawDegrees: 26, focal: 1260))
    {
        _seed = seed;
        SKColor[] walls =
        [
            new(0xC9, 0x8F, 0x6B), new(0xE2, 0xD6, 0xBC), new(0xA9, 0x5C, 0x4A),
            new(0xD5, 0xC2, 0x9A), new(0xB7, 0xC0, 0xBC), new(0xC7, 0x7F, 0x62),
        ];
        float left = -26;
        for (int i = 0; i < 13; i++)
        {
            float width = 8 + (3 * Noise.Unit(seed, 300 + i));
            _houses.Add(new House(left, width, 2 + (int)Noise.Integer(seed, 400 + i, 2), walls[(i + Math.Abs(seed % 6)) % walls.Length]));
            left += width;
        }

        List<Prop> props = [];
        for (int i = 0; i < 8; i++)
            props.Add(Prop.Tree(-13 + (i * 11.5f), Far + 1.4f, 5 + (1.6f * Noise.Unit(seed, i)), seed + i));
        for (int i = 0; i < 5; i++)
            props.Add(Prop.LampPost(new Vector3(-6 + (i * 17), 6.4f, Far + 0.8f), -0.9f));
        for (int i = 0; i < 14; i++)
        {
            float x = -18 + (i * 5.6f);
            if (Noise.Unit(seed, 200 + i) < 0.66f && Math.Abs(x - Zebra) > 5)
                props.Add(Prop.Parked(new Car(Palette.Paint(seed, 200 + i), van: i % 5 == 3), Pose.Facing(x, Far - 1.15f, -90)));
        }

        Props = props;
        SKColor jeans = new(0x2F, 0x42, 0x63), dark = new(0x3A, 0x38, 0x38), cream = new(0xE6, 0xE3, 0xDA), blue = new(0x1E, 0x78, 0xA8);
        Movers =
        [
            Mover.Steady(new Car(Palette.Paint(seed, 1)), 1, 9, new(-40, 15), new(150, 15)),
            new Mover(
                new Car(new SKColor(0xC2, 0x3B, 0x2E)),
                [new(-40, 15), new(150, 15)],
                [(20, 0), (24, 35), (26, 40), (36, 40), (39, 52), (50, 160), (53, 190)]),
            Mover.Steady(new Truck(cream, cream, blue, 11, bus: true), 50, 8.5f, new(150, 18.1f), new(-45, 18.1f)),
            Mover.Steady(new Car(new SKColor(0x35, 0x5D, 0x8F), van: true), 6, 9.5f, new(150, 18.1f), new(-40, 18.1f)),
            new Mover(
                new Car(Palette.Paint(seed, 5)),
                [new(150, 18.1f), new(-40, 18.1f)],
                [(18, 0), (30, 125), (33, 137), (38, 137), (41, 147), (46, 190)]),
            Mover.Steady(new Car(Palette.Paint(seed, 6)), 57, 9, new(-40, 15), new(150, 15)),
            Mover.Steady(
                new Person(Palette.Cloth(seed, 1), jeans), 18, 1.3f,
                new(-3, 11.3f), new(Zebra - 0.4f, 11.8f), new(Zebra - 0.2f, 22.6f), new(30, 23.4f)),
            Mover.Steady(new Person(Palette.Cloth(seed, 2), dark), 0, 1.35f, new(60, 23.6f), new(-28, 23.8f)),
            Mover.Steady(new Person(Palette.Cloth(seed, 3), jeans), 35, 1.25f, new(-14, 24), new(60, 24)),
            Mover.Steady(new Person(Palette.Cloth(seed, 4), dark), 8, 1.4f, new(32, 11.2f), new(2, 10.6f)),
            Mover.Steady(new Person(Palette.Cloth(seed, 5), jeans), 45, 1.3f, new(0, 10.4f), new(34, 11)),
        ];
    }

    protected override IReadOnlyList<Prop> Props { get; }

    protected override IReadOnlyList<Mover> Movers { get; }

    protected override IReadOnlyList<Vector3> Lamps { get; } =
        [.. Enumerable.Range(0, 5).Select(i => new Vector3(-6 + (i * 17), 6.4f, Far + 0.8f)), new(14, 7, 9)];

    protected override void DrawGround(Brush brush)
    {
        brush.Ground(Palette.Sidewalk, -300, 2, 400, 60);
        brush.Ground(Palette.Asphalt, -300, Near, 400, Far);
        brush.Ground(Palette.Curb, -300, Near - 0.25f, 400, Near);
        brush.Ground(Palette.Curb, -300, Far, 400, Far + 0.25f);
        for (int i = 0; i < 60; i++)
        {
            brush.Ground(new SKColor(0x93, 0x90, 0x8A), -30 + (i * 1.5f), 2, -29.96f + (i * 1.5f), Near - 0.25f);
            brush.Ground(new SKColor(0x93, 0x90, 0x8A), -30 + (i * 1.5f), Far + 0.25f, -29.96f + (i * 1.5f), 26);
        }

        for (int i = 0; i < 22; i++)
        {
            Vector3 at = new(-15 + (60 * Noise.Unit(23, i)), 0, Near + 1 + (6 * Noise.Unit(24, i)));
            brush.Spot(new SKColor(0x35, 0x36, 0x38, 55), at, 0.8f + (1.6f * Noise.Unit(25, i)));
        }

        for (int i = 0; i < 40; i++)
        {
            float x = -40 + (i * 5);
            if (Math.Abs(x + 1.25f - Zebra) > 4.5f)
                brush.Ground(Palette.Marking, x, 16.5f, x + 2.5f, 16.64f);
        }

        for (int stripe = 0; stripe < 8; stripe++)
            brush.Ground(Palette.Marking, Zebra - 1.7f, Near + 0.35f + (stripe * 1.02f), Zebra + 1.7f, Near + 0.87f + (stripe * 1.02f));
        brush.Ground(Palette.Marking, Zebra - 2.9f, Near + 0.2f, Zebra - 2.6f, 16.4f);
        brush.Ground(Palette.Marking, Zebra + 2.6f, 16.7f, Zebra + 2.9f, 19.4f);

        // Nearer houses hide the sides of those behind them.
        foreach (House house in _houses.OrderByDescending(house => Math.Abs(house.Left + (house.Width / 2))))
            house.Draw(brush);
    }

    protected override void DrawWindows(Brush brush, float darkness)
    {
        for (int i = 0; i < _houses.Count; i++)
            _houses[i].DrawLit(brush, _seed + i, darkness);
    }
}
