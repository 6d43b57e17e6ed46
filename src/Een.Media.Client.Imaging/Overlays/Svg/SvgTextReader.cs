using System.Text;
using System.Xml.Linq;
using Een.Media.Client.Imaging.Fonts;
using SkiaSharp;

namespace Een.Media.Client.Imaging.Overlays.Svg;

/// <summary>
/// Splits a <c>text</c> element and its <c>tspan</c>s into lines of one style each. A <c>tspan</c> without a position continues where the
/// text before it ends.
/// </summary>
internal sealed class SvgTextReader(SvgCascade cascade)
{
    private const int LongestText = 256;
    private const float LargestLetters = 2000;

    private readonly List<OverlayText> _lines = [];
    private SKPoint _pen;

    public List<OverlayText> Read(SvgElement element, SvgContext context)
    {
        Visit(element, element, context);
        return _lines;
    }

    private void Visit(SvgElement element, SvgElement text, SvgContext context)
    {
        _pen = new(
            Position(element, "x", _pen.X, SvgAxis.Width, context) + Position(element, "dx", 0, SvgAxis.Width, context),
            Position(element, "y", _pen.Y, SvgAxis.Height, context) + Position(element, "dy", 0, SvgAxis.Height, context));
        foreach (XNode node in element.Element.Nodes())
        {
            if (node is XText content)
                Write(content.Value, element, text, context);
            else if (node is XElement { Name.LocalName: "tspan" or "a" } span)
                VisitSpan(span, text, context);
            else if (node is XElement { Name.LocalName: not ("title" or "desc") } other)
                text.Fail($"its {other.Name.LocalName} is not supported");
        }

        if (element.Fault is { } fault)
            text.Fail(fault);
    }

    private void VisitSpan(XElement span, SvgElement text, SvgContext context)
    {
        (SvgElement element, SvgStyle style) = cascade.Enter(span, context.Style.ForChild(), context.Viewport);
        if (style.IsDisplayed)
            Visit(element, text, context with { Style = style with { Opacity = style.Opacity * context.Style.Opacity } });
    }

    private void Write(string raw, SvgElement element, SvgElement text, SvgContext context)
    {
        string content = Collapse(raw, keepLeadingSpace: _lines.Count > 0);
        SvgStyle style = context.Style;
        if (content.Trim().Length == 0 || style.FontSize is <= 0 or > LargestLetters)
            return;
        using var line = new TextLine(content, CaptionFont.Default, style.FontSize, style.IsBold);
        float left = style.TextAnchor switch { "middle" => -line.Width / 2, "end" => -line.Width, _ => 0 };
        float down = style.Baseline switch { "middle" => style.FontSize * 0.33f, "hanging" => style.FontSize * 0.76f, _ => 0 };
        if (style.IsVisible)
        {
            var drawn = new OverlayText
            {
                Text = content,
                FontSize = style.FontSize,
                IsBold = style.IsBold,
                Local = new(_pen.X + left, _pen.Y + down),
                Width = line.Width,
            };
            _lines.Add((OverlayText)element.Describe(drawn, context, style.ToPaint(isText: true)) with
            {
                Label = text.Label,
                Data = text.Data,
            });
        }

        _pen.X += line.Width + left;
    }

    /// <summary>Positions may be lists with one entry per letter. The first is the start of the line.</summary>
    private static float Position(SvgElement element, string name, float missing, SvgAxis axis, SvgContext context)
    {
        if (element.Property(name)?.Split([' ', ','], 2, StringSplitOptions.RemoveEmptyEntries) is not [var first, ..])
            return missing;
        if (context.Viewport.TryLength(first, axis, context.Style.FontSize, out float value))
            return value;
        element.Fail($"its {name} is not a number, or too large");
        return missing;
    }

    private static string Collapse(string raw, bool keepLeadingSpace)
    {
        var text = new StringBuilder();
        bool pendingSpace = false;
        foreach (char c in raw)
        {
            if (c is ' ' or '\t' or '\r' or '\n')
            {
                pendingSpace = true;
                continue;
            }

            if (text.Length >= LongestText)
                return text.Append('…').ToString();
            if (pendingSpace && (text.Length > 0 || keepLeadingSpace))
                text.Append(' ');
            pendingSpace = false;
            text.Append(c);
        }

        return pendingSpace && text.Length > 0 ? text.Append(' ').ToString() : text.ToString();
    }
}
