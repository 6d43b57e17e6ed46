using Een.Media.Client.Imaging.Editing;
using Een.Media.Client.Imaging.Settings;
using SkiaSharp;

namespace Een.Media.Client;

/// <summary>The layout and appearance of a contact sheet. Immutable.</summary>
public sealed record ContactSheetOptions
{
    /// <summary>The number of frames side by side, 1 to 50. Default: 6.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of range.</exception>
    public int Columns
    {
        get;
        init => field = Require.Between(value, 1, 50);
    }
    = 6;

    /// <summary>The largest number of rows, 1 to 500. A sheet with fewer frames is shorter. Default: 10.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of range.</exception>
    public int Rows
    {
        get;
        init => field = Require.Between(value, 1, 500);
    }
    = 10;

    /// <summary>The width of each tile in pixels, 48 to 4,000. Its height follows from the first frame. Default: 240.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of range.</exception>
    public int TileWidth
    {
        get;
        init => field = Require.Between(value, 48, 4000);
    }
    = 240;

    /// <summary>The headline. <see langword="null"/> (the default) shows the camera's ID, if the frames have one.</summary>
    public string? Title { get; init; }

    /// <summary>The time zone of all times on the sheet. Default: UTC.</summary>
    public TimeZoneInfo TimeZone { get; init; } = TimeZoneInfo.Utc;

    /// <summary>
    /// The format of the time under a frame, as for <see cref="DateTimeOffset.ToString(string)"/>. Default: <c>yyyy-MM-dd HH:mm:ss</c>.
    /// </summary>
    /// <exception cref="ArgumentException">The value is not a date and time format.</exception>
    public string CaptionFormat
    {
        get;
        init => field = FrameClock.CheckFormat(value, nameof(CaptionFormat));
    }
    = "yyyy-MM-dd HH:mm:ss";

    /// <summary>
    /// The sheet shows a gap where two frames are further apart than this. More than zero. <see langword="null"/> (the default) shows no
    /// gaps. A good value is one and a half times the expected spacing: 1.5 s for previews, 15 min for a sample every ten minutes.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not positive.</exception>
    public TimeSpan? GapThreshold
    {
        get;
        init => field = value is null || value > TimeSpan.Zero
            ? value
            : throw new ArgumentOutOfRangeException(
                nameof(GapThreshold), value, "GapThreshold must be more than zero. Use null to show no gaps.");
    }

    /// <summary>
    /// The expected time of the first frame: a later one leaves a gap. Needs <see cref="GapThreshold"/>. Default: none.
    /// </summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>
    /// The expected time of the last frame: an earlier one leaves a gap. Needs <see cref="GapThreshold"/>. Default: none.
    /// </summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>The edits of each frame. Its size follows from <see cref="TileWidth"/>. Default: none.</summary>
    public FrameEdits Edits { get; init; } = new();

    /// <summary>The font of the headline and the captions. Default: <see cref="CaptionFont.Default"/>.</summary>
    public CaptionFont Font { get; init; } = CaptionFont.Default;

    /// <summary>The background color. Text is dark on a light background and light on a dark one. Default: nearly white.</summary>
    public SKColor Background { get; init; } = new(0xF6, 0xF6, 0xF4);
}
