namespace Een.Media.Contract.Tests.Support;

/// <summary>Reads which frame an image is from the stamp that the emulator writes into its bytes.</summary>
internal static class FrameStamps
{
    /// <summary>Checks an image against its stamp. Returns the timestamp of the frame.</summary>
    public static DateTimeOffset Verify(RecordedImage image, string deviceId = Recording.DeviceId, StreamType? streamType = null)
    {
        Assert.That(FrameStamp.TryRead(image.Data.Span, out FrameStamp stamp), Is.True, "The bytes have no stamp.");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(stamp.DeviceId, Is.EqualTo(deviceId));
            Assert.That(stamp.StreamType, Is.EqualTo((streamType ?? StreamType.Preview).Value));
            Assert.That(image.Timestamp, Is.EqualTo(stamp.Timestamp));
        }

        return stamp.Timestamp;
    }

    /// <summary>Checks and disposes every frame of a walk. Returns their timestamps.</summary>
    public static async Task<List<DateTimeOffset>> VerifyAllAsync(
        IAsyncEnumerable<RecordedImage> walk, string deviceId = Recording.DeviceId, Action<RecordedImage>? check = null)
    {
        var times = new List<DateTimeOffset>();
        await foreach (RecordedImage image in walk)
        {
            using (image)
            {
                times.Add(Verify(image, deviceId));
                check?.Invoke(image);
            }
        }

        return times;
    }
}
