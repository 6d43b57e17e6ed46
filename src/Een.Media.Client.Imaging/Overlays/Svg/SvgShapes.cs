using System.Buffers;
using SkiaSharp;

namespace Een.Media.Client.Imaging.Overlays.Svg;

/// <summary>The geometry of the basic shapes. A shape without an extent is no shape, silently, as SVG has it.</summary>
internal static class SvgShapes
{
    private static readonly HashSet<string> Names = ["rect", "circle", "ellipse", "line", "polyline", "polygon", "path"];

    // Skia's parser stops at the first letter it does not know and keeps the rest: half an outline.
    private static readonly SearchValues<char> PathCharacters = SearchValues.Create("MmZzLlHhVvCcSsQqTtAaEe0123456789+-., \t\r\n");

    public static bool IsShape(string name) => Names.Contains(name);

    public static OverlayElement? Read(string name, SvgAttributes a, SvgViewport view, float em) => name switch
    {
        "rect" => Rect(a, view, em),
        "circle" => Oval(a, view, em, a.Length("r", view.Diagonal, em), a.Length("r", view.Diagonal, em)),
        "ellipse" => Oval(
            a,
            view,
            em,
            a.Length("rx", view.Width, em) ?? a.Length("ry", view.Height, em),
            a.Length("ry", view.Height, em) ?? a.Length("rx", view.Width, em)),
        "line" => new OverlayPolygon
        {
            IsClosed = false,
            Local =
            [
                new(a.Length("x1", view.Width, em) ?? 0, a.Length("y1", view.Height, em) ?? 0),
                new(a.Length("x2", view.Width, em) ?? 0, a.Length("y2", view.Height, em) ?? 0),
            ],
        },
        "polyline" => Poly(a, isClosed: false),
        "polygon" => Poly(a, isClosed: true),
        "path" => Path(a),
        _ => null,
    };

    private static OverlayBox? Rect(SvgAttributes a, SvgViewport view, float em)
    {
        float width = a.Length("width", view.Width, em) ?? 0;
        float height = a.Length("height", view.Height, em) ?? 0;
        float? rx = a.Length("rx", view.Width, em);
        float? ry = a.Length("ry", view.Height, em);
        var place = SKRect.Create(a.Length("x", view.Width, em) ?? 0, a.Length("y", view.Height, em) ?? 0, width, height);
        return width <= 0 || height <= 0
            ? null
            : new OverlayBox
            {
                Local = place,
                Radii = new(Math.Clamp(rx ?? ry ?? 0, 0, width / 2), Math.Clamp(ry ?? rx ?? 0, 0, height / 2)),
            };
    }

    private static OverlayEllipse? Oval(SvgAttributes a, SvgViewport view, float em, float? rx, float? ry)
    {
        float x = a.Length("cx", view.Width, em) ?? 0;
        float y = a.Length("cy", view.Height, em) ?? 0;
        return rx is > 0 && ry is > 0 ? new OverlayEllipse { Local = new(x - rx.Value, y - ry.Value, x + rx.Value, y + ry.Value) } : null;
    }

    private static OverlayPolygon? Poly(SvgAttributes a, bool isClosed)
    {
        if (!SvgNumber.TryParseList(a.Text("points") ?? "", out List<float> numbers))
            a.Fail("its points are not numbers of reasonable size");
        else if (numbers.Count % 2 != 0)
            a.Fail("its points have an x without a y");
        return a.Fault is not null || numbers.Count < 4
            ? null
            : new OverlayPolygon
            {
                IsClosed = isClosed,
                Local = [.. numbers.Chunk(2).Select(pair => new SKPoint(pair[0], pair[1]))],
            };
    }

    private static OverlayPath? Path(SvgAttributes a)
    {
        string data = a.Text("d") ?? "";
        if (string.IsNullOrWhiteSpace(data) || data.Trim() == "none")
            return null;
        using SKPath? path = data.AsSpan().ContainsAnyExcept(PathCharacters) ? null : SKPath.ParseSvgPathData(data);
        SKRect bounds = path?.Bounds ?? new SKRect(float.NaN, 0, 0, 0);
        if (!SvgNumber.IsSane(bounds.Left) || !SvgNumber.IsSane(bounds.Top) || !SvgNumber.IsSane(bounds.Right) || !SvgNumber.IsSane(bounds.Bottom))
        {
            a.Fail("its path cannot be read");
            return null;
        }

        return new OverlayPath { PathData = data, Local = bounds };
    }
}
