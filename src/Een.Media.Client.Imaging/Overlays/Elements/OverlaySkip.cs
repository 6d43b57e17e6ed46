namespace Een.Media.Client;

/// <summary>A part of an overlay that was not understood and is not drawn.</summary>
/// <param name="Element">The name of the element, such as <c>filter</c>.</param>
/// <param name="Id">Its <c>id</c>, if any.</param>
/// <param name="Reason">Why, in words.</param>
public sealed record OverlaySkip(string Element, string? Id, string Reason);
