using Een.Media.Client.RecordedImages.Walking;

namespace Een.Media.Client.Tests.Walking;

/// <summary>How long the next slice is, by what was seen before. Lengths are in milliseconds.</summary>
public class SliceSizerTests
{
    private const long Range = 1_000_000;
    private readonly SliceSizer _sizer = new(Range, parallelism: 4, bytesPerSlice: 1000);

    private long Next => _sizer.Length;

    [Test]
    public void Before_anything_is_known_a_slice_is_for_16_frames_a_second_apart() =>
        Assert.That((_sizer.Frames, Next), Is.EqualTo((16, 16_000L)));

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

    [TestCase(8_000, 16_000)]
    [TestCase(16_000, 24_000, Description = "Up to twice the spacing, half of the difference is believed.")]
    [TestCase(16_008, 32_016, Description = "Beyond, all of it is.")]
    [TestCase(4_000, 12_000)]
    [TestCase(3_992, 7_984)]
    [TestCase(2, 16, Description = "Never less than a millisecond a frame.")]
    public void The_next_slice_follows_the_spacing_of_the_frames(int distance, long next)
    {
        _sizer.SawFrames(8, distance, bytes: 0);
        Assert.That(Next, Is.EqualTo(next));
    }

    [TestCase(8_000, 4_000)]
    [TestCase(8_002, 4_001, Description = "A part of a millisecond is a whole one.")]
    [TestCase(2, 4)]
    public void Four_frames_have_to_be_left_for_another_place_to_take_the_half_of_them(int distanceOfEight, long least)
    {
        _sizer.SawFrames(8, 8_000, bytes: 0);
        _sizer.SawFrames(8, distanceOfEight, bytes: 0);
        Assert.That(_sizer.LeastToShare, Is.EqualTo(least));
    }

    [TestCase(8_000, 2_000)]
    [TestCase(40, 10)]
    [TestCase(2, 1, Description = "one millisecond at least")]
    public void No_slice_is_longer_than_its_share_of_the_range(long range, long length) =>
        Assert.That(new SliceSizer(range, parallelism: 4, bytesPerSlice: 1000).Length, Is.EqualTo(length));

    [Test]
    public void Slices_double_once_for_each_gap_however_many_of_them_looked_into_it()
    {
        _sizer.SawNothing(0, until: 100_000);
        Assert.That(Next, Is.EqualTo(32_000));
        _sizer.SawNothing(8_000, until: 100_000);
        _sizer.SawNothing(16_000, until: 90_000);
        _sizer.SawNothing(95_000, until: 100_000);
        Assert.That(Next, Is.EqualTo(32_000));
        _sizer.SawNothing(200_000, until: 300_000);
        Assert.That(Next, Is.EqualTo(64_000));
    }
}
