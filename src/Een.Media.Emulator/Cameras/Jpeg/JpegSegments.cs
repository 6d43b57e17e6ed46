using System.Buffers.Binary;

namespace Een.Media.Emulator.Cameras.Jpeg;

/// <summary>Reads and inserts the marker segments in front of a JPEG's image data.</summary>
internal static class JpegSegments
{
    public const byte App0 = 0xE0;
    public const byte App15 = 0xEF;
    public const byte Comment = 0xFE;
    public const int LongestPayload = ushort.MaxValue - 2;
    private const byte StartOfScan = 0xDA;

    /// <summary>The segment at <paramref name="position"/>; false at the image data and at invalid bytes.</summary>
    public static bool TryNext(ReadOnlySpan<byte> jpeg, ref int position, out byte marker, out ReadOnlySpan<byte> payload)
    {
        marker = 0;
        payload = default;
        if (position == 0)
            position = jpeg is [0xFF, 0xD8, ..] ? 2 : jpeg.Length;
        if (position + 4 > jpeg.Length || jpeg[position] != 0xFF || jpeg[position + 1] is StartOfScan or < 0xC0 or 0xFF)
            return false;
        int length = BinaryPrimitives.ReadUInt16BigEndian(jpeg[(position + 2)..]);
        if (length < 2 || position + 2 + length > jpeg.Length)
            return false;
        marker = jpeg[position + 1];
        payload = jpeg.Slice(position + 4, length - 2);
        position += 2 + length;
        return true;
    }

    /// <summary>The position for further segments: after the APPn segments, which must come first.</summary>
    public static int InsertionPoint(ReadOnlySpan<byte> jpeg)
    {
        int insertion = 2, position = 0;
        while (TryNext(jpeg, ref position, out byte marker, out _) && marker is >= App0 and <= App15)
            insertion = position;
        return insertion;
    }

    public static byte[] Segment(byte marker, ReadOnlySpan<byte> payload)
    {
        byte[] segment = new byte[4 + payload.Length];
        segment[0] = 0xFF;
        segment[1] = marker;
        BinaryPrimitives.WriteUInt16BigEndian(segment.AsSpan(2), checked((ushort)(2 + payload.Length)));
        payload.CopyTo(segment.AsSpan(4));
        return segment;
    }

    /// <summary>A copy of the JPEG with whole segments inserted in front of its tables.</summary>
    public static byte[] Insert(ReadOnlySpan<byte> jpeg, ReadOnlySpan<byte> segments)
    {
        int at = InsertionPoint(jpeg);
        byte[] longer = new byte[jpeg.Length + segments.Length];
        jpeg[..at].CopyTo(longer);
        segments.CopyTo(longer.AsSpan(at));
        jpeg[at..].CopyTo(longer.AsSpan(at + segments.Length));
        return longer;
    }
}
