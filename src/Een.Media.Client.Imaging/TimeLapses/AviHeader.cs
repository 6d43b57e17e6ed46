using System.Buffers.Binary;
using SkiaSharp;

namespace Een.Media.Client.Imaging.TimeLapses;

/// <summary>
/// The bytes of an AVI before its first frame: RIFF, the headers of one Motion JPEG stream, and the start of the <c>movi</c> list.
/// </summary>
internal static class AviHeader
{
    public const int Length = 224;
    private const int HasIndex = 0x10;

    public static byte[] Build(SKSizeI size, FrameRate rate, int frames, int largestFrame, int fileLength, int endOfMovie)
    {
        byte[] header = new byte[Length];
        var writer = new Writer(header);
        int microseconds = (int)Math.Min(int.MaxValue, Math.Round(1e6 * rate.Denominator / rate.Numerator));
        int bytesPerSecond = (int)Math.Min(int.MaxValue, (long)largestFrame * rate.Numerator / rate.Denominator);
        writer.Put("RIFF"u8).Put(fileLength - 8).Put("AVI "u8);
        writer.Put("LIST"u8).Put(192).Put("hdrl"u8);
        writer.Put("avih"u8).Put(56).Put(microseconds).Put(bytesPerSecond).Put(0).Put(HasIndex).Put(frames).Put(0).Put(1).Put(largestFrame);
        writer.Put(size.Width).Put(size.Height).Put(0).Put(0).Put(0).Put(0);
        writer.Put("LIST"u8).Put(116).Put("strl"u8);
        writer.Put("strh"u8).Put(56).Put("vids"u8).Put("MJPG"u8).Put(0).Put(0).Put(0).Put(rate.Denominator).Put(rate.Numerator);
        writer.Put(0).Put(frames).Put(largestFrame).Put(-1).Put(0).Put(0).Put((size.Height << 16) | size.Width);
        writer.Put("strf"u8).Put(40).Put(40).Put(size.Width).Put(size.Height).Put(1 | (24 << 16)).Put("MJPG"u8);
        writer.Put(size.Width * size.Height * 3).Put(0).Put(0).Put(0).Put(0);
        writer.Put("LIST"u8).Put(endOfMovie - Length + 4).Put("movi"u8);
        return writer.Position == Length
            ? header
            : throw new InvalidOperationException($"The AVI header has {writer.Position} bytes instead of {Length}.");
    }

    /// <summary>Writes four bytes at a time.</summary>
    private sealed class Writer(byte[] buffer)
    {
        public int Position { get; private set; }

        public Writer Put(int value)
        {
            BinaryPrimitives.WriteInt32LittleEndian(buffer.AsSpan(Position), value);
            Position += 4;
            return this;
        }

        public Writer Put(ReadOnlySpan<byte> word)
        {
            word.CopyTo(buffer.AsSpan(Position));
            Position += 4;
            return this;
        }
    }
}
