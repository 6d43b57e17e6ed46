using System.Globalization;
using System.Text;
using SkiaSharp;

namespace Een.Media.Emulator.Cameras.Frames;

/// <summary>Writes boxes with labels as an SVG document on one line of ASCII, which fits in a header: one group per detection.</summary>
internal static class OverlaySvg
{
    public static string Of(ImageSize size, IReadOnlyList<OverlayBox> boxes)
    {
        CultureInfo invariant = CultureInfo.InvariantCulture;
        StringBuilder svg = new();
        svg.Append("<svg xmlns=\"http://www.w3.org/2000/svg\" ");
        svg.Append(invariant, $"width=\"{size.Width}\" height=\"{size.Height}\" viewBox=\"0 0 {size.Width} {size.Height}\">");
        float line = OverlayPainter.LineWidth(size), text = OverlayPainter.TextSize(size);
        foreach (OverlayBox box in boxes)
        {
            SKRect rect = box.In(size);
            string color = $"#{box.Color.Red:x2}{box.Color.Green:x2}{box.Color.Blue:x2}";
            float baseline = OverlayPainter.LabelTop(size, box) + (text * 0.95f);
            svg.Append("<g>");
            svg.Append(invariant, $"<rect x=\"{rect.Left:0.##}\" y=\"{rect.Top:0.##}\" ");
            svg.Append(invariant, $"width=\"{rect.Width:0.##}\" height=\"{rect.Height:0.##}\" ");
            svg.Append(invariant, $"fill=\"none\" stroke=\"{color}\" stroke-width=\"{line:0.##}\"/>");
            svg.Append(invariant, $"<text x=\"{rect.Left:0.##}\" y=\"{baseline:0.##}\" ");
            svg.Append(invariant, $"font-family=\"monospace\" font-size=\"{text:0.##}\" fill=\"{color}\">{box.Label}</text></g>");
        }

        return svg.Append("</svg>").ToString();
    }
}
