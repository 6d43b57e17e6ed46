using SkiaSharp;

namespace Een.Media.Client.Imaging.Overlays.Svg;

/// <summary>Where in the tree we are: the way to pixels, the style, and what percentages are of.</summary>
internal readonly record struct SvgContext(SKMatrix Transform, SvgStyle Style, SvgViewport Viewport);
