using SkiaSharp;

namespace Een.Media.Client;

/// <summary>
/// A rectangle in shares of a frame, 0 to 1, so that it means the same part of the scene on a preview and on a main image. Lies within
/// the frame.
/// </summary>
public readonly record struct FrameArea
{
    /// <summary>Names a part of the frame.</summary>
    /// <param name="left">Where it begins, 0 (the left edge) to 1.</param>
    /// <param name="top">Where it begins, 0 (the upper edge) to 1.</param>
    /// <param name="width">Its width as a share of the frame's: more than 0, and not beyond the right edge.</param>
    /// <param name="height">Its height as a share of the frame's: more than 0, and not beyond the lower edge.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is not a number, or the area reaches out of the frame.</exception>
    public FrameArea(double left, double top, double width, double height)
    {
        (Left, Width) = Check(left, width, nameof(left), nameof(width));
        (Top, Height) = Check(top, height, nameof(top), nameof(height));
    }

    /// <summary>The whole frame.</summary>
    public static FrameArea All { get; } = new(0, 0, 1, 1);

    /// <summary>Where it begins, as a share of the width.</summary>
    public double Left { get; }

    /// <summary>Where it begins, as a share of the height.</summary>
    public double Top { get; }

    /// <summary>Its width, as a share of the frame's.</summary>
    public double Width { get; }

    /// <summary>Its height, as a share of the frame's.</summary>
    public double Height { get; }

    /// <summary>Names a part of the frame by its pixels.</summary>
    /// <param name="pixels">The rectangle.</param>
    /// <param name="frameWidth">The width of the frame that the pixels are of.</param>
    /// <param name="frameHeight">The height of that frame.</param>
    /// <returns>The area.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The rectangle is empty, or reaches out of the frame.</exception>
    public static FrameArea FromPixels(SKRectI pixels, int frameWidth, int frameHeight)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(frameWidth, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(frameHeight, 1);
        return new FrameArea(
            (double)pixels.Left / frameWidth,
            (double)pixels.Top / frameHeight,
            (double)pixels.Width / frameWidth,
            (double)pixels.Height / frameHeight);
    }

    /// <summary>The pixels that the area touches, partly covered ones included: at least one.</summary>
    internal SKRectI ToPixels(SKSizeI frame)
    {
        (int left, int right) = Touched(Left, Width, frame.Width);
        (int top, int bottom) = Touched(Top, Height, frame.Height);
        return new SKRectI(left, top, right, bottom);
    }

    /// <summary>Shares of pixels do not add up exactly; a thousandth of a pixel is none.</summary>
    private const double Slack = 0.001;

    private static (int First, int End) Touched(double start, double extent, int pixels)
    {
        int first = Math.Min((int)Math.Floor((start * pixels) + Slack), pixels - 1);
        int end = (int)Math.Ceiling(((start + extent) * pixels) - Slack);
        return (first, Math.Clamp(end, first + 1, pixels));
    }

    private static (double Start, double Extent) Check(double start, double extent, string startName, string extentName)
    {
        if (start is not (>= 0 and < 1))
            throw new ArgumentOutOfRangeException(startName, start, $"{startName} is a share of the frame, from 0 up to but not including 1.");
        if (extent is not > 0 || start + extent > 1 + 1e-9)
            throw new ArgumentOutOfRangeException(extentName, extent, $"{extentName} is more than 0 and ends within the frame: at most {1 - start} here.");
        return (start, Math.Min(extent, 1 - start));
    }
}
