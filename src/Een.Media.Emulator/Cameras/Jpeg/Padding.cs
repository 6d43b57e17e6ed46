namespace Een.Media.Emulator.Cameras.Jpeg;

/// <summary>Pads a JPEG to an exact length with segments that every decoder skips.</summary>
internal static class Padding
{
    private const int SegmentOverhead = 4;

    /// <summary>The JPEG with a stamp, padded to a total length. Longer images are not padded.</summary>
    public static byte[] Insert(ReadOnlySpan<byte> jpeg, ReadOnlySpan<byte> stamp, int totalLength)
    {
        int missing = totalLength - jpeg.Length - stamp.Length;
        if (missing < SegmentOverhead)
            return JpegSegments.Insert(jpeg, stamp);

        // Equal parts, so that no part is too short to be a segment.
        int count = (missing + JpegSegments.LongestPayload + SegmentOverhead - 1) / (JpegSegments.LongestPayload + SegmentOverhead);
        byte[] segments = new byte[stamp.Length + missing];
        stamp.CopyTo(segments);
        Span<byte> rest = segments.AsSpan(stamp.Length);
        for (int i = 0; i < count; i++)
        {
            int length = (missing / count) + (i < missing % count ? 1 : 0);
            JpegSegments.Segment(JpegSegments.App15, new byte[length - SegmentOverhead]).CopyTo(rest);
            rest = rest[length..];
        }

        return JpegSegments.Insert(jpeg, segments);
    }
}
