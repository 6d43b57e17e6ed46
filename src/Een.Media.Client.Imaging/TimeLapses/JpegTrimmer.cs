namespace Een.Media.Client.Imaging.TimeLapses;

/// <summary>
/// Finds the JPEG within the bytes of a frame: from its start to its first end marker. Other bytes may follow, even a second image.
/// </summary>
internal static class JpegTrimmer
{
    private const byte StartOfScan = 0xDA;
    private const byte EndOfImage = 0xD9;
    private const byte FirstMetadata = 0xE1;
    private const byte Adobe = 0xEE;
    private const byte Comment = 0xFE;

    /// <summary>
    /// The JPEG up to its end, without its metadata: Exif may ask players to rotate the frame, and may contain a second JPEG.
    /// </summary>
    /// <returns>
    /// <see langword="null"/> when it is not a plain baseline JPEG. Such a frame is encoded again: players of Motion JPEG may not read it.
    /// </returns>
    public static ReadOnlyMemory<byte>? Trim(ReadOnlyMemory<byte> frame, bool keepMetadata)
    {
        ReadOnlySpan<byte> bytes = frame.Span;
        List<Range> kept = [new Range(0, 2)];
        bool hasTables = false, isBaseline = false;
        int position = 2;
        while (position + 4 <= bytes.Length && bytes[position] == 0xFF)
        {
            byte marker = bytes[position + 1];
            int length = 2 + ((bytes[position + 2] << 8) | bytes[position + 3]);
            if (marker is < 0xC0 or (>= 0xD0 and <= EndOfImage) or 0xFF || length < 4 || position + length > bytes.Length)
                return null;
            hasTables |= marker == 0xC4;
            if (IsFrameHeader(marker))
                isBaseline = marker is 0xC0 or 0xC1 && length > 9 && bytes[position + 4] == 8 && bytes[position + 9] is 1 or 3;
            if (keepMetadata || !IsMetadata(marker))
                kept.Add(position..(position + length));
            position += length;
            if (marker != StartOfScan)
                continue;
            int end = EndOfScan(bytes, position);
            if (!hasTables || !isBaseline || end < 0)
                return null;
            kept.Add(position..(end + 2));
            return Join(frame, kept);
        }

        return null;
    }

    /// <summary>The position of the end marker, if it is the first marker after the scan.</summary>
    private static int EndOfScan(ReadOnlySpan<byte> bytes, int position)
    {
        while (bytes[position..].IndexOf((byte)0xFF) is >= 0 and var next)
        {
            position += next;
            if (position + 1 >= bytes.Length)
                return -1;
            byte marker = bytes[position + 1];
            if (marker == EndOfImage)
                return position;
            if (marker is not (0 or (>= 0xD0 and <= 0xD7)))
                return -1;
            position += 2;
        }

        return -1;
    }

    private static ReadOnlyMemory<byte> Join(ReadOnlyMemory<byte> frame, List<Range> kept)
    {
        int end = 0;
        bool isContiguous = kept.TrueForAll(range =>
        {
            bool follows = range.Start.Value == end;
            end = range.End.Value;
            return follows;
        });
        if (isContiguous)
            return frame[..end];
        byte[] joined = new byte[kept.Sum(range => range.End.Value - range.Start.Value)];
        int position = 0;
        foreach (Range range in kept)
        {
            ReadOnlySpan<byte> part = frame.Span[range];
            part.CopyTo(joined.AsSpan(position));
            position += part.Length;
        }

        return joined;
    }

    private static bool IsFrameHeader(byte marker) => marker is >= 0xC0 and <= 0xCF and not 0xC4 and not 0xC8 and not 0xCC;

    /// <summary>Comments and application data, except JFIF and Adobe, which say how to read the colors.</summary>
    private static bool IsMetadata(byte marker) => marker is Comment or (>= FirstMetadata and <= 0xEF and not Adobe);
}
