using System.Buffers.Binary;
using SkiaSharp;

namespace Een.Media.Client.Imaging.TimeLapses;

/// <summary>The RIFF container of an animated WebP: takes frames out of one, puts them into another, and sets their times.</summary>
internal static class WebpContainer
{
    /// <summary>The chunks RIFF, VP8X and ANIM.</summary>
    public const int HeaderLength = 12 + ChunkHeader + 10 + ChunkHeader + 6;

    /// <summary>The duration of each frame until the frame rate is known. The encoder merges equal frames.</summary>
    public const int ProvisionalMilliseconds = 100;

    private const int ChunkHeader = 8;
    private const int FrameHeader = 16;
    private const int DurationAt = 12;
    private const byte AnimationFlag = 0x02;
    private const byte AlphaFlag = 0x10;

    /// <summary>
    /// The frames of an animation, as <c>ANMF</c> chunks. A still image becomes one frame with the duration of all frames.
    /// </summary>
    public static IEnumerable<ReadOnlyMemory<byte>> FramesOf(byte[] webp, SKSizeI size, int frames)
    {
        bool any = false;
        foreach ((string name, ReadOnlyMemory<byte> chunk) in Chunks(webp))
        {
            if (name == "ANMF")
            {
                any = true;
                yield return chunk;
            }
            else if (!any && name is "VP8 " or "VP8L")
            {
                yield return Wrap(chunk.Span, size, frames * ProvisionalMilliseconds);
            }
        }
    }

    public static bool HasAlpha(byte[] webp) =>
        Chunks(webp).Any(chunk => chunk.Name == "VP8X" && (chunk.Bytes.Span[ChunkHeader] & AlphaFlag) != 0);

    /// <summary>Gives every frame its true length, and writes the header.</summary>
    public static async Task FinishAsync(
        FileStream stream, SKSizeI size, bool hasAlpha, FrameRate rate, CancellationToken cancellationToken)
    {
        byte[] header = new byte[ChunkHeader + FrameHeader];
        int frame = 0;
        long length = stream.Length;
        for (long position = HeaderLength; position < length;)
        {
            stream.Position = position;
            await stream.ReadExactlyAsync(header, cancellationToken).ConfigureAwait(false);
            int count = Math.Max(1, (int)Math.Round(Read24(header.AsSpan(ChunkHeader + DurationAt)) / (double)ProvisionalMilliseconds));
            long from = (long)Math.Round(rate.StartOf(frame).TotalMilliseconds);
            long to = (long)Math.Round(rate.StartOf(frame += count).TotalMilliseconds);
            Write24(header.AsSpan(ChunkHeader + DurationAt), (int)Math.Min(to - from, 0xFFFFFF));
            stream.Position = position;
            await stream.WriteAsync(header, cancellationToken).ConfigureAwait(false);
            position += ChunkHeader + Even(BinaryPrimitives.ReadInt32LittleEndian(header.AsSpan(4)));
        }

        stream.Position = 0;
        await stream.WriteAsync(Header(size, hasAlpha, length), cancellationToken).ConfigureAwait(false);
    }

    private static byte[] Header(SKSizeI size, bool hasAlpha, long length)
    {
        byte[] header = new byte[HeaderLength];
        "RIFF"u8.CopyTo(header);
        BinaryPrimitives.WriteUInt32LittleEndian(header.AsSpan(4), (uint)(length - 8));
        "WEBPVP8X"u8.CopyTo(header.AsSpan(8));
        header[16] = 10;
        header[20] = (byte)(AnimationFlag | (hasAlpha ? AlphaFlag : 0));
        Write24(header.AsSpan(24), size.Width - 1);
        Write24(header.AsSpan(27), size.Height - 1);
        "ANIM"u8.CopyTo(header.AsSpan(30));
        header[34] = 6;
        header.AsSpan(38, 4).Fill(0xFF);
        return header;
    }

    /// <summary>The frame starts at the top left, does not blend, and is not cleared afterwards.</summary>
    private static byte[] Wrap(ReadOnlySpan<byte> image, SKSizeI size, int milliseconds)
    {
        byte[] chunk = new byte[ChunkHeader + FrameHeader + image.Length];
        "ANMF"u8.CopyTo(chunk);
        BinaryPrimitives.WriteInt32LittleEndian(chunk.AsSpan(4), FrameHeader + image.Length);
        Write24(chunk.AsSpan(ChunkHeader + 6), size.Width - 1);
        Write24(chunk.AsSpan(ChunkHeader + 9), size.Height - 1);
        Write24(chunk.AsSpan(ChunkHeader + DurationAt), milliseconds);
        chunk[ChunkHeader + 15] = 0x02;
        image.CopyTo(chunk.AsSpan(ChunkHeader + FrameHeader));
        return chunk;
    }

    private static IEnumerable<(string Name, ReadOnlyMemory<byte> Bytes)> Chunks(byte[] webp)
    {
        for (int position = 12; position + ChunkHeader <= webp.Length;)
        {
            string name = System.Text.Encoding.ASCII.GetString(webp, position, 4);
            int announced = ChunkHeader + Even(BinaryPrimitives.ReadInt32LittleEndian(webp.AsSpan(position + 4)));
            int length = Math.Min(announced, webp.Length - position);
            yield return (name, webp.AsMemory(position, length));
            position += length;
        }
    }

    private static int Read24(ReadOnlySpan<byte> bytes) => bytes[0] | (bytes[1] << 8) | (bytes[2] << 16);

    private static void Write24(Span<byte> bytes, int value) =>
        (bytes[0], bytes[1], bytes[2]) = ((byte)value, (byte)(value >> 8), (byte)(value >> 16));

    private static int Even(int length) => length + (length & 1);
}
