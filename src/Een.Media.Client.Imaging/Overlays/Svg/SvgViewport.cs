using Een.Media.Client.Imaging.Overlays.Css;
using SkiaSharp;

namespace Een.Media.Client.Imaging.Overlays.Svg;

/// <summary>What a percentage refers to.</summary>
internal enum SvgAxis
{
    Width,
    Height,
    Diagonal,
}

/// <summary>
/// The sizes that lengths refer to: the nearest viewport for percentages, the window for <c>vw</c>, the root's font for <c>rem</c>.
/// </summary>
internal readonly record struct SvgViewport(SKSize Size, SKSize Window, float RootFontSize)
{
    public bool TryLength(string text, SvgAxis axis, float fontSize, out float value) =>
        CssLength.TryParse(text, Whole(axis), new CssUnits(fontSize, RootFontSize, Window), out value);

    public float Whole(SvgAxis axis) => axis switch
    {
        SvgAxis.Width => Size.Width,
        SvgAxis.Height => Size.Height,
        _ => MathF.Sqrt(((Size.Width * Size.Width) + (Size.Height * Size.Height)) / 2),
    };
}

/// <summary>The state that an element inherits: the transform to pixels, the style, and the sizes that lengths refer to.</summary>
internal readonly record struct SvgContext(SKMatrix Transform, SvgStyle Style, SvgViewport Viewport);
