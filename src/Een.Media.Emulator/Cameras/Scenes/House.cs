using Een.Media.Emulator.Cameras.Model;
using Een.Media.Emulator.Cameras.Scenes.Drawing;
using SkiaSharp;

namespace Een.Media.Emulator.Cameras.Scenes;

/// <summary>A house in a closed row behind the sidewalk.</summary>
internal sealed record House(float Left, float Width, int Floors, SKColor Color)
{
    private const float Front = 26, Depth = 10, Floor = 3;

    private float Eaves => (Floors * Floor) + 0.8f;

    public void Draw(Brush brush)
    {
        float right = Left + Width, ridge = Eaves + 2.6f;
        SKColor roof = Brush.Shade(new SKColor(0x6B, 0x4A, 0x3F), 0.85f + (0.1f * Floors));
        brush.Face(Color, new(right, 0, Front), new(right, Eaves, Front), new(right, Eaves, Front + Depth), new(right, 0, Front + Depth));
        brush.Face(Color, new(Left, 0, Front + Depth), new(Left, Eaves, Front + Depth), new(Left, Eaves, Front), new(Left, 0, Front));
        brush.Face(Brush.Shade(Color, 1.1f), new(Left, 0, Front), new(Left, Eaves, Front), new(right, Eaves, Front), new(right, 0, Front));
        const float Gutter = Front - 0.35f, Middle = Front + (Depth / 2);
        brush.Face(roof, new(Left, Eaves, Gutter), new(Left, ridge, Middle), new(right, ridge, Middle), new(right, Eaves, Gutter));
        Pane(brush, Brush.Shade(Color, 0.6f), Left, right, 0, 0.5f);
        Pane(brush, new SKColor(0xE9, 0xE4, 0xD8), Left, right, Eaves - 0.22f, Eaves);
        foreach ((float x, float low, bool door) in Openings())
        {
            if (door)
            {
                Pane(brush, new SKColor(0xE6, 0xE2, 0xD8), x - 0.65f, x + 0.65f, 0, 2.45f);
                Pane(brush, Brush.Shade(new SKColor(0x3E, 0x5F, 0x4C), 0.8f + (0.2f * Floors)), x - 0.5f, x + 0.5f, 0, 2.25f);
                continue;
            }

            Pane(brush, new SKColor(0xEE, 0xEB, 0xE4), x - 0.68f, x + 0.68f, low - 0.12f, low + 1.62f);
            Pane(brush, new SKColor(0x45, 0x57, 0x66), x - 0.55f, x + 0.55f, low, low + 1.5f);
            Pane(brush, new SKColor(0xEE, 0xEB, 0xE4), x - 0.03f, x + 0.03f, low, low + 1.5f);
        }
    }

    public void DrawLit(Brush brush, int seed, float darkness)
    {
        int number = -1;
        foreach ((float x, float low, bool door) in Openings())
        {
            number++;
            if (!door && Noise.Unit(seed, number) < 0.4f)
                Pane(brush, Palette.LitWindow.WithAlpha((byte)(210 * darkness)), x - 0.55f, x + 0.55f, low, low + 1.5f);
        }
    }

    private IEnumerable<(float X, float Low, bool Door)> Openings()
    {
        int columns = (int)(Width / 2.6f);
        for (int floor = 0; floor < Floors; floor++)
        {
            for (int column = 0; column < columns; column++)
                yield return (Left + ((column + 0.5f) * Width / columns), (floor * Floor) + 1.1f, floor == 0 && column == 1);
        }
    }

    private static void Pane(Brush brush, SKColor color, float left, float right, float low, float high) =>
        brush.Upright(color, left, low, right, high, Front - 0.02f);
}
