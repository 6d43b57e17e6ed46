using Een.Media.Client.Values;

namespace Een.Media.Client;

/// <summary>
/// Which of a camera's two recordings an image is taken from. An open set: the members are those known today, and a word that the vendor
/// adds later is kept as received.
/// </summary>
public readonly record struct StreamType
{
    private readonly string? _value;

    /// <summary>Creates a value from the vendor's word for it.</summary>
    /// <param name="value">The word on the wire, such as <c>main</c>.</param>
    /// <exception cref="ArgumentException"><paramref name="value"/> is empty, or has white space, commas or control characters.</exception>
    public StreamType(string value) => _value = QueryIdentifierRules.Check(value, nameof(value));

    private StreamType(string value, bool _) => _value = value;

    /// <summary>Small images (typically 640×360) at about one per second (<c>preview</c>). Not rate-limited.</summary>
    public static StreamType Preview { get; } = new("preview");

    /// <summary>
    /// Full-resolution images (<c>main</c>). The service rate-limits them. They exist only where a full recording exists.
    /// </summary>
    public static StreamType Main { get; } = new("main");

    /// <summary>The word on the wire. Empty for the default value.</summary>
    public string Value => _value ?? "";

    /// <summary>Whether both are the same word, in either case.</summary>
    /// <param name="other">The value to compare with.</param>
    /// <returns><see langword="true"/> if they are.</returns>
    public bool Equals(StreamType other) => string.Equals(Value, other.Value, StringComparison.OrdinalIgnoreCase);

    /// <summary>A hash code that ignores case.</summary>
    /// <returns>The hash code.</returns>
    public override int GetHashCode() => Value.GetHashCode(StringComparison.OrdinalIgnoreCase);

    /// <summary>The word on the wire.</summary>
    /// <returns><see cref="Value"/>.</returns>
    public override string ToString() => Value;

    /// <summary>Accepts any word from the service, even with unusual characters.</summary>
    internal static StreamType FromWire(string value) => new(value, true);

    /// <summary>The word for a request. The service accepts only the words known today.</summary>
    internal static string Ask(StreamType streamType, string parameterName) =>
        streamType == Preview || streamType == Main
            ? streamType.Value.ToLowerInvariant()
            : throw new ArgumentOutOfRangeException(
                parameterName,
                streamType.Value,
                $"Use {nameof(StreamType)}.{nameof(Preview)} or {nameof(StreamType)}.{nameof(Main)}: "
                    + "the service lists no other recordings.");
}
