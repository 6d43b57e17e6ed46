using Een.Media.Emulator.Cameras.Model;
using FsCheck;
using FsCheck.Fluent;

namespace Een.Media.Emulator.Tests.Cameras;

public sealed class FrameStampTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 1, 10, 20, 30, 123, TimeSpan.Zero);

    [Test]
    public void The_stamp_of_a_frame_names_camera_stream_and_time()
    {
        Camera camera = EmulatedCamera.FromTimeline("c", [Start], [Start]).Create(1, Start, TimeZoneInfo.Utc);
        byte[] jpeg = camera.Frames.Render(new FrameRequest(StreamKind.Main, Start)).ToArray();

        Assert.That(FrameStamp.TryRead(jpeg, out FrameStamp stamp), Is.True);
        Assert.That(stamp, Is.EqualTo(new FrameStamp(camera.DeviceId, "main", Start)));
        Assert.That(FrameStamp.Read(jpeg), Is.EqualTo(Start));
    }

    [Test]
    public void Reading_a_stamp_from_arbitrary_bytes_never_throws()
    {
        Camera camera = EmulatedCamera.FromTimeline("c", []).Create(1, Start, TimeZoneInfo.Utc);
        byte[] jpeg = camera.Frames.Render(new FrameRequest(StreamKind.Preview, Start)).ToArray();
        Prop.ForAll<byte[], int, byte>((junk, place, value) =>
        {
            byte[] damaged = [.. jpeg];
            damaged[Math.Abs(place % 200)] = value;
            FrameStamp.Read(junk);
            FrameStamp.Read([0xFF, 0xD8, .. junk]);
            FrameStamp.Read(damaged);
            FrameStamp.Read(damaged.AsSpan(0, Math.Abs(place % 200)));
            return FrameStamp.Read(junk) is null;
        }).QuickCheckThrowOnFailure();
    }
}
