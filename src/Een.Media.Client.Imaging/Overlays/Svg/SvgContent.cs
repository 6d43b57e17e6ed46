using SkiaSharp;

namespace Een.Media.Client.Imaging.Overlays.Svg;

/// <summary>What an SVG document shows.</summary>
internal sealed record SvgContent(SKSize? Size, IReadOnlyList<OverlayElement> Elements, IReadOnlyList<OverlaySkip> Skipped);
