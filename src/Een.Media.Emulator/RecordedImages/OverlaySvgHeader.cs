using System.Text;

namespace Een.Media.Emulator.RecordedImages;

/// <summary>An SVG document as the value of a header.</summary>
internal static class OverlaySvgHeader
{
    public static string Encode(string svg, OverlaySvgEncoding encoding) => encoding switch
    {
        OverlaySvgEncoding.Base64 => Convert.ToBase64String(Encoding.UTF8.GetBytes(svg)),
        OverlaySvgEncoding.Percent => Uri.EscapeDataString(svg),
        _ => svg,
    };
}
