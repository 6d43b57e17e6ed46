using System.Text;
using System.Xml.Linq;
using Een.Media.Client.Imaging.Fonts;
using SkiaSharp;

namespace Een.Media.Client.Imaging.Overlays.Svg;

/// <summary>
/// Cuts a <c>text</c> element, with its <c>tspan</c>s, into lines of one style. A <c>tspan</c> that has no position of its own
/// continues where the text before it ends.
/// </summary>
internal sealed class SvgTextReader(SvgStyleSheet styles)
{
    private const int LongestText = 256;
    private const float LargestLetters = 2000;

    private readonly List<OverlayText> _lines = [];
    private SKPoint _pen;

    public List<OverlayText> Read(SvgAttributes attributes, SvgContext context)
    {
        Visit(attributes, context);
        return _lines;
    }

    private void Visit(SvgAttributes attributes, SvgContext context)
    {
        _pen = new(
            (First(attributes, "x", context.Viewport.Width, context) ?? _pen.X) + (First(attributes, "dx", context.Viewport.Width, context) ?? 0),
            (First(attributes, "y", context.Viewport.Height, context) ?? _pen.Y) + (First(attributes, "dy", context.Viewport.Height, context) ?? 0));
        foreach (XNode node in attributes.Element.Nodes())
        {
            if (node is XText text)
                Write(text.Value, attributes, context);
            else if (node is XElement { Name.LocalName: "tspan" or "a" } span)
                VisitSpan(span, attributes, context);
        }
    }

    private void VisitSpan(XElement span, SvgAttributes parent, SvgContext context)
    {
        SvgStyle style = SvgCascade.StyleOf(span, context.Style.ForChild(), styles, context.Viewport);
        style = style with { Opacity = style.Opacity * context.Style.Opacity };
        var attributes = new SvgAttributes(span);
        if (style.IsDisplayed)
            Visit(attributes, context with { Style = style });
        if (attributes.Fault is { } fault)
            parent.Fail(fault);
    }

    private void Write(string raw, SvgAttributes attributes, SvgContext context)
    {
        string text = Collapse(raw, keepLeadingSpace: _lines.Count > 0);
        SvgStyle style = context.Style;
        if (text.Trim().Length == 0 || style.FontSize is <= 0 or > LargestLetters)
            return;
        using var line = new TextLine(text, CaptionFont.Default, style.FontSize, style.IsBold);
        float left = style.TextAnchor switch { "middle" => -line.Width / 2, "end" => -line.Width, _ => 0 };
        float down = style.Baseline switch
        {
            "middle" or "central" => style.FontSize * 0.33f,
            "hanging" or "text-before-edge" => style.FontSize * 0.76f,
            _ => 0,
        };
        if (style.IsVisible)
        {
            _lines.Add(new OverlayText
            {
                Id = attributes.Text("id"),
                ClassName = attributes.Text("class"),
                Text = text,
                FontSize = style.FontSize,
                IsBold = style.IsBold,
                Local = new(_pen.X + left, _pen.Y + down),
                Width = line.Width,
                Paint = style.ToPaint(),
            });
        }

        _pen.X += line.Width + left;
    }

    /// <summary>Positions may be lists, one per letter: the first is where the line begins.</summary>
    private static float? First(SvgAttributes attributes, string name, float whole, SvgContext context)
    {
        if (attributes.Text(name)?.Split([' ', ','], 2, StringSplitOptions.RemoveEmptyEntries) is not [var first, ..])
            return null;
        if (SvgNumber.TryParseLength(first, whole, context.Style.FontSize, out float value))
            return value;
        attributes.Fail($"its {name} is not a number of reasonable size");
        return null;
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
