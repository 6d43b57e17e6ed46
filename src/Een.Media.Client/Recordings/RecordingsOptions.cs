using Een.Media.Client.Values;

namespace Een.Media.Client;

/// <summary>How to list recordings. Immutable.</summary>
public sealed class RecordingsOptions
{
    /// <summary>
    /// Whether the service joins intervals when one ends exactly where the next begins (<c>coalesce</c>). Default: <see langword="true"/>,
    /// which is also the service's default.
    /// </summary>
    public bool Coalesce { get; init; } = true;

    /// <summary>
    /// How many intervals a page may hold, 1 to 500. The service may send fewer at any time. Default: <see langword="null"/>, which
    /// leaves it to the service (100).
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of range.</exception>
    public int? PageSize
    {
        get;
        init => field = Paging.PageSize.Check(value, nameof(PageSize));
    }

    /// <summary>The URLs to request. They arrive in <see cref="RecordingInterval.Urls"/>. Default: none.</summary>
    /// <exception cref="ArgumentException">A kind has no name.</exception>
    public IReadOnlyList<StreamUrlKind> Include
    {
        get;
        init => field = QueryIdentifierRules.CheckAll(value, nameof(StreamUrlKind.Mp4), nameof(Include));
    } = [];

    /// <summary>
    /// Whether an enumeration returns the intervals in order of their beginnings. The service promises no order, so all pages are read
    /// before the first interval is returned. It has no effect on <see cref="PagedResults{T}.AsPages"/>. Default: <see langword="false"/>,
    /// the service's order.
    /// </summary>
    public bool Sorted { get; init; }
}
