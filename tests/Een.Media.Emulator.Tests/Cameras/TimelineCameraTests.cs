using Een.Media.Emulator.Cameras.Model;

namespace Een.Media.Emulator.Tests.Cameras;

public sealed class TimelineCameraTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 1, 0, 0, 0, TimeSpan.Zero);

    [Test]
    public void Timeline_frames_are_complete_small_and_distinct()
    {
        Camera camera = EmulatedCamera.FromTimeline("c", []).Create(1, Start, TimeZoneInfo.Utc);
        byte[] one = camera.Frames.Render(new FrameRequest(StreamKind.Preview, Start)).ToArray();
        byte[] other = camera.Frames.Render(new FrameRequest(StreamKind.Preview, Start.AddMilliseconds(1))).ToArray();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(TestImages.SizeOf(one), Is.EqualTo((64, 36)));
            Assert.That(one, Has.Length.LessThan(2000));
            Assert.That(other, Is.Not.EqualTo(one));
            Assert.That(FrameStamp.Read(other), Is.EqualTo(Start.AddMilliseconds(1)));
        }
    }

    [TestCase(4096)]
    [TestCase(20_000)]
    [TestCase(66_500)]
    [TestCase(200_000)]
    [TestCase(1_000_003)]
    public void Padded_frames_have_exactly_the_requested_size(int size)
    {
        Camera camera = EmulatedCamera.FromTimeline(
            "c", [], options: new TimelineCameraOptions { FrameBytes = size }).Create(1, Start, TimeZoneInfo.Utc);
        byte[] jpeg = camera.Frames.Render(new FrameRequest(StreamKind.Preview, Start)).ToArray();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(jpeg, Has.Length.EqualTo(size));
            Assert.That(TestImages.SizeOf(jpeg), Is.EqualTo((64, 36)));
            Assert.That(FrameStamp.Read(jpeg), Is.EqualTo(Start));
        }
    }

    [Test]
    public void A_timeline_camera_without_main_times_has_no_main_images()
    {
        Camera camera = EmulatedCamera.FromTimeline("c", [Start]).Create(1, Start, TimeZoneInfo.Utc);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(camera.Timeline(StreamKind.Preview).Find(TimestampOperator.AtOrBefore, Start, Start), Is.EqualTo(Start));
            Assert.That(camera.Timeline(StreamKind.Main).Find(TimestampOperator.AtOrBefore, Start, Start), Is.Null);
        }
    }

    [Test]
    public void Invalid_camera_options_are_refused_with_the_allowed_range()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                () => new TimelineCameraOptions { FrameBytes = 100 },
                Throws.InstanceOf<ArgumentOutOfRangeException>().With.Message.Contains("4,096"));
            Assert.That(
                () => new TimelineCameraOptions { MaximumSpacing = TimeSpan.FromTicks(-1) },
                Throws.InstanceOf<ArgumentOutOfRangeException>());
            Assert.That(() => EmulatedCamera.FromTimeline(" ", []), Throws.InstanceOf<ArgumentException>());
            Assert.That(
                () => new SyntheticCameraOptions { PreviewInterval = TimeSpan.FromSeconds(17) },
                Throws.InstanceOf<ArgumentOutOfRangeException>());
            Assert.That(
                () => new SyntheticCameraOptions { MainInterval = TimeSpan.FromMilliseconds(249) },
                Throws.InstanceOf<ArgumentOutOfRangeException>());
            Assert.That(() => new SyntheticCameraOptions { Retention = TimeSpan.Zero }, Throws.InstanceOf<ArgumentOutOfRangeException>());
            Assert.That(() => new FolderCameraOptions { Spacing = TimeSpan.Zero }, Throws.InstanceOf<ArgumentOutOfRangeException>());
        }
    }

    [Test]
    public void Device_ids_are_8_hex_digits_derived_from_the_seed_or_set()
    {
        EmulatedCamera camera = EmulatedCamera.FromTimeline("c", []);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(camera.Create(1, Start, TimeZoneInfo.Utc).DeviceId, Does.Match("^[0-9a-f]{8}$"));
            Assert.That(
                EmulatedCamera.FromTimeline("c", [Start]).Create(1, Start.AddDays(1), TimeZoneInfo.Utc).DeviceId,
                Is.EqualTo(camera.Create(1, Start, TimeZoneInfo.Utc).DeviceId));
            Assert.That(
                camera.Create(2, Start, TimeZoneInfo.Utc).DeviceId, Is.Not.EqualTo(camera.Create(1, Start, TimeZoneInfo.Utc).DeviceId));
            Assert.That(
                EmulatedCamera.FromTimeline("d", []).Create(1, Start, TimeZoneInfo.Utc).DeviceId,
                Is.Not.EqualTo(camera.Create(1, Start, TimeZoneInfo.Utc).DeviceId));
            Assert.That((camera with { DeviceId = "10058b7a" }).Create(1, Start, TimeZoneInfo.Utc).DeviceId, Is.EqualTo("10058b7a"));
            Assert.That(() => camera with { DeviceId = "10058B7A" }, Throws.ArgumentException.With.Message.Contains("10058B7A"));
            Assert.That(() => camera with { DeviceId = "10058b7" }, Throws.ArgumentException);
        }
    }
}
