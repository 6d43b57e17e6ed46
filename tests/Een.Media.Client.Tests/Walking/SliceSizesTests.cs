using Een.Media.Client.RecordedImages.Walking;
using FsCheck;
using FsCheck.Fluent;

namespace Een.Media.Client.Tests.Walking;

/// <summary>
/// What must hold for the length of the next slice, whatever was seen before. The numbers themselves are decided by benchmarks/Slicing.
/// </summary>
public class SliceSizesTests
{
    private const int Parallelism = 4;
    private const long Bytes = 1000;

    [Test]
    public void A_slice_has_whole_milliseconds_and_at_least_one()
    {
        Gen<(int Frames, int Distance, int Pending, int Free)> seen =
            from frames in Gen.Choose(1, 64)
            from distance in Gen.Choose(1, 100_000)
            from pending in Gen.Choose(1, 250_000)
            from free in Gen.Choose(1, Parallelism)
            select (frames, distance, pending, free);
        Prop.ForAll(Gen.ListOf(seen).ToArbitrary(), all =>
        {
            var sizes = new SliceSizes(Parallelism, new ReadAheadBytes(Bytes));
            return all.All(s =>
            {
                sizes.Observe(s.Frames, s.Distance * TimeSpan.TicksPerMillisecond);
                long length = sizes.TakeLength(s.Pending, s.Free);
                return length >= TimeSpan.TicksPerMillisecond && length % TimeSpan.TicksPerMillisecond == 0;
            });
        }).Check(Config.QuickThrowOnFailure);
    }

    [Test]
    public void What_is_left_is_cut_evenly_over_whole_rounds([Values(1, 30, 100, 1000, 12_345)] int frames)
    {
        var sizes = new SliceSizes(Parallelism, new ReadAheadBytes(long.MaxValue));
        long left = frames * TimeSpan.TicksPerSecond;
        var lengths = new List<long>();
        while (left > 0)
        {
            lengths.Add(Math.Min(left, sizes.TakeLength(left, Parallelism)));
            left -= lengths[^1];
        }

        Assert.That(lengths.Count % Parallelism, Is.Zero);
        Assert.That(lengths.Max() - lengths.Min(), Is.LessThan(TimeSpan.TicksPerSecond / 2 + (lengths.Max() / 100)));
        Assert.That(lengths.Max(), Is.LessThanOrEqualTo((sizes.MostFramesPerSlice + 1) * TimeSpan.TicksPerSecond));
    }

    [Test]
    public void A_slice_holds_two_frames_or_as_many_as_fit_into_its_bytes()
    {
        foreach (int length in (int[])[1, 31, 100, 400, 900, 5000])
        {
            var bytes = new ReadAheadBytes(Bytes);
            bytes.Observe(length);
            var sizes = new SliceSizes(Parallelism, bytes);
            Assert.That(sizes.MostFramesPerSlice == 2 || sizes.MostFramesPerSlice * length <= sizes.Bytes, Is.True, $"{sizes.MostFramesPerSlice} frames of {length} bytes");
            Assert.That(sizes.MostFramesHeld == 1 || sizes.MostFramesHeld * length <= Bytes, Is.True, $"{sizes.MostFramesHeld} frames of {length} bytes");
        }
    }

    [Test]
    public void The_next_slice_follows_the_spacing_of_the_frames()
    {
        const long pending = 365 * TimeSpan.TicksPerDay;
        var sizes = new SliceSizes(Parallelism, new ReadAheadBytes(Bytes));
        foreach (int milliseconds in (int[])[10, 1000, 40, 60_000])
        {
            for (int i = 0; i < 5; i++)
                sizes.Observe(8, 8 * milliseconds * TimeSpan.TicksPerMillisecond);
            double frames = (double)sizes.TakeLength(pending, freeSlots: 1) / (milliseconds * TimeSpan.TicksPerMillisecond);
            Assert.That(frames, Is.EqualTo(sizes.MostFramesPerSlice).Within(0.1 * sizes.MostFramesPerSlice));
        }
    }
}
