using System.Text;
using Een.Media.Emulator.Cameras.Folder;
using Een.Media.Emulator.Cameras.Model;
using SkiaSharp;

namespace Een.Media.Emulator.Tests.Cameras;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class FolderCameraTests : IDisposable
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 12, 0, 0, 500, TimeSpan.Zero);
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("een-emulator-");

    public void Dispose() => _directory.Delete(recursive: true);

    private byte[] Write(string name, int width = 64, int height = 48, byte[]? exif = null)
    {
        using SKBitmap bitmap = new(width, height);
        bitmap.Erase(SKColors.SteelBlue);
        using SKData data = bitmap.Encode(SKEncodedImageFormat.Jpeg, 90);
        byte[] jpeg = data.ToArray();

        // Its name as a comment, so that no two files are the same.
        jpeg = [.. jpeg[..2], .. exif ?? [], 0xFF, 0xFE, 0, (byte)(name.Length + 2), .. Encoding.ASCII.GetBytes(name), .. jpeg[2..]];
        File.WriteAllBytes(Path.Combine(_directory.FullName, name), jpeg);
        return jpeg;
    }

    private Camera Create(FolderCameraOptions? options = null) =>
        EmulatedCamera.FromFolder(_directory.FullName, options).Create(1, Now, TimeZoneInfo.Utc);

    private static List<DateTimeOffset> Frames(Camera camera, StreamKind stream = StreamKind.Preview) =>
        TimelineModel.Walk(camera.Timeline(stream), DateTimeOffset.UnixEpoch, Now.AddYears(50), Now.AddYears(50));

    private static byte[] Render(Camera camera, DateTimeOffset time, StreamKind stream = StreamKind.Preview) =>
        camera.Frames.Render(new FrameRequest(stream, time)).ToArray();

    [Test]
    public void Files_without_a_time_are_spaced_evenly_up_to_now_in_the_order_of_their_names()
    {
        byte[] b = Write("b.jpg"), a = Write("a.JPEG"), c = Write("c.jpg");
        File.WriteAllText(Path.Combine(_directory.FullName, "notes.txt"), "not an image");
        Camera camera = Create(new FolderCameraOptions { Spacing = TimeSpan.FromSeconds(10) });

        Assert.That(Frames(camera), Is.EqualTo(new[] { Now.AddSeconds(-20), Now.AddSeconds(-10), Now }));
        Assert.That(Frames(camera).Select(time => Render(camera, time)), Is.EqualTo(new[] { a, b, c }));
    }

    [Test]
    public void Preview_and_main_of_a_folder_are_the_same_files()
    {
        byte[] file = Write("20250601_120304.jpg");
        Camera camera = Create();
        DateTimeOffset time = Frames(camera).Single();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(time, Is.EqualTo(new DateTimeOffset(2025, 6, 1, 12, 3, 4, TimeSpan.Zero)));
            Assert.That(Frames(camera, StreamKind.Main), Is.EqualTo(new[] { time }));
            Assert.That(Render(camera, time), Is.EqualTo(file));
            Assert.That(Render(camera, time, StreamKind.Main), Is.EqualTo(file));
            Assert.That(
                camera.Frames.Render(new FrameRequest(StreamKind.Main, time) { TargetWidth = 64 }).ToArray(),
                Is.EqualTo(file),
                "It has that size already.");
            Assert.That(FrameStamp.Read(file), Is.Null);
        }
    }

    [Test]
    public void Files_with_a_size_or_overlays_are_encoded_again_and_stamped()
    {
        Write("20250601_120304.jpg", 640, 480);
        Camera camera = Create();
        FrameRequest request = new(StreamKind.Main, Frames(camera).Single());
        byte[] scaled = camera.Frames.Render(request with { TargetWidth = 200 }).ToArray();
        byte[] boxed = camera.Frames.Render(request with { EmbeddedOverlayIds = [camera.Frames.Overlays[0].Id] }).ToArray();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(TestImages.SizeOf(scaled), Is.EqualTo((200, 150)));
            Assert.That(
                TestImages.SizeOf(camera.Frames.Render(request with { TargetWidth = 1000, TargetHeight = 90, Stretch = true }).Span),
                Is.EqualTo((1000, 90)));
            Assert.That(TestImages.SizeOf(boxed), Is.EqualTo((640, 480)));
            Assert.That(FrameStamp.TryRead(scaled, out FrameStamp stamp), Is.True);
            Assert.That(stamp, Is.EqualTo(new FrameStamp(camera.DeviceId, "main", request.Timestamp)));
            Assert.That(
                camera.Frames.OverlaySvg(request with { TargetWidth = 200 }, [camera.Frames.Overlays[0].Id]),
                Does.Contain("viewBox=\"0 0 200 150\"").And.Contain("<rect"));
        }
    }

    [TestCase("2025-06-01T12-03-04.567Z", "2025-06-01T12:03:04.567Z")]
    [TestCase("2025-06-01T12:03:04Z", "2025-06-01T12:03:04.000Z")]
    [TestCase("2025-06-01 12.03.04", "2025-06-01T12:03:04.000Z")]
    [TestCase("2025-06-01T12-03-04+0200", "2025-06-01T10:03:04.000Z")]
    [TestCase("cam1_20250601_120304", "2025-06-01T12:03:04.000Z")]
    [TestCase("20250601120304", "2025-06-01T12:03:04.000Z")]
    [TestCase("20250601120304123", "2025-06-01T12:03:04.123Z")]
    [TestCase("IMG-20250601-120304-preview", "2025-06-01T12:03:04.000Z")]
    [TestCase("1748779384", "2025-06-01T12:03:04.000Z")]
    [TestCase("frame-1748779384567", "2025-06-01T12:03:04.567Z")]
    [TestCase("frame_0001", null)]
    [TestCase("20251301_120304", null, Description = "There is no month 13.")]
    [TestCase("20250601_250304", null)]
    [TestCase("9999999999999", null, Description = "Not a time of this century.")]
    [TestCase("holiday", null)]
    [TestCase("202506011203041234567", null)]
    public void File_names_are_parsed_as_times(string name, string? expected) =>
        Assert.That(FolderTimes.FromName(name)?.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'"), Is.EqualTo(expected));

    [TestCase("2025:06:01 12:03:04", "5", "+02:00", "2025-06-01T10:03:04.500Z")]
    [TestCase("2025:06:01 12:03:04", "567", "", "2025-06-01T12:03:04.567Z")]
    [TestCase("2025:06:01 12:03:04", "", "-05:30", "2025-06-01T17:33:04.000Z")]
    public void EXIF_data_take_precedence_over_the_file_name(string original, string fraction, string offset, string expected)
    {
        Write("20200101_000000.jpg", exif: Exif.Segment(original, fraction, offset));

        Assert.That(Frames(Create()).Single().ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'"), Is.EqualTo(expected));
    }

    [Test]
    public void Damaged_EXIF_data_fall_back_to_the_file_name()
    {
        byte[] exif = Exif.Segment("2025:06:01 12:03:04", "5", "");
        exif.AsSpan(18, 12).Fill(0xEE);
        Write("20200101_000000.jpg", exif: exif);

        Assert.That(Frames(Create()).Single().Year, Is.EqualTo(2020));
    }

    [Test]
    public void Files_with_the_same_time_follow_each_other_by_a_millisecond_in_the_order_of_their_names()
    {
        byte[] b = Write("20250601_120304_b.jpg"), a = Write("20250601_120304_a.jpg");
        byte[] next = Write("20250601_120304.001.jpg"), before = Write("20250601_120303_z.jpg");
        Camera camera = Create();
        DateTimeOffset time = new(2025, 6, 1, 12, 3, 4, TimeSpan.Zero);

        // By name the file of the next millisecond comes first; by time it comes last, and is moved on.
        Assert.That(Frames(camera), Is.EqualTo(new[] { time.AddSeconds(-1), time, time.AddMilliseconds(1), time.AddMilliseconds(2) }));
        Assert.That(Frames(camera).Select(frame => Render(camera, frame)), Is.EqualTo(new[] { before, a, b, next }));
    }

    [Test]
    public void One_file_without_a_time_makes_all_of_them_evenly_spaced()
    {
        Write("20250601_120304.jpg");
        Write("holiday.jpg");

        Assert.That(Frames(Create()), Is.EqualTo(new[] { Now.AddSeconds(-1), Now }));
    }

    [Test]
    public void Broken_files_are_left_out_and_counted()
    {
        byte[] good = Write("a.jpg");
        File.WriteAllBytes(Path.Combine(_directory.FullName, "b.jpg"), good[..(good.Length / 2)]);
        File.WriteAllText(Path.Combine(_directory.FullName, "c.jpg"), "<html>");
        File.WriteAllBytes(Path.Combine(_directory.FullName, "d.jpg"), []);
        Camera camera = Create();

        Assert.That(Frames(camera), Is.EqualTo(new[] { Now }));
        Assert.That(camera.Warning, Does.StartWith("3 files are left out of").And.Contain(_directory.FullName));
    }

    [Test]
    public void Missing_empty_and_broken_directories_are_refused()
    {
        string missing = Path.Combine(_directory.FullName, "missing");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                () => EmulatedCamera.FromFolder(missing),
                Throws.TypeOf<DirectoryNotFoundException>().With.Message.EqualTo($"The directory \"{missing}\" does not exist."));
            Assert.That(
                () => EmulatedCamera.FromFolder(_directory.FullName),
                Throws.TypeOf<InvalidDataException>().With.Message.Contains("no JPEG file"));
        }

        File.WriteAllText(Path.Combine(_directory.FullName, "c.jpg"), "<html>");
        Assert.That(() => Create(), Throws.TypeOf<InvalidDataException>().With.Message.Contains("None of the 1 JPEG files"));
    }

    [Test]
    public void A_folder_camera_has_the_name_of_its_directory_unless_configured()
    {
        Write("a.jpg");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Create().Name, Is.EqualTo(_directory.Name));
            Assert.That(Create(new FolderCameraOptions { Name = "Garden" }).Name, Is.EqualTo("Garden"));
        }
    }

    [Test]
    public void Files_are_read_on_demand()
    {
        Write("a.jpg");
        Camera camera = Create();
        byte[] replaced = Write("a.jpg", height: 20);

        Assert.That(Render(camera, Now), Is.EqualTo(replaced), "Nothing was kept from looking at the directory.");
    }
}
