using Een.Media.Client.Imaging.Decoding;
using Een.Media.Client.Imaging.Editing;
using SkiaSharp;

namespace Een.Media.Client.Imaging.ContactSheets;

/// <summary>One sheet while it is filled. The first frame decides its size. Unused rows are cut off at the end.</summary>
internal sealed class SheetPage(ContactSheetOptions options) : IDisposable
{
    private readonly OverlayTally _overlays = new();
    private readonly List<FrameGap> _gaps = [];
    private readonly int _capacity = options.Columns * options.Rows;
    private SheetLayout? _layout;
    private SKBitmap? _bitmap;
    private SheetPainter? _painter;
    private DateTimeOffset? _first;
    private DateTimeOffset? _last;
    private string? _device;
    private int _frames;
    private int _broken;

    public bool IsFull => Cells >= _capacity;

    private int Cells => _frames + _gaps.Count;

    public void Add(FrameGap gap)
    {
        SKRectI tile = Begin(null).TileAt(Cells);
        _painter!.DrawGap(tile, gap);
        _gaps.Add(gap);
    }

    public void Add(RecordedImage frame)
    {
        SKRectI tile = Begin(frame).TileAt(Cells);
        try
        {
            FrameEdits edits = options.Edits with { MaxWidth = tile.Width, MaxHeight = tile.Height };
            using SKBitmap bitmap = FrameEditor.Apply(frame, edits, _overlays);
            _painter!.DrawFrame(tile, bitmap);
        }
        catch (EenImageException)
        {
            _painter!.DrawBroken(tile);
            _broken++;
        }

        _painter.DrawCaption(tile, FrameClock.Write(frame.Timestamp, options.TimeZone, options.CaptionFormat));
        _first ??= frame.Timestamp;
        _last = frame.Timestamp;
        _device ??= frame.DeviceId;
        _frames++;
    }

    public ContactSheet Finish(bool hasMore)
    {
        SheetLayout layout = Begin(null);
        _painter!.DrawHeader(options.Title ?? (_device is null ? "Contact sheet" : $"Camera {_device}"), Summary(hasMore));
        return new ContactSheet(CutTo(layout.HeightOf(Cells)))
        {
            FrameCount = _frames,
            BrokenFrameCount = _broken,
            UnreadableOverlayCount = _overlays.Unreadable,
            IncompleteOverlayCount = _overlays.Incomplete,
            Gaps = _gaps,
            First = _first,
            Last = _last,
            HasMore = hasMore,
        };
    }

    public void Dispose()
    {
        _painter?.Dispose();
        _bitmap?.Dispose();
    }

    private SheetLayout Begin(RecordedImage? frame)
    {
        if (_layout is not null)
            return _layout;
        FrameArea crop = options.Edits.Crop ?? FrameArea.All;
        double ratio = frame is null ? 9 / 16.0 : frame.Height * crop.Height / (frame.Width * crop.Width);
        int height = Math.Clamp((int)Math.Round(options.TileWidth * ratio), 1, options.TileWidth * 4);
        SheetLayout layout = SheetLayout.Create(options, new SKSizeI(options.TileWidth, height));
        _bitmap = Bitmaps.Opaque(new SKSizeI(layout.Width, layout.HeightOf(_capacity)));
        _painter = new SheetPainter(_bitmap, options);
        return _layout = layout;
    }

    private string Summary(bool hasMore)
    {
        string times = (_first, _last) is ({ } first, { } last) ? $"{Time(first)} – {Time(last)} {options.TimeZone.Id}" : "no frames";
        IEnumerable<string?> parts =
        [
            times,
            Count(_frames, "frame"),
            Count(_gaps.Count, "gap"),
            _broken > 0 ? $"{_broken} broken" : null,
            hasMore ? "more follow" : null,
        ];
        return string.Join("  ·  ", parts.Where(part => part is not null));
    }

    private string Time(DateTimeOffset timestamp) => FrameClock.Write(timestamp, options.TimeZone, "yyyy-MM-dd HH:mm:ss");

    private static string? Count(int count, string noun) => count switch { 0 => null, 1 => $"1 {noun}", _ => $"{count} {noun}s" };

    private SKBitmap CutTo(int height)
    {
        SKBitmap bitmap = _bitmap!;
        if (height == bitmap.Height)
        {
            _bitmap = null;
            return bitmap;
        }

        SKBitmap cut = Bitmaps.Opaque(new SKSizeI(bitmap.Width, height));
        using SKPixmap to = cut.PeekPixels();
        using SKPixmap from = bitmap.PeekPixels();
        from.ReadPixels(to);
        return cut;
    }
}
