using SkiaSharp;

namespace Een.Media.Client;

/// <summary>
/// A part of every frame that must not be seen: a neighbor's window, a cash register. It is hidden before any other edit, and the frame is
/// encoded again. So neither its pixels nor the frame's metadata remain.
/// </summary>
public sealed class PrivacyArea
{
    private PrivacyArea(FrameArea area, SKColor? color)
    {
        Area = area;
        Color = color;
    }

    /// <summary>The area.</summary>
    public FrameArea Area { get; }

    /// <summary>The color that covers the area, or <see langword="null"/> when it is blurred.</summary>
    public SKColor? Color { get; }

    /// <summary>Covers an area with one color. Nothing of it remains.</summary>
    /// <param name="area">The area.</param>
    /// <param name="color">The color. Its opacity is ignored. <see langword="null"/> means black.</param>
    /// <returns>The privacy area.</returns>
    public static PrivacyArea Fill(FrameArea area, SKColor? color = null) => new(area, (color ?? SKColors.Black).WithAlpha(255));

    /// <summary>
    /// Blurs an area beyond recognition: eight samples along its longer side remain. Rough colors and movement stay visible. Use
    /// <see cref="Fill"/> where even they reveal too much.
    /// </summary>
    /// <param name="area">The area.</param>
    /// <returns>The privacy area.</returns>
    public static PrivacyArea Blur(FrameArea area) => new(area, null);
}
