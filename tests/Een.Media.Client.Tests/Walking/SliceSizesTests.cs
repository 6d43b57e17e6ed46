using Een.Media.Client.RecordedImages.Walking;
using FsCheck;
using FsCheck.Fluent;

namespace Een.Media.Client.Tests.Walking;

/// <summary>What must hold for the length of the next slice, whatever was seen before.</summary>
public class SliceSizesTests
{
    private const int Parallelism = 4;
    private const long Bytes = 1000;

    [Test]
    public void A_slice_has_whole_milliseconds_at_least_one_and_at_most_its_part_of_the_range() => Check(250_000, sizes =>
        sizes.Length % TimeSpan.TicksPerMillisecond == 0
        && sizes.Length >= TimeSpan.TicksPerMillisecond
        && sizes.Length <= Math.Max(TimeSpan.TicksPerMillisecond, 250_000 * TimeSpan.TicksPerMillisecond / Parallelism));

    [Test]
    public void A_slice_holds_two_frames_or_as_many_as_fit_into_its_bytes()
    {
        foreach (int length in (int[])[1, 31, 100, 400, 900, 5000])
        {
            var bytes = new ReadAheadBytes(Bytes);
            bytes.Saw(length);
            var sizes = new SliceSizes(TimeSpan.TicksPerHour, Parallelism, bytes);
            Assert.That(sizes.Frames == 2 || sizes.Frames * length <= sizes.Bytes, Is.True, $"{sizes.Frames} frames of {length} bytes");
            Assert.That(sizes.MostOpen == 1 || sizes.MostOpen * Math.Max(length, sizes.Bytes) <= Bytes, Is.True, $"{sizes.MostOpen} slices with frames of {length} bytes");
        }
    }

    [Test]
    public void The_next_slice_follows_the_spacing_of_the_frames()
    {
        var sizes = new SliceSizes(TimeSpan.TicksPerDay, Parallelism, new ReadAheadBytes(Bytes));
        foreach (int milliseconds in (int[])[10, 1000, 40, 60_000])
        {
            for (int i = 0; i < 5; i++)
                sizes.SawFrames(8, 8 * milliseconds * TimeSpan.TicksPerMillisecond);
            double frames = (double)sizes.Length / (milliseconds * TimeSpan.TicksPerMillisecond);
            Assert.That(frames, Is.EqualTo(sizes.Frames).Within(0.1 * sizes.Frames));
        }
    }

    [Test]
    public void Slice_sizes_double_once_for_each_gap_however_many_slices_found_it()
    {
        var sizes = new SliceSizes(1000 * TimeSpan.TicksPerSecond, Parallelism, new ReadAheadBytes(Bytes));
        long first = sizes.Length;
        sizes.SawNothing(0, until: 100);
        Assert.That(sizes.Length, Is.EqualTo(2 * first));
        sizes.SawNothing(8, until: 100);
        sizes.SawNothing(16, until: 90);
        sizes.SawNothing(95, until: 100);
        Assert.That(sizes.Length, Is.EqualTo(2 * first));
        sizes.SawNothing(200, until: 300);
        Assert.That(sizes.Length, Is.EqualTo(4 * first));
    }

    private static void Check(int range, Func<SliceSizes, bool> holds)
    {
        Gen<Action<SliceSizes>> seen = Gen.OneOf(
            from frames in Gen.Choose(1, 64)
            from distance in Gen.Choose(1, 100_000)
            select (Action<SliceSizes>)(sizes => sizes.SawFrames(frames, distance * TimeSpan.TicksPerMillisecond)),
            from start in Gen.Choose(0, range)
            from length in Gen.Choose(0, range)
            select (Action<SliceSizes>)(sizes => sizes.SawNothing(start, start + length)));
        Prop.ForAll(Gen.ListOf(seen).ToArbitrary(), all =>
        {
            var sizes = new SliceSizes(range * TimeSpan.TicksPerMillisecond, Parallelism, new ReadAheadBytes(Bytes));
            return all.All(see =>
            {
                see(sizes);
                return holds(sizes);
            });
        }).Check(Config.QuickThrowOnFailure);
    }
}
