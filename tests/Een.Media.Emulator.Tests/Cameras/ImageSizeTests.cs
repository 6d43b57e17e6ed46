using Een.Media.Emulator.Cameras.Model;
using SkiaSharp;

namespace Een.Media.Emulator.Tests.Cameras;

public sealed class ImageSizeTests
{
    private static readonly DateTimeOffset Noon = new(2026, 6, 1, 12, 0, 10, 347, TimeSpan.Zero);

    private static byte[] Render(int? width, int? height, bool stretch, StreamKind stream = StreamKind.Preview) =>
        EmulatedCamera.Synthetic(
            "Gate", new SyntheticCameraOptions { Scene = SyntheticScene.Street }).Create(1, Noon, TimeZoneInfo.Utc).Frames
            .Render(new FrameRequest(stream, Noon) { TargetWidth = width, TargetHeight = height, Stretch = stretch }).ToArray();

    [TestCase(320, null, false, 320, 180, Description = "One target keeps the aspect ratio.")]
    [TestCase(null, 90, false, 160, 90)]
    [TestCase(33, null, false, 33, 19)]
    [TestCase(400, 400, false, 400, 225, Description = "Two targets: fit inside.")]
    [TestCase(400, 100, false, 178, 100)]
    [TestCase(400, 100, true, 400, 100, Description = "Two targets, stretched.")]
    [TestCase(1280, null, false, 640, 360, Description = "Not enlarged …")]
    [TestCase(1280, null, true, 1280, 720, Description = "… unless stretching is asked for.")]
    [TestCase(32, 32, true, 32, 32, Description = "The smallest.")]
    public void Targets_decide_the_size(int? width, int? height, bool stretch, int expectedWidth, int expectedHeight)
    {
        byte[] jpeg = Render(width, height, stretch);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(TestImages.SizeOf(jpeg), Is.EqualTo((expectedWidth, expectedHeight)));
            Assert.That(FrameStamp.Read(jpeg), Is.EqualTo(Noon));
        }
    }

    [Test]
    public void A_scaled_image_shows_the_whole_image()
    {
        using SKBitmap full = TestImages.Decode(Render(null, null, false)), half = TestImages.Decode(Render(320, null, false));
        using SKBitmap shrunk = full.Resize(new SKSizeI(320, 180), new SKSamplingOptions(SKCubicResampler.Mitchell));
        using SKBitmap cropped = new();
        full.ExtractSubset(cropped, SKRectI.Create(0, 0, 320, 180));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(TestImages.Difference(shrunk, half), Is.LessThan(8));
            Assert.That(TestImages.Difference(cropped, half), Is.GreaterThan(20), "The measure can tell.");
        }
    }

    [Test]
    public void Timeline_frames_can_be_scaled()
    {
        Camera camera = EmulatedCamera.FromTimeline("c", []).Create(1, Noon, TimeZoneInfo.Utc);
        byte[] jpeg = camera.Frames.Render(new FrameRequest(StreamKind.Preview, Noon) { TargetWidth = 32 }).ToArray();

        Assert.That(TestImages.SizeOf(jpeg), Is.EqualTo((32, 18)));
        Assert.That(FrameStamp.Read(jpeg), Is.EqualTo(Noon));
    }
}
