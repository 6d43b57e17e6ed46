using Een.Media.Client.Values;

namespace Een.Media.Client;

/// <summary>
/// What a feed is made of. An open set: the members are those known today, and a word that the vendor adds later is kept as it came.
/// </summary>
public readonly record struct FeedMediaType
{
    private readonly string? _name;

    /// <summary>Takes up a word of the vendor's.</summary>
    /// <param name="name">The word on the wire, such as <c>audio</c>.</param>
    /// <exception cref="ArgumentException"><paramref name="name"/> is empty, or has white space, commas or control characters.</exception>
    public FeedMediaType(string name) => _name = QueryIdentifier.Check(name, nameof(name));

    private FeedMediaType(string name, bool _) => _name = name;

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

    /// <summary>The word on the wire. Empty for a value that no constructor made.</summary>
    public string Name => _name ?? "";

    /// <summary>The word on the wire.</summary>
    /// <returns><see cref="Name"/>.</returns>
    public override string ToString() => Name;

    /// <summary>Whatever the service says, odd characters included.</summary>
    internal static FeedMediaType FromWire(string name) => new(name, true);
}
