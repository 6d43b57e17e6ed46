using System.Collections.Immutable;
using Een.Media.Client.Imaging.Overlays.Css;
using SkiaSharp;

namespace Een.Media.Client.Imaging.Overlays.Svg;

/// <summary>The computed style of an element.</summary>
internal sealed record SvgStyle
{
    /// <summary>The outline of a shape whose paint could not be read: a color that is visible by day and by night.</summary>
    private static readonly SKColor Fallback = SKColors.Magenta;

    public ImmutableDictionary<string, string> Variables { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>What the selectors match on this element, or <see langword="null"/> above the root.</summary>
    public CssMatches? Matches { get; init; }

    /// <summary>Whether every rule that may style a shape was understood.</summary>
    public bool IsSheetComplete { get; init; } = true;

    public SKColor Color { get; init; } = SKColors.Black;

    /// <summary>The fill as written. Empty if nothing was written, <see langword="null"/> if it could not be read.</summary>
    public string? Fill { get; init; } = "";

    /// <summary>The stroke as written, or <see langword="null"/> if it could not be read.</summary>
    public string? Stroke { get; init; } = "none";

    public float FillOpacity { get; init; } = 1;

    public float StrokeOpacity { get; init; } = 1;

    public float StrokeWidth { get; init; } = 1;

    public IReadOnlyList<float> Dashes { get; init; } = [];

    public float DashOffset { get; init; }

    public SKStrokeCap Cap { get; init; } = SKStrokeCap.Butt;

    public SKStrokeJoin Join { get; init; } = SKStrokeJoin.Miter;

    public float MiterLimit { get; init; } = 4;

    public SKPathFillType FillRule { get; init; } = SKPathFillType.Winding;

    public bool IsStrokeFirst { get; init; }

    public float FontSize { get; init; } = 16;

    public bool IsBold { get; init; }

    public string TextAnchor { get; init; } = "start";

    public string Baseline { get; init; } = "auto";

    public bool IsVisible { get; init; } = true;

    public float Opacity { get; init; } = 1;

    public bool IsDisplayed { get; init; } = true;

    public bool HasFixedStroke { get; init; }

    public bool IsOverflowVisible { get; init; }

    /// <summary>The style that a child starts with.</summary>
    public SvgStyle ForChild() =>
        this with { Opacity = 1, IsDisplayed = true, HasFixedStroke = false, IsOverflowVisible = false, Baseline = "auto" };

    /// <summary>The style with one more property, or <see langword="null"/> if its value is not understood.</summary>
    public SvgStyle? With(string property, string value, SvgViewport viewport)
    {
        value = value.Trim();
        string word = value.ToLowerInvariant();
        if (word is "inherit" or "unset" or "revert" or "revert-layer")
            return this;
        return property switch
        {
            "color" => CssColor.TryParse(value, Color, out SKColor color) ? this with { Color = color } : null,
            "fill" => WithFill(word == "initial" ? "black" : value),
            "stroke" => WithStroke(word == "initial" ? "none" : value),
            "fill-opacity" => CssNumber.TryParseFraction(value, out float fraction) ? this with { FillOpacity = fraction } : null,
            "stroke-opacity" => CssNumber.TryParseFraction(value, out float fraction) ? this with { StrokeOpacity = fraction } : null,
            "opacity" => CssNumber.TryParseFraction(value, out float fraction) ? this with { Opacity = fraction } : null,
            "visibility" => word is "visible" or "hidden" or "collapse" ? this with { IsVisible = word == "visible" } : null,
            "display" => this with { IsDisplayed = word != "none" },
            "overflow" => this with { IsOverflowVisible = word is "visible" or "auto" },
            _ => property.StartsWith("stroke-", StringComparison.Ordinal) || property is "fill-rule" or "vector-effect" or "paint-order"
                ? WithLine(property, word, viewport)
                : WithFont(property, word, viewport),
        };
    }

    public OverlayPaint ToPaint(bool isText = false)
    {
        SKColor? fill = null, stroke = null;
        bool isFillRead = Fill switch
        {
            null => false,
            "" => IsSheetComplete && CssColor.TryParsePaint("black", Color, out fill),
            _ => CssColor.TryParsePaint(Fill, Color, out fill),
        };
        bool isStrokeRead = Stroke is not null && CssColor.TryParsePaint(Stroke, Color, out stroke);
        SKColor fallback = Color == SKColors.Black ? Fallback : Color;
        if (!isFillRead && isText)
            fill = fallback;
        else if ((!isFillRead && stroke is null) || !isStrokeRead)
            stroke = fallback;
        bool isUnreadable = !isFillRead || !isStrokeRead;
        float width = isUnreadable && StrokeWidth <= 0 ? 1 : StrokeWidth;
        return new OverlayPaint
        {
            Fill = fill is { } f ? f.WithAlpha((byte)MathF.Round(f.Alpha * FillOpacity)) : null,
            Stroke = stroke is { } s && width > 0 ? s.WithAlpha((byte)MathF.Round(s.Alpha * StrokeOpacity)) : null,
            IsUnreadable = isUnreadable,
            StrokeWidth = width,
            Dashes = Dashes,
            DashOffset = DashOffset,
            Cap = Cap,
            Join = Join,
            MiterLimit = MiterLimit,
            FillRule = FillRule,
            IsStrokeFirst = IsStrokeFirst,
            Opacity = Opacity,
            HasFixedStroke = HasFixedStroke,
        };
    }

    private SvgStyle? WithFill(string value) => CssColor.TryParsePaint(value, Color, out _) ? this with { Fill = value } : null;

    private SvgStyle? WithStroke(string value) => CssColor.TryParsePaint(value, Color, out _) ? this with { Stroke = value } : null;

    private SvgStyle? WithLine(string property, string value, SvgViewport viewport) => property switch
    {
        "stroke-width" => TryLength(value, viewport, out float width) && width >= 0 ? this with { StrokeWidth = width } : null,
        "stroke-dasharray" => ParseDashes(value) is { } dashes ? this with { Dashes = dashes } : null,
        "stroke-dashoffset" => TryLength(value, viewport, out float offset) ? this with { DashOffset = offset } : null,
        "stroke-miterlimit" => CssNumber.TryParse(value, out float limit) && limit >= 1 ? this with { MiterLimit = limit } : null,
        "stroke-linecap" => value switch
        {
            "butt" => this with { Cap = SKStrokeCap.Butt },
            "round" => this with { Cap = SKStrokeCap.Round },
            "square" => this with { Cap = SKStrokeCap.Square },
            _ => null,
        },
        "stroke-linejoin" => value switch
        {
            "miter" => this with { Join = SKStrokeJoin.Miter },
            "round" => this with { Join = SKStrokeJoin.Round },
            "bevel" => this with { Join = SKStrokeJoin.Bevel },
            _ => null,
        },
        "fill-rule" => value switch
        {
            "nonzero" => this with { FillRule = SKPathFillType.Winding },
            "evenodd" => this with { FillRule = SKPathFillType.EvenOdd },
            _ => null,
        },
        "vector-effect" => value is "none" or "non-scaling-stroke" ? this with { HasFixedStroke = value != "none" } : null,
        "paint-order" => this with { IsStrokeFirst = value.StartsWith("stroke", StringComparison.Ordinal) },
        _ => null,
    };

    private SvgStyle? WithFont(string property, string value, SvgViewport viewport) => property switch
    {
        "font" => WithFontShorthand(value, viewport),
        "font-size" => TryFontSize(value, viewport, out float size) ? this with { FontSize = size } : null,
        "font-weight" => value is "normal" or "lighter" ? this with { IsBold = false }
            : value is "bold" or "bolder" ? this with { IsBold = true }
            : CssNumber.TryParse(value, out float weight) ? this with { IsBold = weight >= 600 } : null,
        "text-anchor" => value is "start" or "middle" or "end" ? this with { TextAnchor = value } : null,
        "dominant-baseline" or "alignment-baseline" => value switch
        {
            "auto" or "baseline" or "alphabetic" => this with { Baseline = "auto" },
            "middle" or "central" => this with { Baseline = "middle" },
            "hanging" or "text-before-edge" or "text-top" => this with { Baseline = "hanging" },
            _ => null,
        },
        _ => null,
    };

    /// <summary>Reads the size and the weight of <c>bold 12px/1.2 sans-serif</c>.</summary>
    private SvgStyle? WithFontShorthand(string value, SvgViewport viewport)
    {
        SvgStyle style = this with { IsBold = false };
        foreach (string word in value.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (word is "bold" or "bolder" or "600" or "700" or "800" or "900")
                style = style with { IsBold = true };
            else if (!char.IsAsciiDigit(word[^1]) && TryFontSize(word.Split('/')[0], viewport, out float size))
                return style with { FontSize = size };
        }

        return null;
    }

    private bool TryFontSize(string value, SvgViewport viewport, out float size) =>
        (viewport with { Size = new SKSize(FontSize, FontSize) }).TryLength(value, SvgAxis.Width, FontSize, out size) && size >= 0;

    private bool TryLength(string value, SvgViewport viewport, out float length) =>
        viewport.TryLength(value, SvgAxis.Diagonal, FontSize, out length);

    /// <summary>A list with an odd number of lengths is repeated once. Negative, tiny or too many lengths give a solid line.</summary>
    private static IReadOnlyList<float>? ParseDashes(string value)
    {
        if (value == "none")
            return [];
        if (!CssNumber.TryParseList(value.Replace("px", " ", StringComparison.Ordinal), out List<float> dashes))
            return null;
        if (dashes.Count is 0 or > 32 || dashes.Exists(dash => dash < 0) || dashes.Sum() < 0.5f)
            return [];
        return dashes.Count % 2 == 0 ? dashes : [.. dashes, .. dashes];
    }
}
