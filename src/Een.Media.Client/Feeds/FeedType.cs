using Een.Media.Client.Values;

namespace Een.Media.Client;

/// <summary>
/// The stream that a feed carries. An open set: the members are those known today, and a word that the vendor adds later is kept as
/// received.
/// </summary>
public readonly record struct FeedType
{
    private readonly string? _value;

    /// <summary>Creates a value from the vendor's word for it.</summary>
    /// <param name="value">The word on the wire, such as <c>main</c>.</param>
    /// <exception cref="ArgumentException"><paramref name="value"/> is empty, or has white space, commas or control characters.</exception>
    public FeedType(string value) => _value = QueryIdentifierRules.Check(value, nameof(value));

    private FeedType(string value, bool _) => _value = value;

    /// <summary>Full resolution (<c>main</c>).</summary>
    public static FeedType Main { get; } = new("main");

    /// <summary>Small images at a low rate (<c>preview</c>).</summary>
    public static FeedType Preview { get; } = new("preview");

    /// <summary>Sound to a speaker (<c>talkdown</c>).</summary>
    public static FeedType Talkdown { get; } = new("talkdown");

    /// <summary>The word on the wire. Empty for the default value.</summary>
    public string Value => _value ?? "";

    /// <summary>Whether both are the same word, in either case.</summary>
    /// <param name="other">The value to compare with.</param>
    /// <returns><see langword="true"/> if they are.</returns>
    public bool Equals(FeedType other) => string.Equals(Value, other.Value, StringComparison.OrdinalIgnoreCase);

    /// <summary>A hash code that ignores case.</summary>
    /// <returns>The hash code.</returns>
    public override int GetHashCode() => Value.GetHashCode(StringComparison.OrdinalIgnoreCase);

    /// <summary>The word on the wire.</summary>
    /// <returns><see cref="Value"/>.</returns>
    public override string ToString() => Value;

    /// <summary>Accepts any word from the service, even with unusual characters.</summary>
    internal static FeedType FromWire(string value) => new(value, true);
}
