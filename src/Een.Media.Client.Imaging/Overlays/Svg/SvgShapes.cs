using System.Buffers;
using Een.Media.Client.Imaging.Overlays.Css;
using SkiaSharp;

namespace Een.Media.Client.Imaging.Overlays.Svg;

/// <summary>Reads the geometry of the basic shapes. A shape without an extent is not drawn, as in SVG.</summary>
internal static class SvgShapes
{
    private static readonly HashSet<string> Names = ["rect", "circle", "ellipse", "line", "polyline", "polygon", "path"];

    // Skia's parser stops at the first unknown letter and keeps the part before it.
    private static readonly SearchValues<char> PathCharacters = SearchValues.Create("MmZzLlHhVvCcSsQqTtAaEe0123456789+-., \t\r\n");

    public static bool IsShape(string name) => Names.Contains(name);

    public static OverlayElement? Read(string name, SvgElement e, SvgContext context) => name switch
    {
        "rect" => Rect(e, context),
        "circle" => Oval(e, context, e.Length("r", SvgAxis.Diagonal, context), null),
        "ellipse" => Oval(e, context, e.Length("rx", SvgAxis.Width, context), e.Length("ry", SvgAxis.Height, context)),
        "line" => new OverlayPolygon
        {
            IsClosed = false,
            Local = [Point(e, context, "x1", "y1"), Point(e, context, "x2", "y2")],
        },
        "polyline" => Poly(e, isClosed: false),
        "polygon" => Poly(e, isClosed: true),
        "path" => Path(e),
        _ => null,
    };

    private static SKPoint Point(SvgElement e, SvgContext context, string x, string y) =>
        new(e.Length(x, SvgAxis.Width, context) ?? 0, e.Length(y, SvgAxis.Height, context) ?? 0);

    private static OverlayBox? Rect(SvgElement e, SvgContext context)
    {
        SKPoint corner = Point(e, context, "x", "y");
        float width = e.Length("width", SvgAxis.Width, context) ?? 0;
        float height = e.Length("height", SvgAxis.Height, context) ?? 0;
        float? rx = e.Length("rx", SvgAxis.Width, context);
        float? ry = e.Length("ry", SvgAxis.Height, context);
        return width <= 0 || height <= 0
            ? null
            : new OverlayBox
            {
                Local = SKRect.Create(corner.X, corner.Y, width, height),
                Radii = new(Math.Clamp(rx ?? ry ?? 0, 0, width / 2), Math.Clamp(ry ?? rx ?? 0, 0, height / 2)),
            };
    }

    private static OverlayEllipse? Oval(SvgElement e, SvgContext context, float? rx, float? ry)
    {
        SKPoint center = Point(e, context, "cx", "cy");
        float x = rx ?? ry ?? 0;
        float y = ry ?? rx ?? 0;
        return x > 0 && y > 0 ? new OverlayEllipse { Local = new(center.X - x, center.Y - y, center.X + x, center.Y + y) } : null;
    }

    private static OverlayPolygon? Poly(SvgElement e, bool isClosed)
    {
        if (!CssNumber.TryParseList(e.Attribute("points") ?? "", out List<float> numbers))
            e.Fail("its points are not numbers, or too large");
        else if (numbers.Count % 2 != 0)
            e.Fail("its points have an x without a y");
        return e.Fault is not null || numbers.Count < 4
            ? null
            : new OverlayPolygon
            {
                IsClosed = isClosed,
                Local = [.. numbers.Chunk(2).Select(pair => new SKPoint(pair[0], pair[1]))],
            };
    }

    private static OverlayPath? Path(SvgElement e)
    {
        string data = PathData(e.Property("d") ?? "");
        if (data.Length == 0 || data == "none")
            return null;
        using SKPath? path = data.AsSpan().ContainsAnyExcept(PathCharacters) ? null : SKPath.ParseSvgPathData(data);
        if (path?.Bounds is { } bounds && IsInRange(bounds))
            return new OverlayPath { PathData = data, Local = bounds };
        e.Fail("its path is not understood");
        return null;
    }

    /// <summary>The commands of an attribute, or of <c>path("M 0 0")</c> in CSS.</summary>
    private static string PathData(string text)
    {
        text = text.Trim();
        return text.StartsWith("path(", StringComparison.OrdinalIgnoreCase) && text.EndsWith(')')
            ? text[5..^1].Trim(' ', '"', '\'')
            : text;
    }

    private static bool IsInRange(SKRect bounds) =>
        CssNumber.IsInRange(bounds.Left) && CssNumber.IsInRange(bounds.Top)
        && CssNumber.IsInRange(bounds.Right) && CssNumber.IsInRange(bounds.Bottom);
}
