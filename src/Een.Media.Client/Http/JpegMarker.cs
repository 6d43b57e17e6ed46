namespace Een.Media.Client.Http;

/// <summary>The markers of a JPEG: how to find them, and what follows them.</summary>
internal static class JpegMarker
{
    public const byte HuffmanTables = 0xC4;
    public const byte StartOfImage = 0xD8;
    public const byte EndOfImage = 0xD9;
    public const byte StartOfScan = 0xDA;
    public const byte RestartInterval = 0xDD;
    private const byte NumberOfLines = 0xDC;
    private const byte Comment = 0xFE;

    /// <summary>
    /// Finds the next FF whose following byte is neither a stuffed zero nor another FF (a fill byte). What lies before it is skipped: the
    /// coded data of a scan, or stray bytes between segments, which some cameras write and every decoder accepts.
    /// </summary>
    public static bool TryNext(ReadOnlySpan<byte> jpeg, ref int position, out byte marker)
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

    /// <summary>
    /// The length of a segment, including its two length bytes. An application segment or a comment that claims less counts as two bytes.
    /// </summary>
    public static int Length(ReadOnlySpan<byte> jpeg, int position, byte marker)
    {
        int length = (jpeg[position] << 8) | jpeg[position + 1];
        return IsSkipped(marker) ? Math.Max(length, 2) : length;
    }

    public static bool IsStandalone(byte marker) => marker is 0x01 or (>= 0xD0 and <= StartOfImage);

    /// <summary>SOF0–SOF15 without DHT, JPG and DAC, which share the range.</summary>
    public static bool IsFrameHeader(byte marker) => marker is >= 0xC0 and <= 0xCF and not HuffmanTables and not 0xC8 and not 0xCC;

    /// <summary>Tables, further scans, and segments that decoders skip. Anything else within a scan is data.</summary>
    public static bool MayFollowScan(byte marker) =>
        IsSkipped(marker) || marker is HuffmanTables or 0xCC or StartOfScan or 0xDB or RestartInterval;

    private static bool IsSkipped(byte marker) => marker is (>= 0xE0 and <= 0xEF) or Comment or NumberOfLines;
}
