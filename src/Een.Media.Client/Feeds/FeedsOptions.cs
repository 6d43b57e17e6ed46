using Een.Media.Client.Values;

namespace Een.Media.Client;

/// <summary>Which feeds to list, and which URLs of them. Immutable.</summary>
public sealed class FeedsOptions
{
    /// <summary>Only feeds that carry this stream. Default: <see langword="null"/>, all.</summary>
    /// <exception cref="ArgumentException">The type has no name.</exception>
    public FeedType? Type
    {
        get;
        init => field = value is { Value.Length: 0 }
            ? throw new ArgumentException(
                $"A default {nameof(FeedType)} has no name. Use a value such as {nameof(FeedType)}.{nameof(FeedType.Main)}, "
                    + "or null for all.",
                nameof(Type))
            : value;
    }

    /// <summary>The URLs to request. They arrive in <see cref="Feed.Urls"/>. Default: none.</summary>
    /// <exception cref="ArgumentException">A kind has no name.</exception>
    public IReadOnlyList<StreamUrlKind> Include
    {
        get;
        init => field = QueryIdentifierRules.CheckAll(value, nameof(StreamUrlKind.Mp4), nameof(Include));
    } = [];

    /// <summary>
    /// How many feeds a page may hold, 1 to 500. The service may send fewer at any time. Default: <see langword="null"/>, which leaves it
    /// to the service (100).
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of range.</exception>
    public int? PageSize
    {
        get;
        init => field = Paging.PageSize.Check(value, nameof(PageSize));
    }
}
