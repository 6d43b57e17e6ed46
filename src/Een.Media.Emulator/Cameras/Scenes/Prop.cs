using System.Numerics;
using Een.Media.Emulator.Cameras.Model;
using Een.Media.Emulator.Cameras.Scenes.Bodies;
using Een.Media.Emulator.Cameras.Scenes.Drawing;
using SkiaSharp;

namespace Een.Media.Emulator.Cameras.Scenes;

/// <summary>A thing that does not move.</summary>
/// <param name="At">Its base.</param>
/// <param name="Reach">The radius, in meters, that contains it and its shadow, around a point at half this height.</param>
/// <param name="Draw">Draws it as it looks at noon.</param>
internal sealed record Prop(Vector3 At, float Reach, Action<Brush> Draw)
{
    /// <summary>Whether a part of it may be visible in a rectangle of the image.</summary>
    public bool MayTouch(SKRect rectangle, View view)
    {
        Vector3 middle = At with { Y = Reach / 2 };
        float nearest = view.Distance(middle) - Reach;
        if (nearest < 1)
            return true;
        SKPoint center = view.Project(middle);
        float radius = Reach * view.Scale(middle) * view.Distance(middle) / nearest;
        return rectangle.IntersectsWith(new SKRect(center.X - radius, center.Y - radius, center.X + radius, center.Y + radius));
    }

    public static Prop Parked(Body body, Pose pose) => new(pose.Position, body.Size.X, brush => body.Draw(brush, pose, 0));

    public static Prop LampPost(Vector3 lamp, float arm) => new(lamp with { Y = 0 }, lamp.Y + 1, brush =>
    {
        SKColor steel = new(0x7A, 0x80, 0x86);
        Vector3 foot = new(lamp.X - arm, 0, lamp.Z), head = foot with { Y = lamp.Y + 0.15f };
        brush.Limb(steel, foot, head, 0.16f);
        brush.Limb(steel, head, lamp + (Vector3.UnitY * 0.15f), 0.12f);
        brush.Limb(new SKColor(0xD8, 0xDC, 0xDF), lamp - new Vector3(0.3f, 0, 0), lamp + new Vector3(0.3f, 0, 0), 0.18f);
    });

    public static Prop Tree(float x, float z, float height, int seed) => new(new Vector3(x, 0, z), height, brush =>
    {
        Vector3 foot = new(x, 0, z), crown = new(x, height * 0.68f, z);
        float radius = height * 0.27f;
        brush.Spot(new SKColor(0, 0, 0, 120), foot + new Vector3(0.5f, 0, 0.4f), radius * 1.25f);
        brush.Limb(new SKColor(0x5D, 0x48, 0x37), foot, crown, height * 0.045f);
        SKColor green = Brush.Mix(new SKColor(0x3C, 0x6B, 0x35), new SKColor(0x6B, 0x8A, 0x3A), Noise.Unit(seed, 99));
        for (int layer = 0; layer < 3; layer++)
        {
            // Dark below and behind, light towards the sun.
            Vector3 shift = new Vector3(-0.16f, 0.2f, -0.1f) * layer * radius;
            for (int i = 0; i < 13; i++)
            {
                float angle = i * MathF.Tau / 13;
                float distance = radius * (0.25f + (0.6f * Noise.Unit(seed, (layer * 50) + i))) * (1 - (layer * 0.18f));
                Vector3 at = crown + shift + new Vector3(MathF.Cos(angle) * distance, MathF.Sin(angle) * distance * 0.95f, 0);
                float shade = 0.72f + (layer * 0.2f) + (0.1f * Noise.Unit(seed, (layer * 70) + i));
                brush.Ball(Brush.Shade(green, shade), at, radius * (0.44f - (layer * 0.07f)));
            }
        }
    });
}
