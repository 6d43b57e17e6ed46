using Een.Media.Client.RecordedImages.Fetching;
using Een.Media.Client.RecordedImages.Walking;
using FsCheck;
using FsCheck.Fluent;

namespace Een.Media.Client.Tests.Walking;

/// <summary>Whatever the timeline, the read-ahead, the parallelism, the direction and the faults: the same frames in the same order.</summary>
[Parallelizable(ParallelScope.Children)]
public class WalkExactnessTests
{
    [Test]
    public void Every_walk_yields_exactly_the_frames_of_its_range() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(2000), Prop.ForAll(Arb.From(Walks), walk => VerifyAsync(walk).GetAwaiter().GetResult()));

    private static Gen<WalkCase> Walks =>
        from frames in Timelines
        from start in Instants(frames)
        from end in Instants(frames)
        from strict in Gen.Elements(true, false)
        from readAhead in Gen.Elements(0, 1, 4, 16)
        from parallelism in Gen.Elements(1, 1, 2, 3, 8)
        from maxFrames in Gen.Frequency((3, Gen.Constant((int?)null)), (1, Gen.Choose(1, 40).Select(n => (int?)n)))
        from bytes in Gen.Elements(1L, 100L, 1_000_000L)
        from bodyFails in Gen.Elements(int.MaxValue, 3)
        from expires in Gen.Elements(int.MaxValue, 4)
        from skipGaps in Gen.Elements(true, false)
        from seed in Gen.Choose(0, 10_000)

            // Where very many frames share a millisecond, tokens are the only way through it.
        from unit in expires == int.MaxValue
            ? Gen.Elements(TimeSpan.TicksPerMillisecond, TimeSpan.TicksPerMillisecond, TimeSpan.TicksPerMicrosecond, 3_333)
            : Gen.Constant(TimeSpan.TicksPerMillisecond)
        select new WalkCase(frames, start, end, strict, readAhead, parallelism, maxFrames, bytes, bodyFails, expires, skipGaps, seed, unit);

    /// <summary>Dense, sparse, with gaps, empty, a single frame; and frames on round seconds, where slices begin and end.</summary>
    private static Gen<long[]> Timelines =>
        Gen.OneOf(
            Gen.Constant(Array.Empty<long>()),
            Gen.Choose(0, 300_000).Select(t => new[] { (long)t }),
            Gen.Choose(1, 300).Select(n => Enumerable.Range(0, n).Select(i => i * 1000L).ToArray()),
            Gen.Choose(1, 400).Select(n => Enumerable.Range(0, n).Select(i => 50_000L + (i * 7)).ToArray()),
            Gen.ListOf(Gen.OneOf(Gen.Choose(1, 40), Gen.Choose(900, 1100), Gen.Choose(20_000, 120_000))).Select(Accumulate));

    /// <summary>Anywhere, or exactly on a frame, or a millisecond beside one.</summary>
    private static Gen<long> Instants(long[] frames) => frames.Length == 0
        ? Gen.Choose(-5_000, 400_000).Select(t => (long)t)
        : Gen.OneOf(
            Gen.Choose(-5_000, 400_000).Select(t => (long)t),
            from frame in Gen.Elements(frames) from offset in Gen.Elements(0, 0, -1, 1) select frame + offset);

    private static long[] Accumulate(IList<int> spacings)
    {
        long t = 0;
        return [.. spacings.Select(s => t += s)];
    }

    private static async Task VerifyAsync(WalkCase c)
    {
        var service = new TimelineService(c.Frames.Select(c.At), c.Seed)
        {
            BodyFailsEvery = c.BodyFailsEvery,
            TokenExpiresEvery = c.TokenExpiresEvery,
        };
        (RecordedImageTimeRequest request, WalkOptions options) = c.ToWalk();
        var walked = new List<DateTimeOffset>();
        await foreach (RecordedImage image in Walk(service, request, options))
        {
            using (image)
                walked.Add(image.Timestamp);
        }

        Assert.That(walked, Is.EqualTo(c.Expected()));
        Assert.That((service.InFlight, service.Buffers.Outstanding), Is.EqualTo((0, 0L)), "work or memory left behind");
    }

    internal static IAsyncEnumerable<RecordedImage> Walk(
        IFrameFetcher service, RecordedImageTimeRequest request, WalkOptions options, CancellationToken cancellationToken = default) =>
        FrameWalks.WalkAsync(new ExactFetcher(service), request, options, cancellationToken);
}
