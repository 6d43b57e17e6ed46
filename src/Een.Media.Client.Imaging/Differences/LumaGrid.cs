using System.Runtime.InteropServices;
using SkiaSharp;

namespace Een.Media.Client.Imaging.Differences;

/// <summary>A frame reduced to a grid of gray levels: 2 KB to keep instead of a frame.</summary>
internal sealed class LumaGrid
{
    private const int Columns = 64;
    private const int Rows = 36;

    /// <summary>The smallest change of a cell that counts, of 255. At night, a person differs from the background by little more.</summary>
    private const int SmallestChange = 6;

    /// <summary>A change larger than this always counts, however noisy the frames are.</summary>
    private const int LargestNoise = 15;

    /// <summary>How many times larger than the noise a change must be.</summary>
    private const int NoiseFactor = 6;

    private readonly byte[] _shades = new byte[Columns * Rows];

    private LumaGrid()
    {
    }

    public static LumaGrid Of(RecordedImage image)
    {
        // An eighth of the frame is the cheapest size to decode. The bitmap must not be smaller than the grid.
        using SKBitmap bitmap = image.ToBitmap(new DecodeOptions
        {
            MaxWidth = Math.Max(Columns, (image.Width + 7) / 8),
            MaxHeight = Math.Max(Rows, (image.Height + 7) / 8),
        });
        var grid = new LumaGrid();
        ReadOnlySpan<uint> pixels = MemoryMarshal.Cast<byte, uint>(bitmap.GetPixelSpan());
        int stride = bitmap.RowBytes / sizeof(uint);
        for (int cell = 0; cell < grid._shades.Length; cell++)
            grid._shades[cell] = Shade(pixels, stride, bitmap.Info.Size, cell % Columns, cell / Columns);
        return grid;
    }

    public FrameDifference DifferenceTo(LumaGrid other)
    {
        Span<int> differences = stackalloc int[_shades.Length];
        long sum = 0;
        for (int i = 0; i < _shades.Length; i++)
        {
            differences[i] = Math.Abs(_shades[i] - other._shades[i]);
            sum += differences[i];
        }

        // Most cells do not change between two frames, so the median difference is the noise. A change of light raises it too, up to the
        // limit.
        differences.Sort();
        int least = Math.Clamp(differences[_shades.Length / 2] * NoiseFactor, SmallestChange, LargestNoise);
        int unchanged = 0;
        while (unchanged < differences.Length && differences[unchanged] <= least)
            unchanged++;
        return new FrameDifference((double)(_shades.Length - unchanged) / _shades.Length, sum / (255.0 * _shades.Length));
    }

    /// <summary>The mean gray level of a cell's pixels, or of the nearest pixel when the image is smaller than the grid.</summary>
    private static byte Shade(ReadOnlySpan<uint> pixels, int stride, SKSizeI size, int column, int row)
    {
        (int left, int right) = Range(column, Columns, size.Width);
        (int top, int bottom) = Range(row, Rows, size.Height);
        long sum = 0;
        for (int y = top; y < bottom; y++)
        {
            foreach (uint pixel in pixels.Slice((y * stride) + left, right - left))
                sum += Luma(pixel);
        }

        return (byte)(sum / ((bottom - top) * (right - left)));
    }

    private static (int From, int To) Range(int cell, int cells, int pixels)
    {
        int from = cell * pixels / cells;
        return (from, Math.Max(from + 1, (cell + 1) * pixels / cells));
    }

    /// <summary>The luma of BT.601, in 256ths.</summary>
    private static uint Luma(uint pixel) => ((((pixel >> 16) & 0xFF) * 77) + (((pixel >> 8) & 0xFF) * 150) + ((pixel & 0xFF) * 29)) >> 8;
}
