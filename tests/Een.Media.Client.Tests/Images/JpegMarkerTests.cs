using Een.Media.Client.Tests.Support;

using static Een.Media.Client.Tests.Support.Jpeg;

namespace Een.Media.Client.Tests.Images;

/// <summary>The markers of a JPEG, one by one.</summary>
public sealed class JpegMarkerTests
{
    private static readonly byte[] s_size = [8, 0, 36, 0, 64];
    private static readonly byte[] s_scan = [.. Segment(0xDA, [1, 1, 0, 0, 63, 0]), 0x12, 0xFF, 0x00, 0x34];

    [Test]
    public void Every_kind_of_frame_header_says_the_size_and_the_tables_among_them_do_not([Range(0xC0, 0xCF)] int marker)
    {
        byte[] other = [.. Start, .. Segment((byte)marker, s_size), .. s_scan, .. End];
        if (marker is 0xC4 or 0xC8 or 0xCC)
            Assert.That(() => Read(other), Throws.ArgumentException.With.Message.Contains("are not a JPEG"));
        else
            Assert.That(Read(other), Is.EqualTo((64, 36)));
    }

    [TestCase(0xBF)]
    [TestCase(0xD0)]
    [TestCase(0xDB)]
    [TestCase(0xE0)]
    public void Segments_other_than_frame_headers_do_not_say_the_size(int marker) =>
        Assert.That(() => Read([.. Start, .. Segment((byte)marker, s_size), .. s_scan, .. End]), Throws.ArgumentException);

    [TestCase(0x01)]
    [TestCase(0xD0)]
    [TestCase(0xD7)]
    [TestCase(0xD8)]
    public void JPEG_markers_that_stand_alone_have_no_length(int marker) =>
        Assert.That(Read([.. Start, 0xFF, (byte)marker, .. Segment(0xC0, s_size), .. s_scan, .. End]), Is.EqualTo((64, 36)));

    [TestCase(0x02)]
    [TestCase(0xCF)]
    [TestCase(0xDA)]
    public void JPEG_markers_that_do_not_stand_alone_have_a_length(int marker) =>
        Assert.That(() => Read([.. Start, 0xFF, (byte)marker, 0, 1, .. Segment(0xC0, s_size), .. s_scan, .. End]), Throws.ArgumentException.With.Message.Contains("are not a JPEG"));

    [Test]
    public void A_JPEG_segment_may_be_empty() =>
        Assert.That(Read([.. Start, .. Segment(0xE0, []), .. Segment(0xC0, s_size), .. s_scan, .. End]), Is.EqualTo((64, 36)));

    [Test]
    public void A_JPEG_may_have_any_number_of_scans([Range(1, 4)] int scans) => Assert.That(
        Read([.. Start, .. Segment(0xC2, s_size), .. Enumerable.Repeat(s_scan, scans).SelectMany(scan => scan), .. End]), Is.EqualTo((64, 36)));

    [Test]
    public void A_JPEG_frame_header_that_is_too_short_has_no_size()
    {
        byte[] cut = [.. Start, .. Segment(0xC0, s_size[..4]), .. s_scan, .. End];
        Assert.That(() => Read(cut), Throws.ArgumentException.With.Message.Contains("are not a JPEG"));
    }

    [TestCase(new byte[] { 0xFF, 0xD8 }, "are not a JPEG")]
    [TestCase(new byte[] { 0xFF, 0xD8, 0xFF }, "are the beginning of a JPEG")]
    [TestCase(new byte[] { 0xFE, 0xD8, 0xFF }, "are not a JPEG")]
    [TestCase(new byte[] { 0xFF, 0xD9, 0xFF }, "are not a JPEG")]
    [TestCase(new byte[] { 0xFF, 0xD8, 0xFE }, "are not a JPEG")]
    [TestCase(new byte[] { 0xFF, 0xD8, 0xFF, 0xE0 }, "are the beginning of a JPEG")]
    [TestCase(new byte[] { 0xFF, 0xD8, 0xFF, 0xE0, 0 }, "are the beginning of a JPEG")]
    [TestCase(new byte[] { 0xFF, 0xD8, 0xFF, 0xE0, 0, 1 }, "are the beginning of a JPEG")]
    [TestCase(new byte[] { 0xFF, 0xD8, 0xFF, 0xC4, 0, 1 }, "are not a JPEG")]
    [TestCase(new byte[] { 0xFF, 0xD8, 0xFF, 0xE0, 0, 2 }, "are the beginning of a JPEG")]
    [TestCase(new byte[] { 0xFF, 0xD8, 0xFF, 0xE0, 0, 3 }, "are the beginning of a JPEG")]
    [TestCase(new byte[] { 0xFF, 0xD8, 0xFF, 0xE0, 0, 2, 0, 0 }, "are the beginning of a JPEG")]
    [TestCase(new byte[] { 0xFF, 0xD8, 0xFF, 0xE0, 1, 0, 0xFF, 0xD9 }, "are the beginning of a JPEG")]
    public void The_shortest_cut_JPEGs_are_told_apart_from_other_bytes(byte[] bytes, string fault) =>
        Assert.That(() => Read(bytes), Throws.ArgumentException.With.Message.Contains(fault));

    private static (int Width, int Height) Read(byte[] jpeg)
    {
        using RecordedImage image = EenMediaModelFactory.RecordedImage(jpeg, TestValues.Noon);
        return (image.Width, image.Height);
    }
}
