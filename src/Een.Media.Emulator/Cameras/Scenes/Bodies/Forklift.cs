using System.Numerics;
using Een.Media.Emulator.Cameras.Scenes.Drawing;
using SkiaSharp;

namespace Een.Media.Emulator.Cameras.Scenes.Bodies;

/// <summary>A forklift with a loaded pallet on its fork.</summary>
internal sealed class Forklift : Vehicle
{
    private static readonly SKColor Yellow = new(0xF2, 0xA9, 0x00);
    private static readonly SKColor Steel = new(0x33, 0x36, 0x3A);

    public override Vector3 Size => new(3.6f, 2.3f, 1.3f);

    public override void Draw(Brush brush, Pose pose, float traveled)
    {
        Shadow(brush, pose);
        bool loadIsNearer = Vector3.Dot(pose.Forward, brush.View.Eye - pose.Position) > 0;
        if (!loadIsNearer)
            Load();
        new Hull(-1.8f, 0.5f, 0.6f, 0.25f, 1.0f) { TopRear = -1.7f }.Draw(brush, pose, Yellow, Steel);
        Wheels(brush, pose, 0.3f, -1.3f, 0.2f);
        new Hull(-1.5f, -0.9f, 0.35f, 1.0f, 1.35f).Draw(brush, pose, Steel, Steel);
        new Hull(-1.1f, -0.8f, 0.22f, 1.2f, 1.75f).Draw(brush, pose, new SKColor(0xD6, 0xE0, 0x2A), new SKColor(0xC7, 0x98, 0x74));
        brush.Ball(new SKColor(0xF5, 0xF5, 0xF5), pose.At(-0.95f, 1.88f, 0), 0.16f);
        foreach (float aside in (ReadOnlySpan<float>)[-0.52f, 0.52f])
        {
            brush.Limb(Steel, pose.At(-1.5f, 1.0f, aside), pose.At(-1.4f, 2.2f, aside), 0.09f);
            brush.Limb(Steel, pose.At(0.4f, 0.4f, aside), pose.At(0.4f, 2.2f, aside), 0.12f);
        }

        new Hull(-1.5f, 0.3f, 0.55f, 2.2f, 2.28f).Draw(brush, pose, Steel, Steel);
        if (loadIsNearer)
            Load();

        void Load()
        {
            new Hull(0.6f, 1.75f, 0.6f, 0.25f, 0.4f).Draw(brush, pose, new SKColor(0x9C, 0x75, 0x4A), new SKColor(0x9C, 0x75, 0x4A));
            new Hull(0.65f, 1.7f, 0.55f, 0.4f, 1.3f).Draw(brush, pose, new SKColor(0xC4, 0x9A, 0x6C), new SKColor(0xD4, 0xAE, 0x82));
        }
    }
}
