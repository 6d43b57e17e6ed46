using Een.Media.Client.Values;

namespace Een.Media.Client;

/// <summary>
/// Leads from one image, or one page of a list, to the next or the previous one. Opaque: the service makes it (<c>X-Een-NextToken</c>,
/// <c>X-Een-PrevToken</c>, <c>nextPageToken</c>, <c>prevPageToken</c>) and only the service reads it. With a valid access
/// token it gives access to an image, so it does not print itself.
/// </summary>
public sealed class PageToken : IEquatable<PageToken>
{
    private readonly string _value;

    /// <summary>Takes up a token that was kept earlier as a string.</summary>
    /// <param name="value">What <see cref="Reveal"/> returned.</param>
    /// <exception cref="ArgumentException"><paramref name="value"/> is empty or white space.</exception>
    public PageToken(string value)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(value);
        _value = value;
    }

    /// <summary>
    /// Where the image that brought the token is from; lost when the token is kept as a string. Not part of its identity.
    /// </summary>
    internal FrameOrigin? Origin { get; init; }

    /// <summary>The token as the service wrote it, to be kept for later. Treat it as a secret.</summary>
    /// <returns>A string for the constructor.</returns>
    public string Reveal() => _value;

    /// <inheritdoc/>
    public bool Equals(PageToken? other) => other is not null && string.Equals(_value, other._value, StringComparison.Ordinal);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as PageToken);

    /// <inheritdoc/>
    public override int GetHashCode() => _value.GetHashCode(StringComparison.Ordinal);

    /// <summary>Says that this is a page token, never which.</summary>
    /// <returns>The same text for every token.</returns>
    public override string ToString() => "PageToken(redacted)";
}
