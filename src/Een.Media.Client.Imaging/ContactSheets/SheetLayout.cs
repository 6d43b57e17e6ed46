using SkiaSharp;

namespace Een.Media.Client.Imaging.ContactSheets;

/// <summary>The positions on a sheet, in pixels.</summary>
internal sealed class SheetLayout
{
    /// <summary>400 MB of pixels.</summary>
    private const long MaxPixels = 100_000_000;

    /// <summary>JPEG, the format with the highest limit, holds 65,500 lines.</summary>
    private const int MaxSide = 65_000;

    public const int Gutter = 12;
    public const int HeaderHeight = 64;
    public const int CaptionHeight = 24;

    private readonly int _columns;

    private SheetLayout(ContactSheetOptions options, SKSizeI tile) => (_columns, Tile) = (options.Columns, tile);

    public SKSizeI Tile { get; }

    public int Width => (_columns * (Tile.Width + Gutter)) + Gutter;

    public int HeightOf(int cells) => HeaderHeight + (RowsOf(cells) * (Tile.Height + CaptionHeight)) + Gutter;

    public SKRectI TileAt(int cell)
    {
        int x = Gutter + (cell % _columns * (Tile.Width + Gutter));
        int y = HeaderHeight + (cell / _columns * (Tile.Height + CaptionHeight));
        return SKRectI.Create(x, y, Tile.Width, Tile.Height);
    }

    /// <summary>Refuses a sheet that is too large before the first frame is fetched. Assumes frames of 16:9.</summary>
    public static void Check(ContactSheetOptions options) => Create(options, new SKSizeI(options.TileWidth, options.TileWidth * 9 / 16));

    public static SheetLayout Create(ContactSheetOptions options, SKSizeI tile)
    {
        var layout = new SheetLayout(options, tile);
        int height = layout.HeightOf(options.Columns * options.Rows);
        return (long)layout.Width * height <= MaxPixels && height <= MaxSide && layout.Width <= MaxSide
            ? layout
            : throw new ArgumentException(
                $"{options.Columns} columns and {options.Rows} rows of tiles of {tile.Width}×{tile.Height} pixels make a sheet of " +
                $"{layout.Width}×{height} pixels. At most {MaxPixels} pixels are allowed, and {MaxSide} per side. " +
                "Use fewer Columns or Rows, or a smaller TileWidth.",
                nameof(options));
    }

    private int RowsOf(int cells) => Math.Max(1, (cells + _columns - 1) / _columns);
}
