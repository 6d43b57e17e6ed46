using System.Buffers.Binary;
using System.Text;

namespace Een.Media.Client.Tests.Support;

/// <summary>JPEGs put together marker by marker. Well-formed, though no decoder would draw them.</summary>
internal static class Jpeg
{
    private static readonly byte[] s_quantization = [0, .. Enumerable.Repeat((byte)1, 64)];
    private static readonly byte[] s_huffman = [0, .. Enumerable.Repeat((byte)0, 16)];
    private static readonly byte[] s_scanHeader = [1, 1, 0, 0, 63, 0];
    private static readonly byte[] s_entropy = [0x12, 0xFF, 0x00, 0x34, 0x56, 0xFF, 0x00, 0x78];

    /// <summary>A whole JPEG of this size. The comment makes its bytes differ from those of the others.</summary>
    public static byte[] Sample(int width = 640, int height = 360, string comment = "sample") =>
        Join(Start, Segment(0xFE, Encoding.UTF8.GetBytes(comment)), Tables, FrameHeader(0xC0, width, height), Scan(s_entropy), End);

    public static byte[] Progressive(int width, int height) =>
        Join(Start, Tables, FrameHeader(0xC2, width, height), Scan(s_entropy), Tables, Scan(s_entropy), Scan(s_entropy), End);

    /// <summary>With a thumbnail inside its EXIF segment: a whole JPEG with an end of its own.</summary>
    public static byte[] WithThumbnail(int width, int height) =>
        Join(Start, Segment(0xE1, Join("Exif\0\0"u8.ToArray(), Sample(160, 120, "thumbnail"))), Tables, FrameHeader(0xC0, width, height), Scan(s_entropy), End);

    public static byte[] WithRestarts(int width, int height) =>
        Join(Start, Tables, Segment(0xDD, [0, 1]), FrameHeader(0xC0, width, height), Scan([1, 0xFF, 0xD0, 2, 0xFF, 0xD1, 3, 0xFF, 0xD7, 4]), End);

    public static byte[] WithFillBytes(int width, int height) =>
        Join(Start, [0xFF, 0xFF], Tables, [0xFF], FrameHeader(0xC0, width, height), Scan([1, 2, 3, 0xFF, 0xFF]), End);

    public static byte[] WithTrailingBytes(int width, int height) => Join(Sample(width, height), "\r\n--boundary--"u8.ToArray());

    /// <summary>What some cameras do, and every decoder forgives: zeros between two segments.</summary>
    public static byte[] WithPadding(int width, int height) =>
        Join(Start, Tables, [0, 0, 0], FrameHeader(0xC0, width, height), Scan(s_entropy), End);

    public static byte[] WithoutScan(int width, int height) => Join(Start, Tables, FrameHeader(0xC0, width, height), End);

    public static byte[] WithoutFrameHeader() => Join(Start, Tables, Scan(s_entropy), End);

    public static byte[] Start => [0xFF, 0xD8];

    public static byte[] End => [0xFF, 0xD9];

    private static byte[] Tables => Join(Segment(0xDB, s_quantization), Segment(0xC4, s_huffman));

    public static byte[] Segment(byte marker, byte[] payload)
    {
        byte[] segment = new byte[4 + payload.Length];
        segment[0] = 0xFF;
        segment[1] = marker;
        BinaryPrimitives.WriteUInt16BigEndian(segment.AsSpan(2), (ushort)(payload.Length + 2));
        payload.CopyTo(segment, 4);
        return segment;
    }

    private static byte[] FrameHeader(byte marker, int width, int height) =>
        Segment(marker, [8, (byte)(height >> 8), (byte)height, (byte)(width >> 8), (byte)width, 1, 1, 0x11, 0]);

    private static byte[] Scan(byte[] entropy) => Join(Segment(0xDA, s_scanHeader), entropy);

    private static byte[] Join(params byte[][] parts) => [.. parts.SelectMany(part => part)];
}
