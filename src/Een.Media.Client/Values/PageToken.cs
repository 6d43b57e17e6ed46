using Een.Media.Client.Values;

namespace Een.Media.Client;

/// <summary>
/// Leads from one image, or one page of a list, to the next or the previous one. Opaque: the service makes it (<c>X-Een-NextToken</c>,
/// <c>X-Een-PrevToken</c>, <c>nextPageToken</c>, <c>prevPageToken</c>) and only the service reads it. Together with a valid access
/// token it gives access to an image, so <see cref="ToString"/> does not reveal it.
/// </summary>
public sealed class PageToken : IEquatable<PageToken>
{
    private readonly string _value;

    /// <summary>Creates a token from a stored string.</summary>
    /// <param name="value">What <see cref="Reveal"/> returned.</param>
    /// <exception cref="ArgumentException"><paramref name="value"/> is empty or white space.</exception>
    public PageToken(string value)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(value);
        _value = value;
    }

    /// <summary>
    /// The origin of the image that the token came with. It is lost when the token is stored as a string, and does not count for equality.
    /// </summary>
    internal FrameOrigin? Origin { get; init; }

    /// <summary>A token from an answer. No token, an empty token, and white space all mean that there is nothing on that side.</summary>
    internal static PageToken? FromWire(string? value, FrameOrigin? origin = null) =>
        string.IsNullOrWhiteSpace(value) ? null : new PageToken(value) { Origin = origin };

    /// <summary>The token as the service wrote it, to store it. Treat it as a secret.</summary>
    /// <returns>A string for the constructor.</returns>
    public string Reveal() => _value;

    /// <inheritdoc/>
    public bool Equals(PageToken? other) => other is not null && string.Equals(_value, other._value, StringComparison.Ordinal);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as PageToken);

    /// <inheritdoc/>
    public override int GetHashCode() => _value.GetHashCode(StringComparison.Ordinal);

    /// <summary>Never the token.</summary>
    /// <returns>The same text for every token.</returns>
    public override string ToString() => "PageToken(redacted)";
}
