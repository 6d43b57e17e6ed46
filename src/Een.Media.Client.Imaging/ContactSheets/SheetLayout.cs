using SkiaSharp;

namespace Een.Media.Client.Imaging.ContactSheets;

/// <summary>Where things stand on a sheet, in pixels.</summary>
internal sealed class SheetLayout
{
    /// <summary>400 MB of pixels.</summary>
    private const long MostPixels = 100_000_000;

    /// <summary>No format holds more lines.</summary>
    private const int Longest = 65_000;

    public const int Gutter = 12;
    public const int HeadHeight = 64;
    public const int CaptionHeight = 24;

    private readonly int _columns;

    private SheetLayout(ContactSheetOptions options, SKSizeI tile) => (_columns, Tile) = (options.Columns, tile);

    public SKSizeI Tile { get; }

    public int Width => (_columns * (Tile.Width + Gutter)) + Gutter;

    public int HeightOf(int cells) => HeadHeight + (RowsOf(cells) * (Tile.Height + CaptionHeight)) + Gutter;

    public SKRectI TileAt(int cell)
    {
        int x = Gutter + (cell % _columns * (Tile.Width + Gutter));
        int y = HeadHeight + (cell / _columns * (Tile.Height + CaptionHeight));
        return SKRectI.Create(x, y, Tile.Width, Tile.Height);
    }

    /// <summary>Refuses a sheet that cannot be, before the first frame is fetched. The usual shape of frames, 16:9, stands for theirs.</summary>
    public static void Check(ContactSheetOptions options) => Create(options, new SKSizeI(options.TileWidth, options.TileWidth * 9 / 16));

    public static SheetLayout Create(ContactSheetOptions options, SKSizeI tile)
    {
        var layout = new SheetLayout(options, tile);
        int height = layout.HeightOf(options.Columns * options.Rows);
        return (long)layout.Width * height <= MostPixels && height <= Longest && layout.Width <= Longest
            ? layout
            : throw new ArgumentException(
                $"A sheet of {options.Columns} columns and {options.Rows} rows of pictures {tile.Width}×{tile.Height} would have {layout.Width}×{height} pixels; " +
                $"at most {MostPixels} in all and {Longest} each way are possible. Take fewer columns or rows, or a smaller TileWidth.",
                nameof(options));
    }

    private int RowsOf(int cells) => Math.Max(1, (cells + _columns - 1) / _columns);
}
