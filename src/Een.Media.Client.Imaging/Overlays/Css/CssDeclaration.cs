namespace Een.Media.Client.Imaging.Overlays.Css;

/// <summary>One declaration, such as <c>fill: none !important</c>. The name is in lower case, except for custom properties.</summary>
internal readonly record struct CssDeclaration(string Name, string Value, bool IsImportant);

/// <summary>The declarations of one selector.</summary>
internal sealed record CssRule(CssSelector Selector, IReadOnlyList<CssDeclaration> Declarations);
