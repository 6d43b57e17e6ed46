namespace Een.Media.Client.Http;

/// <summary>
/// Reads the markers of a JPEG (ITU-T T.81, annex B) without decoding it, to tell whether it is complete and how large the image is. A JPEG
/// is complete if decoders draw all of it, even where it deviates from the standard: cameras write stray bytes and segments without a
/// length, and leave out the end marker. The input comes from the network, so every length is checked, and the work is bounded by the
/// number of bytes.
/// </summary>
internal readonly record struct JpegStructure(JpegCompleteness Completeness, int Width, int Height)
{
    public static JpegStructure Read(ReadOnlySpan<byte> jpeg)
    {
        if (jpeg.Length < 3 || jpeg[0] != 0xFF || jpeg[1] != JpegMarker.StartOfImage || jpeg[2] != 0xFF)
            return new(JpegCompleteness.NotAJpeg, 0, 0);

        int width = 0;
        int height = 0;
        bool hasScan = false;
        int position = 2;
        while (JpegMarker.TryNext(jpeg, ref position, out byte marker))
        {
            if (marker == JpegMarker.EndOfImage)
                return new(width > 0 && height > 0 && hasScan ? JpegCompleteness.Complete : JpegCompleteness.NotAJpeg, width, height);
            if (JpegMarker.IsStandalone(marker) || (hasScan && !JpegMarker.MayFollowScan(marker)))
                continue;
            if (jpeg.Length - position < 2)
                break;
            int length = JpegMarker.Length(jpeg, position, marker);
            if (length < 2)
                return new(JpegCompleteness.NotAJpeg, width, height);
            if (jpeg.Length - position < length)
            {
                // Within a scan, this was damaged data and not a marker. Decoders draw such data as well as they can.
                if (hasScan)
                    continue;
                break;
            }

            if (JpegMarker.IsFrameHeader(marker) && length >= 7)
            {
                height = (jpeg[position + 3] << 8) | jpeg[position + 4];
                width = (jpeg[position + 5] << 8) | jpeg[position + 6];
            }

            hasScan |= marker == JpegMarker.StartOfScan;
            position += length;
        }

        return new(
            hasScan && width > 0 && height > 0 && JpegScan.IsWhole(jpeg) ? JpegCompleteness.Complete : JpegCompleteness.Incomplete,
            width,
            height);
    }
}
