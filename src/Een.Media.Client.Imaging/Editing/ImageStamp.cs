using Een.Media.Client.Imaging;
using Een.Media.Client.Imaging.Editing;
using SkiaSharp;

namespace Een.Media.Client;

/// <summary>Burns the time of a frame, and what else is wanted, into its picture. Immutable.</summary>
public sealed record ImageStamp
{
    /// <summary>The default of <see cref="Format"/>: <c>2025-06-01 14:00:00 +02:00</c>. The offset keeps the hour that clocks repeat in autumn apart.</summary>
    public const string DefaultFormat = "yyyy-MM-dd HH:mm:ss zzz";

    /// <summary>The zone that the time is written in. Default: UTC.</summary>
    public TimeZoneInfo TimeZone { get; init; } = TimeZoneInfo.Utc;

    /// <summary>How the time is written, as for <see cref="DateTimeOffset.ToString(string)"/>. Empty for no time. Default: <see cref="DefaultFormat"/>.</summary>
    /// <exception cref="ArgumentException">It is not a format for times.</exception>
    public string Format
    {
        get;
        init => field = FrameClock.CheckFormat(value, nameof(Format));
    }
    = DefaultFormat;

    /// <summary>Whether the camera's id follows the time, where the image knows it. Default: yes.</summary>
    public bool ShowDevice { get; init; } = true;

    /// <summary>A text at the end, such as the camera's name; <see langword="null"/> (the default) for none.</summary>
    public string? Text { get; init; }

    /// <summary>The corner. Default: <see cref="StampPosition.BottomLeft"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not one of the four.</exception>
    public StampPosition Position
    {
        get;
        init => field = Enum.IsDefined(value) ? value : throw new ArgumentOutOfRangeException(nameof(Position), value, "Use one of the four corners.");
    }

    /// <summary>
    /// The height of the letters as a share of the picture's height, 0.01 to 0.5. Default: 0.04. Letters are never less than 9 pixels
    /// high, and shrink where the line would be wider than the picture.
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

    /// <summary>The colour of the letters. Default: white.</summary>
    public SKColor Color { get; init; } = SKColors.White;

    /// <summary>The colour of the plate behind them. Default: black, about two thirds opaque.</summary>
    public SKColor Plate { get; init; } = SKColors.Black.WithAlpha(168);

    internal string TextFor(RecordedImage image) => string.Join(
        "  ",
        new[] { Format.Length == 0 ? null : FrameClock.Write(image.Timestamp, TimeZone, Format), ShowDevice ? image.DeviceId : null, Text }
            .Where(part => !string.IsNullOrWhiteSpace(part)));
}
