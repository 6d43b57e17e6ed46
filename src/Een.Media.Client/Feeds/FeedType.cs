using Een.Media.Client.Values;

namespace Een.Media.Client;

/// <summary>
/// The stream that a feed carries. An open set: the members are those known today, and a word that the vendor adds later is kept as it
/// came.
/// </summary>
public readonly record struct FeedType
{
    private readonly string? _name;

    /// <summary>Takes up a word of the vendor's.</summary>
    /// <param name="name">The word on the wire, such as <c>main</c>.</param>
    /// <exception cref="ArgumentException"><paramref name="name"/> is empty, or has white space, commas or control characters.</exception>
    public FeedType(string name) => _name = QueryIdentifier.Check(name, nameof(name));

    private FeedType(string name, bool _) => _name = name;

    /// <summary>Full resolution (<c>main</c>).</summary>
    public static FeedType Main { get; } = new("main");

    /// <summary>Small images at a low rate (<c>preview</c>).</summary>
    public static FeedType Preview { get; } = new("preview");

    /// <summary>Sound to a speaker (<c>talkdown</c>).</summary>
    public static FeedType Talkdown { get; } = new("talkdown");

    /// <summary>The word on the wire. Empty for a value that no constructor made.</summary>
    public string Name => _name ?? "";

    /// <summary>The word on the wire.</summary>
    /// <returns><see cref="Name"/>.</returns>
    public override string ToString() => Name;

    /// <summary>Whatever the service says, odd characters included.</summary>
    internal static FeedType FromWire(string name) => new(name, true);
}
