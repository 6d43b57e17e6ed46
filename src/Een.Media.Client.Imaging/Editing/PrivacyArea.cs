using SkiaSharp;

namespace Een.Media.Client;

/// <summary>
/// A part of every frame that must not be seen: a neighbour's window, a till. Applied before anything else is done to a picture, and
/// the picture is encoded anew, so that neither pixels nor metadata of the original remain.
/// </summary>
public sealed class PrivacyArea
{
    private PrivacyArea(FrameArea area, SKColor? color)
    {
        Area = area;
        Color = color;
    }

    /// <summary>Where.</summary>
    public FrameArea Area { get; }

    /// <summary>The colour that covers it; <see langword="null"/> when it is blurred.</summary>
    public SKColor? Color { get; }

    /// <summary>Covers an area with one colour: nothing of it remains.</summary>
    /// <param name="area">Where.</param>
    /// <param name="color">The colour; its opacity is ignored. <see langword="null"/> for black.</param>
    /// <returns>The privacy area.</returns>
    public static PrivacyArea Fill(FrameArea area, SKColor? color = null) => new(area, (color ?? SKColors.Black).WithAlpha(255));

    /// <summary>
    /// Blurs an area beyond recognition: eight samples along its longer side remain. Rough colours and movement stay visible; use
    /// <see cref="Fill"/> where even they tell too much.
    /// </summary>
    /// <param name="area">Where.</param>
    /// <returns>The privacy area.</returns>
    public static PrivacyArea Blur(FrameArea area) => new(area, null);
}
