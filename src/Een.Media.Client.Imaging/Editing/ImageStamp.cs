using Een.Media.Client.Imaging.Editing;
using Een.Media.Client.Imaging.Settings;
using SkiaSharp;

namespace Een.Media.Client;

/// <summary>The time of a frame, its camera and a text, written into the image. Immutable.</summary>
public sealed record ImageStamp
{
    /// <summary>
    /// The default of <see cref="Format"/>, for example <c>2025-06-01 14:00:00 +02:00</c>. The offset distinguishes the two equal hours
    /// when clocks are set back.
    /// </summary>
    public const string DefaultFormat = "yyyy-MM-dd HH:mm:ss zzz";

    /// <summary>The time zone of the time. Default: UTC.</summary>
    public TimeZoneInfo TimeZone { get; init; } = TimeZoneInfo.Utc;

    /// <summary>
    /// The format of the time, as for <see cref="DateTimeOffset.ToString(string)"/>. Empty writes no time. Default:
    /// <see cref="DefaultFormat"/>.
    /// </summary>
    /// <exception cref="ArgumentException">The value is not a date and time format.</exception>
    public string Format
    {
        get;
        init => field = FrameClock.CheckFormat(value, nameof(Format));
    }
    = DefaultFormat;

    /// <summary>Whether the camera's ID follows the time, if the image has one. Default: <see langword="true"/>.</summary>
    public bool ShowDevice { get; init; } = true;

    /// <summary>A text at the end, such as the camera's name. <see langword="null"/> (the default) writes none.</summary>
    public string? Text { get; init; }

    /// <summary>The corner. Default: <see cref="StampPosition.BottomLeft"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not one of the four corners.</exception>
    public StampPosition Position
    {
        get;
        init => field = Enum.IsDefined(value)
            ? value
            : throw new ArgumentOutOfRangeException(nameof(Position), value, "Use one of the four corners.");
    }

    /// <summary>
    /// The height of the letters as a fraction of the image's height, 0.01 to 0.5. Default: 0.04. Letters are at least 9 pixels high,
    /// but shrink when the line would be wider than the image.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of range.</exception>
    public float TextHeight
    {
        get;
        init => field = Require.Between(value, 0.01f, 0.5f);
    }
    = 0.04f;

    /// <summary>The font. Default: <see cref="CaptionFont.Default"/>.</summary>
    public CaptionFont Font { get; init; } = CaptionFont.Default;

    /// <summary>The color of the letters. Default: white.</summary>
    public SKColor Color { get; init; } = SKColors.White;

    /// <summary>The color of the background behind them. Default: black, about two thirds opaque.</summary>
    public SKColor Background { get; init; } = SKColors.Black.WithAlpha(168);

    internal string TextFor(RecordedImage image) => string.Join(
        "  ",
        new[] { Format.Length == 0 ? null : FrameClock.Write(image.Timestamp, TimeZone, Format), ShowDevice ? image.DeviceId : null, Text }
            .Where(part => !string.IsNullOrWhiteSpace(part)));
}
