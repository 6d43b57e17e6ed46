using System.Buffers;
using System.Numerics;
using System.Runtime.Intrinsics;
#if !NET9_0_OR_GREATER
using System.Runtime.Intrinsics.X86;
#endif

namespace Een.Media.Emulator.Cameras.Jpeg;

/// <summary>
/// A baseline JPEG encoder (4:2:0) with a restart marker in front of every row of 16 lines, so that single rows can be replaced without
/// encoding the others again. No library offers that. It makes a true clock in every frame cheap.
/// </summary>
internal sealed class RowEncoder
{
    /// <summary>The number of lines of a row and of columns of a unit.</summary>
    public const int Unit = 16;

    /// <summary>The zigzag order as indexes of the (transposed) transform.</summary>
    private static readonly byte[] Transposed = [.. JpegTables.ZigZag.ToArray().Select(place => (byte)(((place & 7) << 3) | (place >> 3)))];

    private readonly byte[] _lumaSteps, _chromaSteps;
    private readonly float[] _lumaFactors, _chromaFactors;

    public RowEncoder(int quality)
    {
        _lumaSteps = JpegTables.Steps(chroma: false, quality);
        _chromaSteps = JpegTables.Steps(chroma: true, quality);
        _lumaFactors = Dct.Factors(_lumaSteps);
        _chromaFactors = Dct.Factors(_chromaSteps);
    }

    public static int Rows(int height) => (height + Unit - 1) / Unit;

    /// <summary>Everything from the tables to the start of the image data. SOI and the first segments come before it.</summary>
    public byte[] Header(int width, int height)
    {
        ArrayBufferWriter<byte> header = new(700);
        Add(0xDB, [0, .. ZigZagged(_lumaSteps), 1, .. ZigZagged(_chromaSteps)]);
        Add(0xC0, [8, .. Short(height), .. Short(width), 3, 1, 0x22, 0, 2, 0x11, 1, 3, 0x11, 1]);
        Add(0xC4, [0x00, .. JpegTables.LumaDc.Definition, 0x10, .. JpegTables.LumaAc.Definition]);
        Add(0xC4, [0x01, .. JpegTables.ChromaDc.Definition, 0x11, .. JpegTables.ChromaAc.Definition]);
        Add(0xDD, Short((width + Unit - 1) / Unit));
        Add(0xDA, [3, 1, 0x00, 2, 0x11, 3, 0x11, 0, 63, 0]);
        return header.WrittenSpan.ToArray();

        void Add(byte marker, byte[] payload) => header.Write(JpegSegments.Segment(marker, payload));
        static byte[] Short(int value) => [(byte)(value >> 8), (byte)value];
        static byte[] ZigZagged(byte[] steps) => [.. JpegTables.ZigZag.ToArray().Select(place => steps[place])];
    }

    /// <summary>Appends one row without a marker. Incomplete units repeat their last column and line.</summary>
    /// <param name="output">The JPEG.</param>
    /// <param name="pixels">The 1 to 16 lines of the row, four bytes (R, G, B, unused) per pixel.</param>
    /// <param name="width">Pixels per line.</param>
    public void EncodeRow(ArrayBufferWriter<byte> output, ReadOnlySpan<byte> pixels, int width)
    {
        BitWriter bits = new(output);
        int lines = pixels.Length / (width * 4);
        int lumaDc = 0, blueDc = 0, redDc = 0;
        Span<float> luma = stackalloc float[256], blue = stackalloc float[64], red = stackalloc float[64];
        Span<byte> unit = stackalloc byte[Unit * 4];
        for (int left = 0; left < width; left += Unit)
        {
            blue.Clear();
            red.Clear();
            for (int y = 0; y < Unit; y++)
            {
                int start = ((Math.Min(y, lines - 1) * width) + left) * 4;
                scoped ReadOnlySpan<byte> line = pixels.Slice(start, Math.Min(Unit, width - left) * 4);
                if (line.Length < unit.Length)
                {
                    line.CopyTo(unit);
                    for (int x = line.Length; x < unit.Length; x++)
                        unit[x] = unit[x - 4];
                    line = unit;
                }

                Convert(line, luma.Slice(((y >> 3) << 7) + ((y & 7) << 3)), blue.Slice((y >> 1) << 3, 8), red.Slice((y >> 1) << 3, 8));
            }

            for (int i = 0; i < 4; i++)
                EncodeBlock(ref bits, luma.Slice(i * 64, 64), _lumaFactors, JpegTables.LumaDc, JpegTables.LumaAc, ref lumaDc);
            EncodeBlock(ref bits, blue, _chromaFactors, JpegTables.ChromaDc, JpegTables.ChromaAc, ref blueDc);
            EncodeBlock(ref bits, red, _chromaFactors, JpegTables.ChromaDc, JpegTables.ChromaAc, ref redDc);
        }

        bits.Align();
    }

    /// <summary>Adds one line of a unit to its blocks: 8 samples to the left block, 8 to the right one. Color has half the width.</summary>
    private static void Convert(ReadOnlySpan<byte> line, Span<float> luma, Span<float> blue, Span<float> red)
    {
        for (int x = 0; x < Unit; x++)
        {
            ReadOnlySpan<byte> pixel = line.Slice(x * 4, 4);
            float r = pixel[0], g = pixel[1], b = pixel[2];
            float light = (0.299f * r) + (0.587f * g) + (0.114f * b);
            luma[((x >> 3) << 6) + (x & 7)] = light - 128;
            blue[x >> 1] += (b - light) * (0.25f * 0.5f / 0.886f);
            red[x >> 1] += (r - light) * (0.25f * 0.5f / 0.701f);
        }
    }

    private static void EncodeBlock(
        ref BitWriter bits, Span<float> block, float[] factors, HuffmanTable dc, HuffmanTable ac, ref int lastDc)
    {
        Dct.Transform(block);
        Span<int> values = stackalloc int[64];
        for (int i = 0; i < 64; i += 8)
        {
            Vector256<float> exact = Vector256.Create((ReadOnlySpan<float>)block.Slice(i, 8)) * Vector256.Create(factors, i);
            Rounded(exact).CopyTo(values[i..]);
        }

        int difference = values[0] - lastDc;
        lastDc = values[0];
        int size = Size(difference);
        Code(ref bits, dc[size], difference, size);

        int zeros = 0;
        ReadOnlySpan<byte> order = Transposed;
        for (int i = 1; i < 64; i++)
        {
            int value = values[order[i]];
            if (value == 0)
            {
                zeros++;
                continue;
            }

            for (; zeros >= 16; zeros -= 16)
                Code(ref bits, ac[0xF0], 0, 0);
            size = Size(value);
            Code(ref bits, ac[(zeros << 4) | size], value, size);
            zeros = 0;
        }

        if (zeros > 0)
            Code(ref bits, ac[0x00], 0, 0);
    }

    /// <summary>Rounds to the nearest integer, and from the middle to the even one.</summary>
    private static Vector256<int> Rounded(Vector256<float> exact)
    {
#if NET9_0_OR_GREATER
        return Vector256.ConvertToInt32(Vector256.Round(exact));
#else
        if (Avx.IsSupported)
            return Avx.ConvertToVector256Int32(exact);
        Span<int> rounded = stackalloc int[8];
        for (int i = 0; i < rounded.Length; i++)
            rounded[i] = (int)MathF.Round(exact[i]);
        return Vector256.Create((ReadOnlySpan<int>)rounded);
#endif
    }

    private static void Code(ref BitWriter bits, (ushort Code, byte Length) prefix, int value, int size)
    {
        // A code has at most 16 bits, a value at most 11.
        int suffix = (value < 0 ? value - 1 : value) & ((1 << size) - 1);
        bits.Write((prefix.Code << size) | suffix, prefix.Length + size);
    }

    /// <summary>The number of bits of a value.</summary>
    private static int Size(int value) => 32 - BitOperations.LeadingZeroCount((uint)Math.Abs(value));
}
