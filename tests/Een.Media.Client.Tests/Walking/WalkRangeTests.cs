using Een.Media.Client.Tests.Support;

using static Een.Media.Client.Tests.Walking.MockedChain;

namespace Een.Media.Client.Tests.Walking;

/// <summary>Walks that cannot get anywhere are refused at the call, and say what to change.</summary>
public sealed class WalkRangeTests : IDisposable
{
    private readonly MockService _service = new();

    private IRecordedImagesClient Images => _service.Client().RecordedImages;

    public void Dispose() => _service.Dispose();

    [Test]
    public void The_message_about_an_end_on_the_wrong_side_says_which_way_the_walk_goes()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                () => Images.WalkAsync(TestValues.Request, new WalkOptions { Until = At(-1) }),
                Throws.ArgumentException.With.Message.StartsWith(
                    "The range begins at 2025-06-01T12:00:00.0000000+00:00 and ends at 2025-06-01T11:59:59.0000000+00:00. Its end must be at or after its beginning. Set WalkOptions.Until, or Direction to walk backward."));
            Assert.That(
                () => Images.WalkAsync(TestValues.Request, new WalkOptions { Until = At(1), Direction = WalkDirection.Backward }),
                Throws.ArgumentException.With.Message.StartsWith(
                    "The range begins at 2025-06-01T12:00:00.0000000+00:00 and ends at 2025-06-01T12:00:01.0000000+00:00. Its end must be at or before its beginning. Set WalkOptions.Until, or Direction to walk forward."));
        }
    }

    [Test]
    public void A_walk_may_end_at_its_start_or_after_it([Values] WalkDirection direction, [Values(0, 1)] int distance) =>
        Assert.That(
            () => Images.WalkAsync(
                TestValues.Request,
                new WalkOptions { Until = At(direction == WalkDirection.Forward ? distance : -distance), Direction = direction, Parallelism = 2 }),
            Throws.Nothing);

    [Test]
    public void A_parallel_walk_needs_both_ends_and_a_stream_that_is_not_paced()
    {
        RecordedImageRequest main = RecordedImageRequest.ForDevice("10058b7a").Main().AtOrAfter(TestValues.Noon);
        var open = new WalkOptions { Parallelism = 2 };
        var closed = new WalkOptions { Parallelism = 2, Until = At(1) };
        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                () => Images.WalkAsync(TestValues.Request, open),
                Throws.ArgumentException.With.Message.StartsWith("WalkOptions.Parallelism is 2, which needs both ends of the range. Use a request by timestamp, and set Until."));
            Assert.That(
                () => Images.WalkAsync(RecordedImageRequest.FromPageToken(new PageToken("t")), closed),
                Throws.ArgumentException.With.Message.StartsWith("WalkOptions.Parallelism is 2, which needs both ends of the range"));
            Assert.That(
                () => Images.WalkAsync(main, closed),
                Throws.ArgumentException.With.Message.StartsWith("WalkOptions.Parallelism is 2, but the service rate-limits main images"));
            Assert.That(() => Images.WalkAsync(main, new WalkOptions { Until = At(1) }), Throws.Nothing);
            Assert.That(() => Images.WalkAsync(RecordedImageRequest.FromPageToken(new PageToken("t")), new WalkOptions { Until = At(1) }), Throws.Nothing);
        }
    }
}
