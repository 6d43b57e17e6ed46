using SkiaSharp;

namespace Een.Media.Client.Imaging.Overlays.Svg;

/// <summary>The <c>transform</c> attribute: a list of functions, the first of which is the outermost.</summary>
internal static class SvgTransform
{
    private const int MostFunctions = 64;

    public static bool TryParse(string text, out SKMatrix matrix)
    {
        matrix = SKMatrix.Identity;
        string rest = text.Trim(Separators);
        for (int count = 0; rest.Length > 0; count++)
        {
            int open = rest.IndexOf('(', StringComparison.Ordinal);
            int close = rest.IndexOf(')', StringComparison.Ordinal);
            if (count == MostFunctions || open < 0 || close < open || !SvgNumber.TryParseList(rest[(open + 1)..close], out List<float> arguments))
                return false;
            if (Function(rest[..open].TrimEnd(), arguments) is not { } next)
                return false;
            matrix = matrix.PreConcat(next);
            rest = rest[(close + 1)..].Trim(Separators);
        }

        return IsSane(matrix);
    }

    public static bool IsSane(SKMatrix m) =>
        SvgNumber.IsSane(m.ScaleX) && SvgNumber.IsSane(m.SkewX) && SvgNumber.IsSane(m.TransX) &&
        SvgNumber.IsSane(m.ScaleY) && SvgNumber.IsSane(m.SkewY) && SvgNumber.IsSane(m.TransY);

    private static readonly char[] Separators = [' ', ',', '\t', '\r', '\n'];

    private static SKMatrix? Function(string name, List<float> a) => (name, a.Count) switch
    {
        ("matrix", 6) => new SKMatrix(a[0], a[2], a[4], a[1], a[3], a[5], 0, 0, 1),
        ("translate", 1) => SKMatrix.CreateTranslation(a[0], 0),
        ("translate", 2) => SKMatrix.CreateTranslation(a[0], a[1]),
        ("scale", 1) => SKMatrix.CreateScale(a[0], a[0]),
        ("scale", 2) => SKMatrix.CreateScale(a[0], a[1]),
        ("rotate", 1) => SKMatrix.CreateRotationDegrees(a[0]),
        ("rotate", 3) => SKMatrix.CreateRotationDegrees(a[0], a[1], a[2]),
        ("skewX", 1) => SKMatrix.CreateSkew(Tangent(a[0]), 0),
        ("skewY", 1) => SKMatrix.CreateSkew(0, Tangent(a[0])),
        _ => null,
    };

    private static float Tangent(float degrees) => MathF.Tan(degrees * MathF.PI / 180);
}
