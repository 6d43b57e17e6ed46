using System.Buffers.Binary;

namespace Een.Media.Client.Imaging.Tests.Support;

/// <summary>JPEGs of 160×96 pixels: the files in TimeLapses/Cases, and variants of them.</summary>
internal static class JpegCases
{
    private static readonly byte[] StartOfFrame = [0xFF, 0xC0];

    public static byte[] Read(string name) =>
        File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "TimeLapses", "Cases", name + ".jpg"));

    /// <summary>A JPEG that differs from day0.jpg in one respect. Decoders refuse most of them.</summary>
    public static byte[] Variant(string kind)
    {
        byte[] jpeg = Read("day0");
        int frame = jpeg.AsSpan().IndexOf(StartOfFrame);
        switch (kind)
        {
            case "no quantization table":
                return Without(jpeg, 0xDB);
            case "no Huffman table":
                return Without(jpeg, 0xC4);
            case "12 bits":
                jpeg[frame + 4] = 12;
                return jpeg;
            case "lossless":
                jpeg[frame + 1] = 0xC3;
                return jpeg;
            case "arithmetic coding":
                jpeg[frame + 1] = 0xC9;
                return jpeg;
            case "5 components":
                int length = BinaryPrimitives.ReadUInt16BigEndian(jpeg.AsSpan(frame + 2));
                BinaryPrimitives.WriteUInt16BigEndian(jpeg.AsSpan(frame + 2), (ushort)(length + 6));
                jpeg[frame + 9] = 5;
                return [.. jpeg[..(frame + 2 + length)], 4, 0x11, 0, 5, 0x11, 0, .. jpeg[(frame + 2 + length)..]];
            case "60000×60000":
                BinaryPrimitives.WriteUInt16BigEndian(jpeg.AsSpan(frame + 5), 60000);
                BinaryPrimitives.WriteUInt16BigEndian(jpeg.AsSpan(frame + 7), 60000);
                return jpeg;
            default:
                throw new ArgumentOutOfRangeException(nameof(kind), kind, "There is no such case.");
        }
    }

    /// <summary>A good JPEG with another one in an application segment, as some cameras write previews.</summary>
    public static byte[] WithThumbnail()
    {
        byte[] thumbnail = [.. "preview\0"u8, .. TestImages.Plain(16, 16, default)];
        byte[] jpeg = Read("day0");
        int length = thumbnail.Length + 2;
        return [0xFF, 0xD8, 0xFF, 0xE4, (byte)(length >> 8), (byte)length, .. thumbnail, .. jpeg[2..]];
    }

    private static byte[] Without(byte[] jpeg, byte marker)
    {
        List<byte> kept = [0xFF, 0xD8];
        int position = 2;
        while (jpeg[position + 1] != 0xDA)
        {
            int length = 2 + BinaryPrimitives.ReadUInt16BigEndian(jpeg.AsSpan(position + 2));
            if (jpeg[position + 1] != marker)
                kept.AddRange(jpeg[position..(position + length)]);
            position += length;
        }

        kept.AddRange(jpeg[position..]);
        return [.. kept];
    }
}
