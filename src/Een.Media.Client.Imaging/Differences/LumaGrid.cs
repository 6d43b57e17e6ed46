using System.Runtime.InteropServices;
using SkiaSharp;

namespace Een.Media.Client.Imaging.Differences;

/// <summary>A frame reduced to a grid of gray levels: 2 KB to keep instead of a frame.</summary>
internal sealed class LumaGrid
{
    private const int Columns = 64;
    private const int Rows = 36;

    /// <summary>6 % of 255: above the noise of sensors and JPEG, averaged over a cell.</summary>
    private const int ClearChange = 15;

    private readonly byte[] _shades = new byte[Columns * Rows];

    private LumaGrid()
    {
    }

    public static LumaGrid Of(RecordedImage image)
    {
        // Any size between an eighth of the frame and the grid's own size will do: the decoder picks the cheapest.
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
        int changed = 0;
        long sum = 0;
        for (int i = 0; i < _shades.Length; i++)
        {
            int difference = Math.Abs(_shades[i] - other._shades[i]);
            sum += difference;
            changed += difference > ClearChange ? 1 : 0;
        }

        return new FrameDifference((double)changed / _shades.Length, sum / (255.0 * _shades.Length));
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

    /// <summary>The order of red and blue depends on the platform. Both get the same weight: green dominates anyway.</summary>
    private static uint Luma(uint pixel) => ((((pixel >> 16) & 0xFF) * 51) + (((pixel >> 8) & 0xFF) * 154) + ((pixel & 0xFF) * 51)) >> 8;
}
