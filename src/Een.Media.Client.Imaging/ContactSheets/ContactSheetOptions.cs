using Een.Media.Client.Imaging;
using Een.Media.Client.Imaging.Editing;
using SkiaSharp;

namespace Een.Media.Client;

/// <summary>What a contact sheet looks like. Immutable.</summary>
public sealed record ContactSheetOptions
{
    /// <summary>Pictures side by side, 1 to 50. Default: 6.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of range.</exception>
    public int Columns
    {
        get;
        init => field = Require.Between(value, 1, 50);
    }
    = 6;

    /// <summary>The most rows on a sheet, 1 to 500; a sheet with fewer pictures is shorter. Default: 10.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of range.</exception>
    public int Rows
    {
        get;
        init => field = Require.Between(value, 1, 500);
    }
    = 10;

    /// <summary>The width of each picture in pixels, 48 to 4,000. Default: 240. Its height follows from the first frame.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of range.</exception>
    public int TileWidth
    {
        get;
        init => field = Require.Between(value, 48, 4000);
    }
    = 240;

    /// <summary>The headline; <see langword="null"/> (the default) for the camera's id, where the frames know it.</summary>
    public string? Title { get; init; }

    /// <summary>The zone of all times on the sheet. Default: UTC.</summary>
    public TimeZoneInfo TimeZone { get; init; } = TimeZoneInfo.Utc;

    /// <summary>How the time under a picture is written, as for <see cref="DateTimeOffset.ToString(string)"/>. Default: <c>yyyy-MM-dd HH:mm:ss</c>.</summary>
    /// <exception cref="ArgumentException">It is not a format for times.</exception>
    public string CaptionFormat
    {
        get;
        init => field = FrameClock.CheckFormat(value, nameof(CaptionFormat));
    }
    = "yyyy-MM-dd HH:mm:ss";

    /// <summary>
    /// A gap is marked where two frames are further apart than this, any time above zero. <see langword="null"/> (the default) marks none. Take about one
    /// and a half times the spacing that is expected: 1.5 s for previews, 15 min for a sample every ten minutes.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not positive.</exception>
    public TimeSpan? GapThreshold
    {
        get;
        init => field = value is null || value > TimeSpan.Zero
            ? value
            : throw new ArgumentOutOfRangeException(nameof(GapThreshold), value, "GapThreshold is longer than no time at all; null marks no gaps.");
    }

    /// <summary>Where frames are expected to begin: a later first frame leaves a gap. Needs <see cref="GapThreshold"/>. Default: wherever they begin.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>Where frames are expected to end: an earlier last frame leaves a gap. Needs <see cref="GapThreshold"/>. Default: wherever they end.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>What is done to each frame before it is put on the sheet. Its size follows <see cref="TileWidth"/>. Default: nothing.</summary>
    public FrameEdits Edits { get; init; } = new();

    /// <summary>The font of headline and captions. Default: <see cref="CaptionFont.Default"/>.</summary>
    public CaptionFont Font { get; init; } = CaptionFont.Default;

    /// <summary>The colour of the paper; the text is dark on a light one, light on a dark one. Default: nearly white.</summary>
    public SKColor Background { get; init; } = new(0xF6, 0xF6, 0xF4);
}
