using Een.Media.Contract.Tests.Support;

namespace Een.Media.Contract.Tests.Images;

/// <summary>Every operator, for both stream types, at every edge of the recording: exactly the frame that the operator means.</summary>
public sealed class OperatorTests
{
    private static readonly Operator[] s_operators =
    [
        new("before", (stage, time) => stage.Before(time), (frames, time) => frames.LastOrDefault(f => f < time)),
        new("at or before", (stage, time) => stage.AtOrBefore(time), (frames, time) => frames.LastOrDefault(f => f <= time)),
        new("at", (stage, time) => stage.At(time), (frames, time) => frames.FirstOrDefault(f => f == time)),
        new("at or after", (stage, time) => stage.AtOrAfter(time), (frames, time) => frames.FirstOrDefault(f => f >= time)),
        new("after", (stage, time) => stage.After(time), (frames, time) => frames.FirstOrDefault(f => f > time)),
    ];

    private static IEnumerable<TestCaseData> Cases() =>
        from op in s_operators
        from streamType in new[] { StreamType.Preview, StreamType.Main }
        from asked in Recording.Edges
        select new TestCaseData(op, streamType, asked).SetArgDisplayNames($"{streamType} {op.Name} {(asked - Recording.Start).TotalMilliseconds} ms");

    [TestCaseSource(nameof(Cases))]
    public async Task Each_timestamp_operator_selects_its_frame(Operator op, StreamType streamType, DateTimeOffset asked)
    {
        DateTimeOffset[] frames = Recording.Of(streamType);
        DateTimeOffset expected = op.Select(frames, asked);
        using EenMediaClient client = EmulatorFixture.CreateClient();
        using RecordedImage? image = await client.RecordedImages.TryGetAsync(op.Build(Recording.Ask(streamType), asked));
        if (expected == default)
        {
            Assert.That(image, Is.Null);
            return;
        }

        Assert.That(image, Is.Not.Null);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(FrameStamps.Verify(image!, streamType: streamType), Is.EqualTo(expected));
            Assert.That((image!.DeviceId, image.StreamType), Is.EqualTo((Recording.DeviceId, streamType)));
            Assert.That(image.NextToken is null, Is.EqualTo(expected == frames[^1]), "A next token leads somewhere.");
            Assert.That(image.PreviousToken is null, Is.EqualTo(expected == frames[0]), "A previous token leads somewhere.");
        }
    }

    [TestCase("preview")]
    [TestCase("main")]
    public async Task Page_tokens_lead_to_the_neighboring_frames_also_across_a_gap(string type)
    {
        var streamType = new StreamType(type);
        DateTimeOffset[] frames = Recording.Of(streamType);
        using EenMediaClient client = EmulatorFixture.CreateClient();
        for (int i = 0; i < frames.Length; i++)
        {
            using RecordedImage image = await client.RecordedImages.GetAsync(Recording.Ask(streamType).At(frames[i]));
            if (i + 1 < frames.Length)
            {
                using RecordedImage next = await client.RecordedImages.GetAsync(RecordedImageRequest.FromPageToken(image.NextToken!));
                Assert.That(FrameStamps.Verify(next, streamType: streamType), Is.EqualTo(frames[i + 1]));
            }

            if (i > 0)
            {
                using RecordedImage previous = await client.RecordedImages.GetAsync(RecordedImageRequest.FromPageToken(image.PreviousToken!));
                Assert.That(FrameStamps.Verify(previous, streamType: streamType), Is.EqualTo(frames[i - 1]));
            }
        }
    }

    [Test]
    public async Task A_finer_instant_selects_as_if_the_service_knew_ticks()
    {
        using EenMediaClient client = EmulatorFixture.CreateClient();
        DateTimeOffset justAfter = Recording.At(5).AddTicks(1);
        DateTimeOffset justBefore = Recording.At(5).AddTicks(-1);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(await TimeAsync(client, Recording.Ask().AtOrAfter(justAfter)), Is.EqualTo(Recording.At(6)));
            Assert.That(await TimeAsync(client, Recording.Ask().After(justBefore)), Is.EqualTo(Recording.At(5)));
            Assert.That(await TimeAsync(client, Recording.Ask().Before(justAfter)), Is.EqualTo(Recording.At(5)));
            Assert.That(await TimeAsync(client, Recording.Ask().AtOrBefore(justBefore)), Is.EqualTo(Recording.At(4)));
            Assert.That(await TimeAsync(client, Recording.Ask().AtOrBefore(Recording.At(5).ToOffset(TimeSpan.FromHours(-7)))), Is.EqualTo(Recording.At(5)));
        }
    }

    private static async Task<DateTimeOffset> TimeAsync(EenMediaClient client, RecordedImageRequest request)
    {
        using RecordedImage image = await client.RecordedImages.GetAsync(request);
        return FrameStamps.Verify(image);
    }

    /// <summary>An operator, and what it means in the plainest words there are.</summary>
    public sealed record Operator(
        string Name,
        Func<RecordedImageStreamStage, DateTimeOffset, RecordedImageTimeRequest> Build,
        Func<DateTimeOffset[], DateTimeOffset, DateTimeOffset> Select);
}
