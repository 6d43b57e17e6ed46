namespace Een.Media.Contract.Tests.Support;

/// <summary>Which frame an image really is, by what the emulator wrote into its bytes.</summary>
internal static class Proof
{
    /// <summary>The frame's own time, checked against everything that the client says of it.</summary>
    public static DateTimeOffset Of(RecordedImage image, string deviceId = Recording.DeviceId, StreamType streamType = StreamType.Preview)
    {
        Assert.That(FrameStamp.TryRead(image.Data.Span, out FrameStamp stamp), Is.True, "The bytes bear a stamp.");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(stamp.DeviceId, Is.EqualTo(deviceId));
            Assert.That(stamp.StreamType, Is.EqualTo(streamType == StreamType.Main ? "main" : "preview"));
            Assert.That(image.Timestamp, Is.EqualTo(stamp.Timestamp));
        }

        return stamp.Timestamp;
    }

    /// <summary>The frames of a walk, each proven and given back.</summary>
    public static async Task<List<DateTimeOffset>> OfAsync(
        IAsyncEnumerable<RecordedImage> walk, string deviceId = Recording.DeviceId, Action<RecordedImage>? check = null)
    {
        var times = new List<DateTimeOffset>();
        await foreach (RecordedImage image in walk)
        {
            using (image)
            {
                times.Add(Of(image, deviceId));
                check?.Invoke(image);
            }
        }

        return times;
    }
}
