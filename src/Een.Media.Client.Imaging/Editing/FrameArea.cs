using SkiaSharp;
using static System.FormattableString;

namespace Een.Media.Client;

/// <summary>
/// A rectangle within a frame, in fractions of the frame from 0 to 1. It covers the same part of the scene on a preview and on a main
/// image.
/// </summary>
public readonly record struct FrameArea
{
    /// <summary>A part of the frame.</summary>
    /// <param name="left">The left edge as a fraction of the frame's width: from 0 up to but not including 1.</param>
    /// <param name="top">The top edge as a fraction of the frame's height: from 0 up to but not including 1.</param>
    /// <param name="width">The width as a fraction of the frame's width: more than 0, at most 1 − <paramref name="left"/>.</param>
    /// <param name="height">The height as a fraction of the frame's height: more than 0, at most 1 − <paramref name="top"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is not a number, or the area extends beyond the frame.</exception>
    public FrameArea(double left, double top, double width, double height)
    {
        (Left, Width) = Check(left, width, nameof(left), nameof(width));
        (Top, Height) = Check(top, height, nameof(top), nameof(height));
    }

    /// <summary>The whole frame.</summary>
    public static FrameArea All { get; } = new(0, 0, 1, 1);

    /// <summary>The left edge, as a fraction of the frame's width.</summary>
    public double Left { get; }

    /// <summary>The top edge, as a fraction of the frame's height.</summary>
    public double Top { get; }

    /// <summary>The width, as a fraction of the frame's width.</summary>
    public double Width { get; }

    /// <summary>The height, as a fraction of the frame's height.</summary>
    public double Height { get; }

    /// <summary>A part of the frame, given in pixels.</summary>
    /// <param name="pixels">The rectangle.</param>
    /// <param name="frameWidth">The width of the frame in pixels.</param>
    /// <param name="frameHeight">The height of the frame in pixels.</param>
    /// <returns>The area.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The rectangle is empty, or extends beyond the frame.</exception>
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

    /// <summary>The pixels that the area covers in whole or in part, at least one.</summary>
    internal SKRectI ToPixels(SKSizeI frame)
    {
        (int left, int right) = Touched(Left, Width, frame.Width);
        (int top, int bottom) = Touched(Top, Height, frame.Height);
        return new SKRectI(left, top, right, bottom);
    }

    /// <summary>Fractions do not add up exactly, so less than a thousandth of a pixel does not count.</summary>
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
            throw new ArgumentOutOfRangeException(startName, start, $"{startName} must be at least 0 and less than 1.");
        if (extent is not > 0 || start + extent > 1 + 1e-9)
            throw new ArgumentOutOfRangeException(
                extentName, extent, Invariant($"{extentName} must be more than 0 and at most {1 - start} here."));
        return (start, Math.Min(extent, 1 - start));
    }
}
