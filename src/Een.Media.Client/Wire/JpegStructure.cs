namespace Een.Media.Client.Wire;

/// <summary>
/// Walks the markers of a JPEG (ITU-T T.81, annex B), without decoding it: is it whole, and how large is the picture? Input comes
/// from the network: every length is checked, and one pass over the bytes ends it.
/// </summary>
internal readonly record struct JpegStructure(JpegVerdict Verdict, int Width, int Height)
{
    private const byte StartOfImage = 0xD8;
    private const byte EndOfImage = 0xD9;
    private const byte StartOfScan = 0xDA;

    public static JpegStructure Read(ReadOnlySpan<byte> jpeg)
    {
        if (jpeg.Length < 3 || jpeg[0] != 0xFF || jpeg[1] != StartOfImage || jpeg[2] != 0xFF)
            return new(JpegVerdict.NotAJpeg, 0, 0);

        int width = 0;
        int height = 0;
        int position = 2;
        while (TryNextMarker(jpeg, ref position, out byte marker))
        {
            if (marker == EndOfImage)
                return new(width > 0 && height > 0 ? JpegVerdict.Complete : JpegVerdict.NotAJpeg, width, height);
            if (IsStandalone(marker))
                continue;
            if (jpeg.Length - position < 2)
                break;
            int length = (jpeg[position] << 8) | jpeg[position + 1];
            if (length < 2)
                return new(JpegVerdict.NotAJpeg, width, height);
            if (jpeg.Length - position < length)
                break;
            if (IsFrameHeader(marker) && length >= 7)
            {
                height = (jpeg[position + 3] << 8) | jpeg[position + 4];
                width = (jpeg[position + 5] << 8) | jpeg[position + 6];
            }

            position += length;
            if (marker == StartOfScan)
                SkipEntropyCodedData(jpeg, ref position);
        }

        return new(JpegVerdict.Incomplete, width, height);
    }

    /// <summary>Reads FF, any number of FF fill bytes, and the marker's code.</summary>
    private static bool TryNextMarker(ReadOnlySpan<byte> jpeg, ref int position, out byte marker)
    {
        marker = 0;
        if (position >= jpeg.Length || jpeg[position] != 0xFF)
            return false;
        while (position < jpeg.Length && jpeg[position] == 0xFF)
            position++;
        if (position >= jpeg.Length)
            return false;
        marker = jpeg[position++];
        return marker != 0;
    }

    /// <summary>Stops at the next marker that is neither a stuffed zero, nor a restart, nor a fill byte.</summary>
    private static void SkipEntropyCodedData(ReadOnlySpan<byte> jpeg, ref int position)
    {
        while (position < jpeg.Length)
        {
            int next = jpeg[position..].IndexOf((byte)0xFF);
            if (next < 0 || position + next + 1 >= jpeg.Length)
            {
                position = jpeg.Length;
                return;
            }

            position += next;
            byte code = jpeg[position + 1];
            if (code is not 0x00 and not (>= 0xD0 and <= 0xD7) and not 0xFF)
                return;
            position += code == 0xFF ? 1 : 2;
        }
    }

    private static bool IsStandalone(byte marker) => marker is 0x01 or (>= 0xD0 and <= StartOfImage);

    /// <summary>SOF0–SOF15 without DHT, JPG and DAC, which share the range.</summary>
    private static bool IsFrameHeader(byte marker) => marker is >= 0xC0 and <= 0xCF and not 0xC4 and not 0xC8 and not 0xCC;
}
