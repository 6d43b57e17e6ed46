using Een.Media.Client.Imaging.Overlays.Css;
using SkiaSharp;

namespace Een.Media.Client.Imaging.Overlays.Svg;

/// <summary>The <c>transform</c> attribute and property: a list of functions, the first of which is applied last.</summary>
internal static class SvgTransform
{
    private const int MaxFunctions = 64;

    private static readonly char[] Separators = [' ', ',', '\t', '\r', '\n'];

    public static bool TryParse(string text, SvgContext context, out SKMatrix matrix)
    {
        matrix = SKMatrix.Identity;
        string rest = text.Trim(Separators);
        if (rest == "none")
            return true;
        for (int count = 0; rest.Length > 0; count++)
        {
            int open = rest.IndexOf('(', StringComparison.Ordinal);
            int close = rest.IndexOf(')', StringComparison.Ordinal);
            if (count == MaxFunctions || open < 0 || close < open)
                return false;
            string name = rest[..open].TrimEnd().ToLowerInvariant();
            if (Arguments(name, rest[(open + 1)..close], context) is not { } arguments || Function(name, arguments) is not { } next)
                return false;
            matrix = matrix.PreConcat(next);
            rest = rest[(close + 1)..].Trim(Separators);
        }

        return IsInRange(matrix);
    }

    public static bool IsInRange(SKMatrix m) =>
        CssNumber.IsInRange(m.ScaleX) && CssNumber.IsInRange(m.SkewX) && CssNumber.IsInRange(m.TransX) &&
        CssNumber.IsInRange(m.ScaleY) && CssNumber.IsInRange(m.SkewY) && CssNumber.IsInRange(m.TransY);

    /// <summary>Plain numbers, as in attributes, or numbers with units, as in CSS.</summary>
    private static List<float>? Arguments(string name, string text, SvgContext context)
    {
        if (CssNumber.TryParseList(text, out List<float> numbers))
            return numbers;
        List<float> values = [];
        foreach (string part in text.Split(Separators, StringSplitOptions.RemoveEmptyEntries))
        {
            SvgAxis axis = name == "translatey" || (name == "translate" && values.Count == 1) ? SvgAxis.Height : SvgAxis.Width;
            bool isRead = name.StartsWith("translate", StringComparison.Ordinal)
                ? context.Viewport.TryLength(part, axis, context.Style.FontSize, out float value)
                : name.StartsWith("rotate", StringComparison.Ordinal) || name.StartsWith("skew", StringComparison.Ordinal)
                    ? CssNumber.TryParseAngle(part, out value)
                    : CssNumber.TryParse(part, out value);
            if (!isRead)
                return null;
            values.Add(value);
        }

        return values;
    }

    private static SKMatrix? Function(string name, List<float> a) => (name, a.Count) switch
    {
        ("matrix", 6) => new SKMatrix(a[0], a[2], a[4], a[1], a[3], a[5], 0, 0, 1),
        ("translate" or "translatex", 1) => SKMatrix.CreateTranslation(a[0], 0),
        ("translatey", 1) => SKMatrix.CreateTranslation(0, a[0]),
        ("translate", 2) => SKMatrix.CreateTranslation(a[0], a[1]),
        ("scale", 1) => SKMatrix.CreateScale(a[0], a[0]),
        ("scale", 2) => SKMatrix.CreateScale(a[0], a[1]),
        ("scalex", 1) => SKMatrix.CreateScale(a[0], 1),
        ("scaley", 1) => SKMatrix.CreateScale(1, a[0]),
        ("rotate" or "rotatez", 1) => SKMatrix.CreateRotationDegrees(a[0]),
        ("rotate", 3) => SKMatrix.CreateRotationDegrees(a[0], a[1], a[2]),
        ("skewx" or "skew", 1) => SKMatrix.CreateSkew(Tangent(a[0]), 0),
        ("skewy", 1) => SKMatrix.CreateSkew(0, Tangent(a[0])),
        ("skew", 2) => SKMatrix.CreateSkew(Tangent(a[0]), Tangent(a[1])),
        _ => null,
    };

    private static float Tangent(float degrees) => MathF.Tan(degrees * MathF.PI / 180);
}
