using Een.Media.Client.Imaging.Overlays.Css;
using SkiaSharp;

namespace Een.Media.Client.Imaging.Overlays.Svg;

/// <summary>The size of an <c>svg</c> element, and the transform from its <c>viewBox</c> to that size.</summary>
internal readonly record struct SvgFrame(SKSize? Size, SKMatrix Matrix, SvgViewport Viewport)
{
    /// <summary>The viewport of a document whose size is not known.</summary>
    private static readonly SKSize Unknown = new(100, 100);

    /// <summary>
    /// The frame of the outermost element on an image of the given size. A fixed size, such as 640×360, is stretched over the image. A
    /// relative size, such as 100 %, refers to the image. Without an image, the <c>viewBox</c> is used instead.
    /// </summary>
    public static SvgFrame OfRoot(SvgElement root, float fontSize, SKSize? image)
    {
        SKRect? viewBox = ViewBox(root);
        string? width = Text(root, "width");
        string? height = Text(root, "height");
        SKSize? stated = FixedSize(width, height, viewBox, fontSize);
        SKSize? basis = stated ?? image ?? viewBox?.Size;
        SKSize window = basis ?? Unknown;
        var outer = new SvgViewport(window, window, fontSize);
        SKSize size = stated ?? new(Side(width, SvgAxis.Width), Side(height, SvgAxis.Height));
        SKRect box = viewBox ?? SKRect.Create(size);
        SKMatrix matrix = viewBox is null ? SKMatrix.Identity : FromBox(box, SKRect.Create(size), root);
        if (image is { } target && stated is { } from)
            matrix = SKMatrix.CreateScale(target.Width / from.Width, target.Height / from.Height).PreConcat(matrix);
        return new(image ?? basis, matrix, outer with { Size = box.Size });

        float Side(string? text, SvgAxis axis) =>
            text is not null && outer.TryLength(text, axis, fontSize, out float side) && side >= 0.001f ? side : outer.Whole(axis);
    }

    /// <summary>The context inside a nested <c>svg</c>, and the area that clips it, in its own coordinates.</summary>
    public static SvgContext Enter(SvgElement svg, SvgContext outer, out SKRect clip)
    {
        var area = SKRect.Create(
            svg.Length("x", SvgAxis.Width, outer) ?? 0,
            svg.Length("y", SvgAxis.Height, outer) ?? 0,
            svg.Length("width", SvgAxis.Width, outer) ?? outer.Viewport.Size.Width,
            svg.Length("height", SvgAxis.Height, outer) ?? outer.Viewport.Size.Height);
        if (area.Width <= 0 || area.Height <= 0)
            svg.Fail("it has no size");
        SKRect box = ViewBox(svg) ?? SKRect.Create(area.Size);
        SKMatrix fit = FromBox(box, area, svg);
        SKMatrix matrix = outer.Transform.PreConcat(fit);
        if (!SvgTransform.IsInRange(matrix))
            svg.Fail("its viewBox is out of range");
        clip = fit.TryInvert(out SKMatrix inverse) ? inverse.MapRect(area) : box;
        return outer with { Transform = matrix, Viewport = outer.Viewport with { Size = box.Size } };
    }

    /// <summary>The size that the document states. With one side only, the <c>viewBox</c> gives the other.</summary>
    private static SKSize? FixedSize(string? width, string? height, SKRect? viewBox, float fontSize)
    {
        var units = new SvgViewport(default, default, fontSize);
        float? w = Fixed(width), h = Fixed(height);
        return (w, h, viewBox) switch
        {
            ({ } both, { } sides, _) => new(both, sides),
            ({ } one, null, { } box) when height is null => new(one, one * box.Height / box.Width),
            (null, { } one, { } box) when width is null => new(one * box.Width / box.Height, one),
            _ => null,
        };

        float? Fixed(string? text) =>
            text is not null && !CssLength.IsRelative(text)
            && units.TryLength(text, SvgAxis.Width, fontSize, out float side) && side >= 0.001f
                ? side
                : null;
    }

    private static string? Text(SvgElement root, string name) =>
        root.Property(name)?.Trim() is { Length: > 0 } text and not "auto" ? text : null;

    private static SKMatrix FromBox(SKRect box, SKRect area, SvgElement svg)
    {
        float scaleX = area.Width / box.Width;
        float scaleY = area.Height / box.Height;
        string fit = svg.Attribute("preserveAspectRatio") ?? "xMidYMid";
        if (!fit.Contains("none", StringComparison.Ordinal))
            scaleX = scaleY = fit.Contains("slice", StringComparison.Ordinal) ? Math.Max(scaleX, scaleY) : Math.Min(scaleX, scaleY);
        float x = area.Left + ((area.Width - (box.Width * scaleX)) * Fraction(fit, "xMin", "xMax"));
        float y = area.Top + ((area.Height - (box.Height * scaleY)) * Fraction(fit, "YMin", "YMax"));
        return SKMatrix.CreateScaleTranslation(scaleX, scaleY, x - (box.Left * scaleX), y - (box.Top * scaleY));
    }

    private static float Fraction(string fit, string start, string end) =>
        fit.Contains(start, StringComparison.Ordinal) ? 0 : fit.Contains(end, StringComparison.Ordinal) ? 1 : 0.5f;

    private static SKRect? ViewBox(SvgElement svg) =>
        svg.Attribute("viewBox") is { } text
        && CssNumber.TryParseList(text, out List<float> values)
        && values is [var x, var y, >= 0.001f and var width, >= 0.001f and var height]
            ? SKRect.Create(x, y, width, height)
            : null;
}
