using System.Xml.Linq;
using SkiaSharp;

namespace Een.Media.Client.Imaging.Overlays.Svg;

/// <summary>What an <c>svg</c> element establishes: its size, and the way from its <c>viewBox</c> to that size.</summary>
internal readonly record struct SvgFrame(SKSize? Size, SKMatrix Matrix, SvgViewport Viewport)
{
    public static SvgFrame OfRoot(XElement root)
    {
        var attributes = new SvgAttributes(root);
        SKRect? viewBox = ViewBox(attributes);
        float? width = Positive(attributes, "width");
        float? height = Positive(attributes, "height");
        if (viewBox is { } box)
        {
            // With one side only, the box tells the other.
            SKSize size = (width, height) switch
            {
                ({ } w, { } h) => new(w, h),
                ({ } w, null) => new(w, w * box.Height / box.Width),
                (null, { } h) => new(h * box.Width / box.Height, h),
                _ => box.Size,
            };
            return new(size, FromBox(box, SKRect.Create(size), attributes), new(box.Width, box.Height));
        }

        return width is { } plainWidth && height is { } plainHeight
            ? new(new SKSize(plainWidth, plainHeight), SKMatrix.Identity, new(plainWidth, plainHeight))
            : new(null, SKMatrix.Identity, new(100, 100));
    }

    /// <summary>The context inside a nested <c>svg</c>.</summary>
    public static SvgContext Enter(SvgAttributes attributes, SvgContext outer)
    {
        SvgViewport around = outer.Viewport;
        float em = outer.Style.FontSize;
        var area = SKRect.Create(
            attributes.Length("x", around.Width, em) ?? 0,
            attributes.Length("y", around.Height, em) ?? 0,
            attributes.Length("width", around.Width, em) ?? around.Width,
            attributes.Length("height", around.Height, em) ?? around.Height);
        if (area.Width <= 0 || area.Height <= 0)
            attributes.Fail("it has no size");
        SKRect box = ViewBox(attributes) ?? SKRect.Create(area.Size);
        SKMatrix matrix = outer.Transform.PreConcat(FromBox(box, area, attributes));
        if (!SvgTransform.IsSane(matrix))
            attributes.Fail("its viewBox leads too far away");
        return outer with { Transform = matrix, Viewport = new(box.Width, box.Height) };
    }

    private static SKMatrix FromBox(SKRect box, SKRect area, SvgAttributes attributes)
    {
        float scaleX = area.Width / box.Width;
        float scaleY = area.Height / box.Height;
        string fit = attributes.Text("preserveAspectRatio") ?? "xMidYMid";
        if (!fit.Contains("none", StringComparison.Ordinal))
            scaleX = scaleY = fit.Contains("slice", StringComparison.Ordinal) ? Math.Max(scaleX, scaleY) : Math.Min(scaleX, scaleY);
        float x = area.Left + ((area.Width - (box.Width * scaleX)) * Share(fit, "xMin", "xMax"));
        float y = area.Top + ((area.Height - (box.Height * scaleY)) * Share(fit, "YMin", "YMax"));
        return SKMatrix.CreateScaleTranslation(scaleX, scaleY, x - (box.Left * scaleX), y - (box.Top * scaleY));
    }

    private static float Share(string fit, string start, string end) =>
        fit.Contains(start, StringComparison.Ordinal) ? 0 : fit.Contains(end, StringComparison.Ordinal) ? 1 : 0.5f;

    private static SKRect? ViewBox(SvgAttributes attributes) =>
        attributes.Text("viewBox") is { } text
        && SvgNumber.TryParseList(text, out List<float> values)
        && values is [var x, var y, >= 0.001f and var width, >= 0.001f and var height]
            ? SKRect.Create(x, y, width, height)
            : null;

    /// <summary>A percentage of an unknown page says nothing.</summary>
    private static float? Positive(SvgAttributes attributes, string name) =>
        attributes.Text(name) is { } text && !text.Contains('%', StringComparison.Ordinal)
        && SvgNumber.TryParseLength(text, 0, 16, out float value) && value >= 0.001f
            ? value
            : null;
}
