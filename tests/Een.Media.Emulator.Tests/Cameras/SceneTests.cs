using Een.Media.Emulator.Cameras.Scenes;
using Een.Media.Emulator.Cameras.Scenes.Drawing;
using SkiaSharp;

namespace Een.Media.Emulator.Tests.Cameras;

public sealed class SceneTests
{
    [Test]
    public void Drawing_only_around_movers_gives_the_same_image_as_drawing_everything(
        [Values] SyntheticScene kind, [Values(0, 5, 12)] int light)
    {
        // Everything drawn again, as if something moved everywhere, against the patches.
        Scene scene = Scene.Of(kind, 1);
        using SKImage backdrop = Draw(scene.DrawBackdrop);
        using SKImage still = Draw(canvas => scene.DrawWhole(canvas, new SceneClock(0, 0, light), movers: false), backdrop);
        double worst = 0;
        for (int second = 0; second < SceneClock.Loop; second += 6)
        {
            SceneClock clock = new(second, second, light);
            using SKBitmap patched = SKBitmap.FromImage(Draw(canvas => scene.DrawMovers(canvas, clock, backdrop), still));
            using SKBitmap whole = SKBitmap.FromImage(Draw(canvas => scene.DrawWhole(canvas, clock, movers: true), backdrop));
            for (int y = 0; y < 360; y += 8)
            {
                for (int x = 0; x < 640; x += 8)
                    worst = Math.Max(worst, TestImages.Difference(patched, whole, SKRectI.Create(x, y, 8, 8)));
            }
        }

        // Gradients may come out one level apart under another clip.
        Assert.That(worst, Is.LessThan(3));
    }

    private static SKImage Draw(Action<SKCanvas> draw, SKImage? begun = null)
    {
        using SKSurface surface = SKSurface.Create(new SKImageInfo(640, 360, SKColorType.Rgba8888, SKAlphaType.Opaque));
        if (begun is not null)
            surface.Canvas.DrawImage(begun, 0, 0, SKSamplingOptions.Default);
        surface.Canvas.Scale(640 / View.Width, 360 / View.Height);
        draw(surface.Canvas);
        return surface.Snapshot();
    }
}
