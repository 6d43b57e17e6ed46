using Een.Media.Client.Values;

namespace Een.Media.Client;

/// <summary>
/// What a feed consists of. An open set: the members are those known today, and a word that the vendor adds later is kept as received.
/// </summary>
public readonly record struct FeedMediaType
{
    private readonly string? _value;

    /// <summary>Creates a value from the vendor's word for it.</summary>
    /// <param name="value">The word on the wire, such as <c>audio</c>.</param>
    /// <exception cref="ArgumentException"><paramref name="value"/> is empty, or has white space, commas or control characters.</exception>
    public FeedMediaType(string value) => _value = QueryIdentifierRules.Check(value, nameof(value));

    private FeedMediaType(string value, bool _) => _value = value;

    /// <summary>Sound (<c>audio</c>).</summary>
    public static FeedMediaType Audio { get; } = new("audio");

    /// <summary>Video (<c>video</c>).</summary>
    public static FeedMediaType Video { get; } = new("video");

    /// <summary>Single images (<c>image</c>).</summary>
    public static FeedMediaType Image { get; } = new("image");

    /// <summary>Sound in both directions, one at a time (<c>halfDuplex</c>).</summary>
    public static FeedMediaType HalfDuplex { get; } = new("halfDuplex");

    /// <summary>Sound in both directions at once (<c>fullDuplex</c>).</summary>
    public static FeedMediaType FullDuplex { get; } = new("fullDuplex");

    /// <summary>The word on the wire. Empty for the default value.</summary>
    public string Value => _value ?? "";

    /// <summary>Whether both are the same word, in either case.</summary>
    /// <param name="other">The value to compare with.</param>
    /// <returns><see langword="true"/> if they are.</returns>
    public bool Equals(FeedMediaType other) => string.Equals(Value, other.Value, StringComparison.OrdinalIgnoreCase);

    /// <summary>A hash code that ignores case.</summary>
    /// <returns>The hash code.</returns>
    public override int GetHashCode() => Value.GetHashCode(StringComparison.OrdinalIgnoreCase);

    /// <summary>The word on the wire.</summary>
    /// <returns><see cref="Value"/>.</returns>
    public override string ToString() => Value;

    /// <summary>Accepts any word from the service, even with unusual characters.</summary>
    internal static FeedMediaType FromWire(string value) => new(value, true);
}
