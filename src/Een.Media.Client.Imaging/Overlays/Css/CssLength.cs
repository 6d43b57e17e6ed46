using SkiaSharp;

namespace Een.Media.Client.Imaging.Overlays.Css;

/// <summary>
/// The sizes that relative units refer to: <c>em</c> and <c>rem</c> to a font size, <c>vw</c> and <c>vh</c> to the window.
/// </summary>
internal readonly record struct CssUnits(float FontSize, float RootFontSize, SKSize Window);

/// <summary>Lengths and percentages.</summary>
internal static class CssLength
{
    /// <summary>Whether a length depends on the size of the image.</summary>
    public static bool IsRelative(string text)
    {
        string unit = UnitOf(text.AsSpan().Trim());
        return unit is "%" or "vw" or "vh" or "vmin" or "vmax";
    }

    /// <summary>Reads a length in pixels. A percentage refers to <paramref name="whole"/>.</summary>
    public static bool TryParse(string text, float whole, CssUnits units, out float value)
    {
        ReadOnlySpan<char> trimmed = text.AsSpan().Trim();
        string unit = UnitOf(trimmed);
        if (PixelsPer(unit, whole, units) is not { } pixels || !CssNumber.TryParse(trimmed[..^unit.Length], out value))
        {
            value = 0;
            return false;
        }

        value *= pixels;
        return CssNumber.IsInRange(value);
    }

    private static float? PixelsPer(string unit, float whole, CssUnits units) => unit switch
    {
        "" or "px" => 1,
        "%" => whole / 100,
        "em" => units.FontSize,
        "ex" or "ch" => units.FontSize / 2,
        "rem" => units.RootFontSize,
        "vw" => units.Window.Width / 100,
        "vh" => units.Window.Height / 100,
        "vmin" => Math.Min(units.Window.Width, units.Window.Height) / 100,
        "vmax" => Math.Max(units.Window.Width, units.Window.Height) / 100,
        "pt" => 4f / 3,
        "pc" => 16,
        "in" => 96,
        "cm" => 96 / 2.54f,
        "mm" => 96 / 25.4f,
        "q" => 96 / 101.6f,
        _ => null,
    };

    private static string UnitOf(ReadOnlySpan<char> text)
    {
        int start = text.Length;
        while (start > 0 && (char.IsAsciiLetter(text[start - 1]) || text[start - 1] == '%'))
            start--;
        return text[start..].ToString().ToLowerInvariant();
    }
}
