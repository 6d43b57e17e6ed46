
namespace Een.Media.Client.Http;

/// <summary>
/// Walks the markers of a JPEG (ITU-T T.81, annex B), without decoding it: is it whole, and how large is the image? Input comes
/// from the network: every length is checked, and one pass over the bytes ends it.
/// </summary>
internal readonly record struct JpegStructure(JpegCompleteness Completeness, int Width, int Height)
{
    private const byte StartOfImage = 0xD8;
    private const byte EndOfImage = 0xD9;
    private const byte StartOfScan = 0xDA;

    public static JpegStructure Read(ReadOnlySpan<byte> jpeg)
    {
        if (jpeg.Length < 3 || jpeg[0] != 0xFF || jpeg[1] != StartOfImage || jpeg[2] != 0xFF)
            return new(JpegCompleteness.NotAJpeg, 0, 0);

        int width = 0;
        int height = 0;
        bool hasScan = false;
        int position = 2;
        while (TryNextMarker(jpeg, ref position, out byte marker))
        {
            if (marker == EndOfImage)
                return new(width > 0 && height > 0 && hasScan ? JpegCompleteness.Complete : JpegCompleteness.NotAJpeg, width, height);
            if (IsStandalone(marker))
                continue;
            if (jpeg.Length - position < 2)
                break;
            int length = (jpeg[position] << 8) | jpeg[position + 1];
            if (length < 2)
                return new(JpegCompleteness.NotAJpeg, width, height);
            if (jpeg.Length - position < length)
                break;
            if (IsFrameHeader(marker) && length >= 7)
            {
                height = (jpeg[position + 3] << 8) | jpeg[position + 4];
                width = (jpeg[position + 5] << 8) | jpeg[position + 6];
            }

            hasScan |= marker == StartOfScan;
            position += length;
        }

        return new(JpegCompleteness.Incomplete, width, height);
    }

    /// <summary>
    /// Finds the next FF whose following byte is neither a stuffed zero nor another FF (a fill byte). What lies before it is skipped:
    /// the coded data of a scan, or stray bytes between segments, which some cameras write and every decoder forgives.
    /// </summary>
    private static bool TryNextMarker(ReadOnlySpan<byte> jpeg, ref int position, out byte marker)
    {
        while (position < jpeg.Length)
        {
            int next = jpeg[position..].IndexOf((byte)0xFF);
            if (next < 0 || position + next + 1 >= jpeg.Length)
                break;
            marker = jpeg[position + next + 1];
            position += next + (marker == 0xFF ? 1 : 2);
            if (marker is not 0x00 and not 0xFF)
                return true;
        }

        marker = 0;
        return false;
    }

    private static bool IsStandalone(byte marker) => marker is 0x01 or (>= 0xD0 and <= StartOfImage);

    /// <summary>SOF0–SOF15 without DHT, JPG and DAC, which share the range.</summary>
    private static bool IsFrameHeader(byte marker) => marker is >= 0xC0 and <= 0xCF and not 0xC4 and not 0xC8 and not 0xCC;
}
