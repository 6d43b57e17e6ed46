using System.Buffers.Binary;
using SkiaSharp;

namespace Een.Media.Client.Imaging.TimeLapses;

/// <summary>The RIFF around the frames of an animated WebP: cut apart, put together, and given their times.</summary>
internal static class WebpContainer
{
    /// <summary>RIFF, VP8X and ANIM.</summary>
    public const int HeaderLength = 12 + ChunkHead + 10 + ChunkHead + 6;

    /// <summary>How long each frame lasts until the true rate is known. A longer one stands for several that looked the same.</summary>
    public const int ProvisionalMilliseconds = 100;

    private const int ChunkHead = 8;
    private const int FrameHead = 16;
    private const int DurationAt = 12;
    private const byte AnimationFlag = 0x02;
    private const byte AlphaFlag = 0x10;

    /// <summary>The frames of an animation, each as a whole <c>ANMF</c> chunk. A single picture becomes one that lasts for them all.</summary>
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

    public static bool HasAlpha(byte[] webp) => Chunks(webp).Any(chunk => chunk.Name == "VP8X" && (chunk.Bytes.Span[ChunkHead] & AlphaFlag) != 0);

    /// <summary>Gives every frame its true length, and writes the header.</summary>
    public static async Task FinishAsync(FileStream stream, SKSizeI size, bool hasAlpha, FrameRate rate, CancellationToken cancellationToken)
    {
        byte[] head = new byte[ChunkHead + FrameHead];
        int frame = 0;
        long length = stream.Length;
        for (long position = HeaderLength; position < length;)
        {
            stream.Position = position;
            await stream.ReadExactlyAsync(head, cancellationToken).ConfigureAwait(false);
            int count = Math.Max(1, (int)Math.Round(Read24(head.AsSpan(ChunkHead + DurationAt)) / (double)ProvisionalMilliseconds));
            long from = (long)Math.Round(rate.StartOf(frame).TotalMilliseconds);
            long to = (long)Math.Round(rate.StartOf(frame += count).TotalMilliseconds);
            Write24(head.AsSpan(ChunkHead + DurationAt), (int)Math.Min(to - from, 0xFFFFFF));
            stream.Position = position;
            await stream.WriteAsync(head, cancellationToken).ConfigureAwait(false);
            position += ChunkHead + Even(BinaryPrimitives.ReadInt32LittleEndian(head.AsSpan(4)));
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

    /// <summary>The frame stands in the corner, does not blend, and stays.</summary>
    private static byte[] Wrap(ReadOnlySpan<byte> picture, SKSizeI size, int milliseconds)
    {
        byte[] chunk = new byte[ChunkHead + FrameHead + picture.Length];
        "ANMF"u8.CopyTo(chunk);
        BinaryPrimitives.WriteInt32LittleEndian(chunk.AsSpan(4), FrameHead + picture.Length);
        Write24(chunk.AsSpan(ChunkHead + 6), size.Width - 1);
        Write24(chunk.AsSpan(ChunkHead + 9), size.Height - 1);
        Write24(chunk.AsSpan(ChunkHead + DurationAt), milliseconds);
        chunk[ChunkHead + 15] = 0x02;
        picture.CopyTo(chunk.AsSpan(ChunkHead + FrameHead));
        return chunk;
    }

    private static IEnumerable<(string Name, ReadOnlyMemory<byte> Bytes)> Chunks(byte[] webp)
    {
        for (int position = 12; position + ChunkHead <= webp.Length;)
        {
            string name = System.Text.Encoding.ASCII.GetString(webp, position, 4);
            int length = Math.Min(ChunkHead + Even(BinaryPrimitives.ReadInt32LittleEndian(webp.AsSpan(position + 4))), webp.Length - position);
            yield return (name, webp.AsMemory(position, length));
            position += length;
        }
    }

    private static int Read24(ReadOnlySpan<byte> bytes) => bytes[0] | (bytes[1] << 8) | (bytes[2] << 16);

    private static void Write24(Span<byte> bytes, int value) => (bytes[0], bytes[1], bytes[2]) = ((byte)value, (byte)(value >> 8), (byte)(value >> 16));

    private static int Even(int length) => length + (length & 1);
}
