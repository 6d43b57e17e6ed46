namespace Een.Media.Client;

/// <summary>A part of an overlay that was not understood and is not drawn. Immutable.</summary>
public sealed class OverlaySkip
{
    internal OverlaySkip(string element, string? id, string reason) => (Element, Id, Reason) = (element, id, reason);

    /// <summary>The name of the element, such as <c>filter</c>.</summary>
    public string Element { get; }

    /// <summary>The <c>id</c> of the element, or <see langword="null"/> if it has none.</summary>
    public string? Id { get; }

    /// <summary>The reason, for people.</summary>
    public string Reason { get; }

    /// <summary>The element and the reason, for logs.</summary>
    /// <returns>One line.</returns>
    public override string ToString() => Id is null ? $"{Element}: {Reason}" : $"{Element} #{Id}: {Reason}";
}
