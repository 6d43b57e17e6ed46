namespace Een.Media.Client.Imaging.Overlays.Svg;

/// <summary>Classifies the properties of SVG.</summary>
internal static class SvgProperties
{
    private static readonly HashSet<string> Geometry = ["x", "y", "width", "height", "rx", "ry", "cx", "cy", "r", "d", "transform"];

    /// <summary>Attributes that set a property. Others, such as <c>class</c>, do not change the drawing.</summary>
    private static readonly HashSet<string> Presentation =
    [
        "color", "fill", "stroke", "fill-opacity", "stroke-opacity", "opacity", "stroke-width", "stroke-dasharray", "stroke-dashoffset",
        "stroke-linecap", "stroke-linejoin", "stroke-miterlimit", "fill-rule", "font-size", "font-weight", "text-anchor",
        "dominant-baseline", "alignment-baseline", "visibility", "display", "vector-effect", "overflow", "paint-order", "filter", "mask",
        "clip-path", "marker-start", "marker-mid", "marker-end", "transform-origin", "transform-box", "letter-spacing", "word-spacing",
        "text-decoration", "writing-mode", "baseline-shift", "textLength", "lengthAdjust", "pathLength", "mix-blend-mode",
    ];

    /// <summary>Properties that do not change what is drawn here: there is one font, no pointer and no animation.</summary>
    private static readonly HashSet<string> Harmless =
    [
        "font-family", "font-style", "font-variant", "font-stretch", "font-kerning", "font-feature-settings", "font-optical-sizing",
        "cursor", "pointer-events", "user-select", "touch-action", "will-change", "shape-rendering", "text-rendering", "image-rendering",
        "color-rendering", "color-interpolation", "color-interpolation-filters", "color-scheme", "transition", "transition-property",
        "transition-duration", "transition-delay", "transition-timing-function", "enable-background", "isolation", "direction",
        "unicode-bidi", "white-space", "line-height", "stop-color", "stop-opacity", "flood-color", "flood-opacity", "lighting-color",
        "clip-rule", "background", "background-color", "outline", "margin", "padding", "border", "box-sizing", "max-width", "max-height",
        "min-width", "min-height", "text-align",
    ];

    private static readonly HashSet<string> Neutral =
        ["none", "normal", "auto", "inherit", "initial", "unset", "revert", "revert-layer", "visible", "0", "0px"];

    public static bool IsGeometry(string name) => Geometry.Contains(name);

    public static bool IsPresentation(string name) => Presentation.Contains(name);

    /// <summary>Whether a declaration that is not understood changes nothing.</summary>
    public static bool IsHarmless(string name, string value) =>
        Harmless.Contains(name)
        || (name.StartsWith('-') && !name.StartsWith("--", StringComparison.Ordinal))
        || (name is not ("fill" or "stroke" or "color" or "fill-opacity" or "stroke-opacity" or "opacity") && Neutral.Contains(value))
        || (name == "transform-origin" && value.Split(' ').All(part => part is "0" or "0px"));
}
