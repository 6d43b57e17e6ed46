
namespace Een.Media.Client;

/// <summary>How to list recordings. Immutable.</summary>
public sealed class RecordingsOptions
{
    /// <summary>
    /// Whether the service joins intervals of which one ends in the very moment in which the next begins (<c>coalesce</c>). Default:
    /// <see langword="true"/>, which is the service's default too.
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

    /// <summary>Which URLs to ask for; they arrive in <see cref="RecordingInterval.Urls"/>. Default: none.</summary>
    /// <exception cref="ArgumentException">A kind has no name.</exception>
    public IReadOnlyList<StreamUrlKind> Include
    {
        get;
        init => field = StreamUrlKind.CheckAll(value, nameof(Include));
    } = [];

    /// <summary>
    /// Whether an enumeration yields the intervals by their beginnings. The service promises no order, so all pages have to be read
    /// before the first interval is known. The pages of <see cref="PagedResults{T}.AsPages"/> stay as the service cuts them. Default:
    /// <see langword="false"/>, the service's order.
    /// </summary>
    public bool Sorted { get; init; }
}
