namespace Een.Media.Emulator.Cameras.Jpeg;

/// <summary>Makes a JPEG exactly as long as wanted, by segments that every decoder skips.</summary>
internal static class Padding
{
    private const int SegmentOverhead = 4;

    /// <summary>The JPEG with the stamp, and with so much padding that all of it has that length. Longer pictures stay as they are.</summary>
    public static byte[] Insert(ReadOnlySpan<byte> jpeg, ReadOnlySpan<byte> stamp, int totalLength)
    {
        int missing = totalLength - jpeg.Length - stamp.Length;
        if (missing < SegmentOverhead)
            return JpegSegments.Insert(jpeg, stamp);

        // Even shares, so that none is left that would be too short to be a segment.
        int count = (missing + JpegSegments.LongestPayload + SegmentOverhead - 1) / (JpegSegments.LongestPayload + SegmentOverhead);
        byte[] segments = new byte[stamp.Length + missing];
        stamp.CopyTo(segments);
        Span<byte> rest = segments.AsSpan(stamp.Length);
        for (int i = 0; i < count; i++)
        {
            int share = (missing / count) + (i < missing % count ? 1 : 0);
            JpegSegments.Segment(JpegSegments.App15, new byte[share - SegmentOverhead]).CopyTo(rest);
            rest = rest[share..];
        }

        return JpegSegments.Insert(jpeg, segments);
    }
}
