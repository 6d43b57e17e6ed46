using SkiaSharp;

namespace Een.Media.Client.Imaging.Overlays.Svg;

/// <summary>The style of an element in the middle of the cascade. A value that cannot be read counts as not written, as in CSS.</summary>
internal sealed record SvgStyle
{
    public SKColor Color { get; init; } = SKColors.Black;

    public string Fill { get; init; } = "black";

    public string Stroke { get; init; } = "none";

    public float FillOpacity { get; init; } = 1;

    public float StrokeOpacity { get; init; } = 1;

    public float StrokeWidth { get; init; } = 1;

    public IReadOnlyList<float> Dashes { get; init; } = [];

    public float DashOffset { get; init; }

    public SKStrokeCap Cap { get; init; } = SKStrokeCap.Butt;

    public SKStrokeJoin Join { get; init; } = SKStrokeJoin.Miter;

    public float MiterLimit { get; init; } = 4;

    public SKPathFillType FillRule { get; init; } = SKPathFillType.Winding;

    public float FontSize { get; init; } = 16;

    public bool IsBold { get; init; }

    public string TextAnchor { get; init; } = "start";

    public string Baseline { get; init; } = "auto";

    public bool IsVisible { get; init; } = true;

    public float Opacity { get; init; } = 1;

    public bool IsDisplayed { get; init; } = true;

    public bool HasFixedStroke { get; init; }

    /// <summary>What a child begins with: everything but the properties that CSS does not hand down.</summary>
    public SvgStyle ForChild() => this with { Opacity = 1, IsDisplayed = true, HasFixedStroke = false, Baseline = "auto" };

    /// <summary>The style with one more property.</summary>
    public SvgStyle With(string property, string value, SvgViewport viewport)
    {
        value = value.Trim();
        return value.Equals("inherit", StringComparison.Ordinal) ? this : property switch
        {
            "color" => SvgColor.TryParse(value, Color, out SKColor color) ? this with { Color = color } : this,
            "fill" => SvgColor.TryParsePaint(value, Color, out _) ? this with { Fill = value } : this,
            "stroke" => SvgColor.TryParsePaint(value, Color, out _) ? this with { Stroke = value } : this,
            "fill-opacity" => TryShare(value, out float share) ? this with { FillOpacity = share } : this,
            "stroke-opacity" => TryShare(value, out float share) ? this with { StrokeOpacity = share } : this,
            "opacity" => TryShare(value, out float share) ? this with { Opacity = share } : this,
            "stroke-width" => TryLength(value, viewport, out float width) && width >= 0 ? this with { StrokeWidth = width } : this,
            "stroke-dasharray" => this with { Dashes = ParseDashes(value) },
            "stroke-dashoffset" => TryLength(value, viewport, out float offset) ? this with { DashOffset = offset } : this,
            "stroke-linecap" => this with { Cap = value switch { "round" => SKStrokeCap.Round, "square" => SKStrokeCap.Square, _ => SKStrokeCap.Butt } },
            "stroke-linejoin" => this with { Join = value switch { "round" => SKStrokeJoin.Round, "bevel" => SKStrokeJoin.Bevel, _ => SKStrokeJoin.Miter } },
            "stroke-miterlimit" => SvgNumber.TryParse(value, out float limit) && limit >= 1 ? this with { MiterLimit = limit } : this,
            "fill-rule" => this with { FillRule = value == "evenodd" ? SKPathFillType.EvenOdd : SKPathFillType.Winding },
            "font-size" => SvgNumber.TryParseLength(value, FontSize, FontSize, out float size) && size >= 0 ? this with { FontSize = size } : this,
            "font-weight" => this with { IsBold = value is "bold" or "bolder" || (SvgNumber.TryParse(value, out float weight) && weight >= 600) },
            "text-anchor" => this with { TextAnchor = value },
            "dominant-baseline" or "alignment-baseline" => this with { Baseline = value },
            "visibility" => this with { IsVisible = value == "visible" },
            "display" => this with { IsDisplayed = value != "none" },
            "vector-effect" => this with { HasFixedStroke = value == "non-scaling-stroke" },
            _ => this,
        };
    }

    public OverlayPaint ToPaint()
    {
        SvgColor.TryParsePaint(Fill, Color, out SKColor? fill);
        SvgColor.TryParsePaint(Stroke, Color, out SKColor? stroke);
        return new OverlayPaint
        {
            Fill = fill is { } f ? f.WithAlpha((byte)MathF.Round(f.Alpha * FillOpacity)) : null,
            Stroke = stroke is { } s && StrokeWidth > 0 ? s.WithAlpha((byte)MathF.Round(s.Alpha * StrokeOpacity)) : null,
            StrokeWidth = StrokeWidth,
            Dashes = Dashes,
            DashOffset = DashOffset,
            Cap = Cap,
            Join = Join,
            MiterLimit = MiterLimit,
            FillRule = FillRule,
            Opacity = Opacity,
            HasFixedStroke = HasFixedStroke,
        };
    }

    private static bool TryShare(string value, out float share)
    {
        bool good = SvgNumber.TryParseLength(value, 1, 0, out share);
        share = Math.Clamp(share, 0, 1);
        return good;
    }

    private bool TryLength(string value, SvgViewport viewport, out float length) =>
        SvgNumber.TryParseLength(value, viewport.Diagonal, FontSize, out length);

    /// <summary>An odd list counts twice; negative or vanishing lengths, or very many, mean a solid line.</summary>
    private static List<float> ParseDashes(string value)
    {
        value = value.Replace("px", "", StringComparison.OrdinalIgnoreCase);
        if (!SvgNumber.TryParseList(value, out List<float> dashes) || dashes.Count is 0 or > 32 || dashes.Exists(d => d < 0) || dashes.Sum() < 0.5f)
            return [];
        return dashes.Count % 2 == 0 ? dashes : [.. dashes, .. dashes];
    }
}
