using Een.Media.Emulator.Cameras.Model;
using SkiaSharp;

namespace Een.Media.Emulator.Tests.Cameras;

public sealed class SyntheticFramesTests
{
    private static readonly DateTimeOffset Noon = new(2026, 6, 1, 12, 0, 10, 347, TimeSpan.Zero);
    private static readonly DateTimeOffset Now = Noon.AddDays(1);

    private static Camera Create(SyntheticScene scene = SyntheticScene.Street, int seed = 1, string name = "Gate") =>
        EmulatedCamera.Synthetic(name, new SyntheticCameraOptions { Scene = scene }).Create(seed, Now, TimeZoneInfo.Utc);

    private static byte[] Render(Camera camera, DateTimeOffset time, StreamKind stream = StreamKind.Preview) =>
        camera.Frames.Render(new FrameRequest(stream, time)).ToArray();

    [Test]
    public void Every_scene_decodes_completely_in_both_streams_by_day_and_night(
        [Values] SyntheticScene scene, [Values] bool main, [Values(0, 7, 12, 19)] int hour)
    {
        StreamKind stream = main ? StreamKind.Main : StreamKind.Preview;
        Camera camera = Create(scene);
        DateTimeOffset time = Noon.AddHours(hour - 12);
        byte[] jpeg = Render(camera, time, stream);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(TestImages.SizeOf(jpeg), Is.EqualTo(main ? (1920, 1080) : (640, 360)));
            Assert.That(FrameStamp.TryRead(jpeg, out FrameStamp stamp), Is.True);
            Assert.That(stamp, Is.EqualTo(new FrameStamp(camera.DeviceId, main ? "main" : "preview", time)));
            Assert.That(jpeg, Has.Length.InRange(main ? 100_000 : 10_000, main ? 900_000 : 90_000), "As large as a real camera's.");
        }
    }

    [Test]
    public void All_frames_of_a_day_have_distinct_bytes()
    {
        Camera camera = Create();
        HashSet<string> seen = [];
        foreach (DateTimeOffset frame in TimelineModel.Walk(camera.Preview, Noon, Noon.AddMinutes(4), Now))
            Assert.That(seen.Add(Convert.ToHexString(Render(camera, frame))), $"The frame of {frame:O} has been seen before.");

        Assert.That(seen, Has.Count.GreaterThan(150));
    }

    [Test]
    public void Images_follow_the_seed()
    {
        byte[] first = Render(Create(seed: 1), Noon), again = Render(Create(seed: 1), Noon);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(again, Is.EqualTo(first));
            using SKBitmap one = TestImages.Decode(
                Render(
                    Create(SyntheticScene.CarPark, seed: 1),
                    Noon)), other = TestImages.Decode(Render(Create(SyntheticScene.CarPark, seed: 2), Noon));
            Assert.That(TestImages.Difference(one, other), Is.GreaterThan(1), "Other cars are parked.");
        }
    }

    [Test]
    public void A_frame_is_the_same_whether_it_is_drawn_or_comes_from_the_cache()
    {
        Camera camera = Create();
        byte[] first = Render(camera, Noon);
        for (int i = 1; i < 5; i++)
            Render(camera, Noon.AddSeconds(i));

        Assert.That(Render(camera, Noon), Is.EqualTo(first));
    }

    [Test]
    public void Concurrent_rendering_of_the_same_frames_gives_the_same_bytes()
    {
        byte[][] expected = [.. Enumerable.Range(0, 6).Select(i => Render(Create(), Noon.AddSeconds(i)))];
        Camera camera = Create();
        Parallel.For(0, 48, i => Assert.That(Render(camera, Noon.AddSeconds(i % 6)), Is.EqualTo(expected[i % 6])));
    }

    [Test]
    public void Only_the_clock_is_drawn_again_when_the_scene_is_cached()
    {
        // One loop of the motion later everything stands where it stood, in the same light; only the clock differs.
        Camera camera = Create();
        using SKBitmap one = TestImages.Decode(Render(camera, Noon)), later = TestImages.Decode(Render(camera, Noon.AddSeconds(71)));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                TestImages.Difference(one, later, new SKRectI(400, 0, 640, 16)), Is.GreaterThan(1.5), "The clock shows another time.");
            Assert.That(TestImages.Difference(one, later, new SKRectI(0, 17, 640, 360)), Is.Zero, "The rest is the same to the pixel.");
            Assert.That(TestImages.Difference(one, later, new SKRectI(0, 0, 300, 16)), Is.LessThan(0.5), "The name stays.");
        }
    }

    [Test]
    public void The_daylight_of_its_time_zone_lights_a_scene()
    {
        // Noon in UTC is 9 in the evening in Tokyo.
        double[] light = [.. new[] { "Etc/UTC", "Asia/Tokyo" }.Select(zone =>
        {
            TimeZoneInfo local = TimeZoneInfo.FindSystemTimeZoneById(zone);
            using SKBitmap image = TestImages.Decode(Render(EmulatedCamera.Synthetic("Gate").Create(1, Now, local), Noon));
            return Enumerable.Range(0, 100).Average(i => (double)image.GetPixel(i * 6, 200).Green);
        })];

        Assert.That(light[0], Is.GreaterThan(1.5 * light[1]));
    }

    [Test]
    public void The_clock_shows_the_second_of_the_frame([Values(0, 1, 71, 72, 3599, 86_385)] int seconds)
    {
        // Read by comparison: of all times within a minute, the true one looks most like what is drawn in the corner.
        Camera camera = Create();
        Render(camera, Noon.AddSeconds(seconds % 71));
        DateTimeOffset time = Noon.AddSeconds(seconds);
        using SKBitmap frame = TestImages.Decode(Render(camera, time, StreamKind.Main));
        using Stream font = typeof(EmulatedCamera).Assembly.GetManifestResourceStream("DejaVuSansMono-Bold.ttf")!;
        using SKTypeface typeface = SKTypeface.FromStream(font);
        using SKFont text = new(typeface, 1080 / 28f);
        using SKPaint white = new() { Color = SKColors.White };

        int read = Enumerable.Range(-30, 60).MinBy(offset =>
        {
            string clock = time.AddSeconds(offset).ToString("yyyy-MM-dd HH:mm:ss 'UTC'");
            using SKBitmap guess = new(1920, 48);
            using SKCanvas canvas = new(guess);
            canvas.Clear(new SKColor(0x80, 0x80, 0x80));
            canvas.DrawText(clock, 1920 - (text.Size * 0.6f) - text.MeasureText(clock), text.Size * 1.02f, SKTextAlign.Left, text, white);
            return TestImages.Difference(frame, guess, new SKRectI(1300, 4, 1910, 44));
        });

        Assert.That(read, Is.Zero);
    }

    [Test]
    public void The_name_of_the_camera_is_drawn_into_its_images()
    {
        using SKBitmap one = TestImages.Decode(Render(Create(name: "A"), Noon));
        using SKBitmap other = TestImages.Decode(Render(Create(name: "A much longer name"), Noon));

        Assert.That(TestImages.Difference(one, other, new SKRectI(8, 0, 200, 16)), Is.GreaterThan(5));
    }

    [Test]
    public void The_scene_changes_from_second_to_second_and_with_the_light_of_the_hour([Values] SyntheticScene scene)
    {
        Camera camera = Create(scene);
        using SKBitmap noon = TestImages.Decode(
            Render(
                camera,
                Noon)), later = TestImages.Decode(
                    Render(camera, Noon.AddSeconds(3))), night = TestImages.Decode(Render(camera, Noon.AddHours(11)));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Brightness(night), Is.LessThan(0.5 * Brightness(noon)));
            int moved = 0;
            for (int y = 16; y < 352; y += 8)
            {
                for (int x = 0; x < 640; x += 8)
                    moved += TestImages.Difference(noon, later, SKRectI.Create(x, y, 8, 8)) > 15 ? 1 : 0;
            }

            Assert.That(moved, Is.GreaterThan(3), "Somewhere in the image something else is to be seen.");
        }

        static double Brightness(SKBitmap bitmap) => bitmap.Pixels.Average(pixel => pixel.Red + pixel.Green + pixel.Blue);
    }

    [Test]
    public void Without_a_configured_scene_the_seed_chooses_one()
    {
        HashSet<int> overlays = [];
        foreach (int seed in Enumerable.Range(0, 12))
        {
            using SKBitmap drawn = TestImages.Decode(Render(EmulatedCamera.Synthetic("c").Create(seed, Now, TimeZoneInfo.Utc), Noon));
            overlays.Add(drawn.GetPixel(320, 130).Red / 24);
        }

        Assert.That(overlays, Has.Count.GreaterThan(1));
    }
}
