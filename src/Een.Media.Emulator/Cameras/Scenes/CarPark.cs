using System.Numerics;
using Een.Media.Emulator.Cameras.Model;
using Een.Media.Emulator.Cameras.Scenes.Bodies;
using Een.Media.Emulator.Cameras.Scenes.Drawing;
using SkiaSharp;

namespace Een.Media.Emulator.Cameras.Scenes;

/// <summary>The car park of a shop, seen from a mast at its near edge.</summary>
internal sealed class CarPark : Scene
{
    private const float Bay = 2.75f;
    private const float DoorX = 15;
    private static readonly float[] Rows = [11.8f, 23.5f, 28.5f, 40];
    private static readonly Pose Shop = Pose.Facing(17, 54.5f, 180);
    private static readonly Hull Front = new(-6, 5, 29, 0, 6.4f);

    public CarPark(int seed)
        : base(new View(height: 8.5f, pitchDegrees: 21, yawDegrees: 13, focal: 1320))
    {
        List<Prop> props = [];
        foreach (float x in (ReadOnlySpan<float>)[-9.5f, 7, 23.5f, 40])
            props.Add(Prop.LampPost(new Vector3(x + 1.2f, 7.2f, 28.5f), 1.2f));
        Vector2[] trees = [new(-15.2f, 26), new(-15.2f, 31), new(-19, 44), new(-16, 49), new(-22, 54), new(49, 50)];
        foreach ((Vector2 at, int number) in trees.Select((at, number) => (at, number)))
            props.Add(Prop.Tree(at.X, at.Y, 5.5f + (2 * Noise.Unit(seed, number)), seed + number));
        for (int row = 0; row < Rows.Length; row++)
        {
            for (int bay = -4; bay < 18; bay++)
            {
                // Three bays stay free for cars that arrive and leave.
                bool reserved = (row, bay) is (1, 2) or (3, 5) or (3, 6);
                int index = (row * 100) + bay;
                if (reserved || Noise.Unit(seed, index) > 0.66f)
                    continue;
                // Most cars have driven in forwards: in the third row they face the camera, in the others they face away.
                bool backwards = Noise.Unit(seed, index + 5000) > 0.78f, away = row != 2;
                float aside = 0.3f * (Noise.Unit(seed, index + 6000) - 0.5f);
                Car car = new(Palette.Paint(seed, index), van: Noise.Unit(seed, index + 7000) > 0.86f);
                props.Add(Prop.Parked(car, Pose.Facing(Center(bay) + aside, Rows[row] + 2.5f, away != backwards ? 0 : 180)));
            }
        }

        Props = props;
        Movers =
        [
            Mover.Steady(new Car(Palette.Paint(seed, 1)), 3, 5.5f, new Vector2(-32, 18.9f), new Vector2(52, 18.9f)),
            Mover.Steady(new Car(new SKColor(0xF2, 0xF2, 0xEE), van: true), 29, 6, new Vector2(52, 21.8f), new Vector2(-32, 21.8f)),
            Mover.Steady(new Car(new SKColor(0xB8, 0x30, 0x2C)), 50, 5, new Vector2(-32, 18.9f), new Vector2(52, 18.9f)),
            new Mover(
                new Car(new SKColor(0x2B, 0x5C, 0x9E)),
                [new(80, 38.3f), new(Center(5) + 3.4f, 38.3f), new(Center(5), 40.6f), new(Center(5), 44.6f)],
                [(0, 0), (8, 40), (14, 64.4f), (17, 66.8f), (46, 66.8f), (51, 60), (52, 60), (60, 0)]),
            Mover.Steady(new Car(Palette.Paint(seed, 4)), 16, 6, new Vector2(-40, 35.2f), new Vector2(75, 35.2f)),
            Mover.Steady(Walker(1), 4, 1.35f, new(4.2f, 24.8f), new(4.2f, 34), new(DoorX - 1, 46.5f), new(DoorX, 49.4f)),
            Mover.Steady(Walker(2), 28, 1.3f, new(DoorX + 1, 49.4f), new(DoorX + 1.5f, 46.4f), new(20, 39), new(20.4f, 29)),
            Mover.Steady(Walker(3), 0, 1.25f, new Vector2(-30, 46.8f), new Vector2(DoorX, 47.2f), new Vector2(DoorX, 49.4f)),
            Mover.Steady(
                Walker(4), 12, 1.4f,
                new(8.2f, 8.5f), new(8.3f, 17), new(7.1f, 23), new(7.1f, 33.5f), new(DoorX, 47), new(DoorX, 49.4f)),
            Mover.Steady(Walker(5), 40, 1.2f, new Vector2(50, 47.6f), new Vector2(12, 47.4f)),
        ];

        Body Walker(int number)
        {
            SKColor trousers = number % 2 == 0 ? new SKColor(0x2F, 0x3B, 0x52) : new SKColor(0x45, 0x40, 0x3C);
            return new Person(Palette.Cloth(seed, number), trousers);
        }
    }

    protected override IReadOnlyList<Prop> Props { get; }

    protected override IReadOnlyList<Mover> Movers { get; }

    protected override IReadOnlyList<Vector3> Lamps { get; } =
    [
        new(-8.3f, 7.2f, 28.5f), new(8.2f, 7.2f, 28.5f), new(24.7f, 7.2f, 28.5f),
        new(41.2f, 7.2f, 28.5f), new(DoorX, 4.6f, 47), new(3, 7, 13),
    ];

    protected override void DrawGround(Brush brush)
    {
        brush.Ground(Palette.Grass, -300, 2, 300, 400);
        brush.Ground(Palette.Asphalt, -18, 2, 90, 46);
        brush.Ground(Palette.Asphalt, -60, 17, -18, 23.5f);
        brush.Ground(Palette.Asphalt, -60, 33.5f, -18, 40);
        brush.Ground(Palette.Curb, -60, 45.4f, 90, 45.7f);
        brush.Ground(Palette.Sidewalk, -60, 45.7f, 90, 49.6f);
        for (int i = 0; i < 26; i++)
        {
            // Patches and oil stains make the asphalt look real.
            Vector3 at = new(-16 + (58 * Noise.Unit(3, i)), 0, 9 + (34 * Noise.Unit(4, i)));
            SKColor color = i % 2 == 0 ? new SKColor(0x30, 0x32, 0x34, 60) : new SKColor(0x9A, 0x9C, 0x9C, 45);
            brush.Spot(color, at, 1 + (2.5f * Noise.Unit(5, i)));
        }

        foreach (float row in Rows)
        {
            for (int bay = -4; bay <= 18; bay++)
                brush.Ground(Palette.Marking, (bay * Bay) - 0.06f, row, (bay * Bay) + 0.06f, row + 5);
        }

        brush.Ground(Palette.Marking, -4 * Bay, 28.44f, 18 * Bay, 28.56f);
        foreach (float x in (ReadOnlySpan<float>)[-6, 12, 30])
        {
            Arrow(x, 18.9f, 1);
            Arrow(x + 6, 21.8f, -1);
            Arrow(x + 3, 35.2f, 1);
            Arrow(x + 9, 38.3f, -1);
        }

        for (int stripe = 0; stripe < 7; stripe++)
            brush.Ground(Palette.Marking, DoorX - 2.6f + (stripe * 0.8f), 33.8f, DoorX - 2.2f + (stripe * 0.8f), 39.8f);

        // Islands with trees at the ends of the rows.
        brush.Ground(Palette.Curb, -17.2f, 23.7f, -12.2f, 33.3f, 0.05f);
        brush.Ground(Palette.Grass, -16.9f, 24, -12.5f, 33, 0.06f);
        DrawShop(brush);

        void Arrow(float x, float z, float way)
        {
            brush.Ground(Palette.Marking, Math.Min(x, x + (1.6f * way)), z - 0.1f, Math.Max(x, x + (1.6f * way)), z + 0.1f);
            float head = x + (1.6f * way);
            brush.Fill(Palette.Marking, new(head, 0, z - 0.4f), new(head, 0, z + 0.4f), new(x + (2.6f * way), 0, z));
        }
    }

    protected override void DrawWindows(Brush brush, float darkness)
    {
        SKColor light = Palette.LitWindow.WithAlpha((byte)(190 * darkness));
        foreach ((float left, float right) in Panes())
            Front.Panel(brush, Shop, Side.Front, light, left, right, 0.03f, 0.48f);
        brush.Sign(new SKColor(0xFF, 0xF4, 0xE0), "GREENFIELD MARKET", new Vector3(1.5f, 4.15f, 49.4f), 1.3f);
    }

    private static float Center(int bay) => (bay + 0.5f) * Bay;

    private static void DrawShop(Brush brush)
    {
        Front.Draw(brush, Shop, new SKColor(0xD8, 0xCF, 0xBF), new SKColor(0x8D, 0x8B, 0x86));
        Front.Panel(brush, Shop, Side.Front, new SKColor(0x9F, 0x3A, 0x2E), 0, 1, 0.56f, 0.94f);
        foreach ((float left, float right) in Panes())
            Front.Panel(brush, Shop, Side.Front, new SKColor(0x5E, 0x7A, 0x8C), left, right, 0.03f, 0.48f);
        brush.Sign(new SKColor(0xFB, 0xF5, 0xE8), "GREENFIELD MARKET", new Vector3(1.5f, 4.15f, 49.4f), 1.3f);
    }

    private static IEnumerable<(float Left, float Right)> Panes()
    {
        for (int pane = 0; pane < 18; pane++)
            yield return ((pane + 0.08f) / 18, (pane + 0.92f) / 18);
    }
}
