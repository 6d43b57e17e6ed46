using Een.Media.Client.Values;

namespace Een.Media.Client;

/// <summary>
/// What a recording consists of. An open set: the members are those known today, and a word that the vendor adds later is kept as
/// received.
/// </summary>
public readonly record struct MediaType
{
    private readonly string? _value;

    /// <summary>Creates a value from the vendor's word for it.</summary>
    /// <param name="value">The word on the wire, such as <c>video</c>.</param>
    /// <exception cref="ArgumentException"><paramref name="value"/> is empty, or has white space, commas or control characters.</exception>
    public MediaType(string value) => _value = QueryIdentifierRules.Check(value, nameof(value));

    private MediaType(string value, bool _) => _value = value;

    /// <summary>Video, from which main images are taken (<c>video</c>).</summary>
    public static MediaType Video { get; } = new("video");

    /// <summary>Single images, such as previews (<c>image</c>).</summary>
    public static MediaType Image { get; } = new("image");

    /// <summary>The word on the wire. Empty for the default value.</summary>
    public string Value => _value ?? "";

    /// <summary>Whether both are the same word, in either case.</summary>
    /// <param name="other">The value to compare with.</param>
    /// <returns><see langword="true"/> if they are.</returns>
    public bool Equals(MediaType other) => string.Equals(Value, other.Value, StringComparison.OrdinalIgnoreCase);

    /// <summary>A hash code that ignores case.</summary>
    /// <returns>The hash code.</returns>
    public override int GetHashCode() => Value.GetHashCode(StringComparison.OrdinalIgnoreCase);

    /// <summary>The word on the wire.</summary>
    /// <returns><see cref="Value"/>.</returns>
    public override string ToString() => Value;

    /// <summary>Accepts any word from the service, even with unusual characters.</summary>
    internal static MediaType FromWire(string value) => new(value, true);

    /// <summary>The word for a request. The service accepts only the words known today.</summary>
    internal static string Ask(MediaType mediaType, string parameterName) =>
        mediaType == Video || mediaType == Image
            ? mediaType.Value.ToLowerInvariant()
            : throw new ArgumentOutOfRangeException(
                parameterName,
                mediaType.Value,
                $"Use {nameof(MediaType)}.{nameof(Video)} or {nameof(MediaType)}.{nameof(Image)}: the service lists no other recordings.");
}
