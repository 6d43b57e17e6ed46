using System.Buffers.Binary;
using System.Text;

namespace Een.Media.Emulator.Tests.Cameras;

/// <summary>Makes a minimal EXIF segment with the time of an image.</summary>
internal static class Exif
{
    public static byte[] Segment(string original, string fraction, string offset)
    {
        (int Tag, string Text)[] all = [(0x9003, original), (0x9011, offset), (0x9291, fraction)];
        (int Tag, string Text)[] entries = [.. all.Where(entry => entry.Text.Length > 0)];

        // A TIFF header, a first directory with nothing but the way to the second, the second with the times, and their texts.
        const int Second = 8 + 2 + 12 + 4;
        int texts = Second + 2 + (12 * entries.Length) + 4;
        List<byte> tiff =
        [
            .. "MM"u8, 0, 42, .. Long(8), .. Short(1), .. Short(0x8769), .. Short(4), .. Long(1), .. Long(Second), .. Long(0),
            .. Short(entries.Length),
        ];
        List<byte> data = [];
        foreach ((int tag, string text) in entries)
        {
            byte[] ascii = [.. Encoding.ASCII.GetBytes(text), 0];
            tiff.AddRange([.. Short(tag), .. Short(2), .. Long(ascii.Length)]);
            if (ascii.Length <= 4)
            {
                tiff.AddRange([.. ascii, .. new byte[4 - ascii.Length]]);
                continue;
            }

            tiff.AddRange(Long(texts + data.Count));
            data.AddRange(ascii);
        }

        byte[] payload = [.. "Exif"u8, 0, 0, .. tiff, .. Long(0), .. data];
        return [0xFF, 0xE1, .. Short(payload.Length + 2), .. payload];
    }

    private static byte[] Short(int value)
    {
        byte[] bytes = new byte[2];
        BinaryPrimitives.WriteUInt16BigEndian(bytes, (ushort)value);
        return bytes;
    }

    private static byte[] Long(int value)
    {
        byte[] bytes = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(bytes, value);
        return bytes;
    }
}
