using Een.Media.Client.RecordedImages.Walking;

namespace Een.Media.Client.Tests.Walking;

/// <summary>How long the next slice is, by what was seen before. Lengths are in milliseconds.</summary>
public class SliceSizerTests
{
    private const long Range = 1_000_000;
    private readonly SliceSizer _sizer = new(Range, parallelism: 4, bytesPerSlice: 1000);

    private long Next => _sizer.LengthFor(Range);

    [Test]
    public void Before_anything_is_known_a_slice_is_for_eight_frames_a_second_apart() =>
        Assert.That((_sizer.Frames, Next), Is.EqualTo((8, 8_000L)));

    [TestCase(100, 10)]
    [TestCase(31, 32, Description = "never more than 32")]
    [TestCase(1, 32)]
    [TestCase(400, 2)]
    [TestCase(900, 2, Description = "never fewer than 2, or each frame would cost two requests")]
    public void A_slice_has_as_many_frames_as_fit_into_its_bytes(int bytesOfOne, int frames)
    {
        _sizer.SawFrames(10, 10_000, 10 * bytesOfOne);
        Assert.That((_sizer.Frames, Next), Is.EqualTo((frames, frames * 1000L)));
        _sizer.SawFrames(10, 10_000, bytes: 0);
        Assert.That(_sizer.Frames, Is.EqualTo(frames), "Frames that do not tell their size teach nothing about it.");
    }

    [TestCase(8_000, 8_000)]
    [TestCase(16_000, 12_000, Description = "Up to twice the spacing, half of the difference is believed.")]
    [TestCase(16_008, 16_008, Description = "Beyond, all of it is.")]
    [TestCase(4_000, 6_000)]
    [TestCase(3_992, 3_992)]
    [TestCase(2, 8, Description = "Never less than a millisecond a frame.")]
    public void The_next_slice_follows_the_spacing_of_the_frames(int distance, long next)
    {
        _sizer.SawFrames(8, distance, bytes: 0);
        Assert.That(Next, Is.EqualTo(next));
    }

    [TestCase(1_000_000, 8_000)]
    [TestCase(32_000, 8_000)]
    [TestCase(24_000, 6_000)]
    [TestCase(16_000, 4_000)]
    [TestCase(1, 4_000, Description = "four frames at least")]
    public void Towards_the_end_each_place_gets_its_share(long remaining, long length) =>
        Assert.That(_sizer.LengthFor(remaining), Is.EqualTo(length));

    [TestCase(8_000, 2_000)]
    [TestCase(40, 10)]
    [TestCase(2, 1, Description = "one millisecond at least")]
    public void No_slice_is_longer_than_its_share_of_the_range(long range, long length) =>
        Assert.That(new SliceSizer(range, parallelism: 4, bytesPerSlice: 1000).LengthFor(range), Is.EqualTo(length));

    [Test]
    public void Slices_double_once_for_each_gap_however_many_of_them_looked_into_it()
    {
        _sizer.SawNothing(0, until: 100_000);
        Assert.That(Next, Is.EqualTo(16_000));
        _sizer.SawNothing(8_000, until: 100_000);
        _sizer.SawNothing(16_000, until: 90_000);
        _sizer.SawNothing(95_000, until: 100_000);
        Assert.That(Next, Is.EqualTo(16_000));
        _sizer.SawNothing(200_000, until: 300_000);
        Assert.That(Next, Is.EqualTo(32_000));
    }
}
