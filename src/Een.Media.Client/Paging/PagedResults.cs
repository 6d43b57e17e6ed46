using Een.Media.Client.Paging;

namespace Een.Media.Client;

/// <summary>
/// A list that the service returns page by page. Enumerate it for all entries, or use <see cref="AsPages"/> to read pages and continue
/// later. Nothing is requested before an enumeration begins; each enumeration sends new requests. Immutable, and safe to share between
/// threads.
/// </summary>
/// <typeparam name="T">The type of the entries.</typeparam>
public sealed class PagedResults<T> : IAsyncEnumerable<T>
{
    private readonly Func<PageToken?, CancellationToken, Task<ResultPage<T>>> _fetch;
    private readonly IComparer<T>? _order;
    private readonly CancellationToken _cancellationToken;

    /// <param name="fetch">Asks for one page; the first one without a token.</param>
    /// <param name="order">Puts the entries of an enumeration in order; <see langword="null"/> for the service's order.</param>
    /// <param name="cancellationToken">The caller's.</param>
    internal PagedResults(
        Func<PageToken?, CancellationToken, Task<ResultPage<T>>> fetch,
        IComparer<T>? order = null,
        CancellationToken cancellationToken = default)
    {
        _fetch = fetch;
        _order = order;
        _cancellationToken = cancellationToken;
    }

    /// <summary>The pages as the service returns them, in its order.</summary>
    /// <param name="from">
    /// Where to begin: the <see cref="ResultPage{T}.NextToken"/> or <see cref="ResultPage{T}.PreviousToken"/> of a page of a list with
    /// the same arguments; <see langword="null"/> for the first page.
    /// </param>
    /// <returns>The pages up to the last one, each requested when the enumeration gets there.</returns>
    /// <exception cref="EenProtocolException">While enumerating: the page tokens form a cycle, or an entry lacks a required
    /// field.</exception>
    /// <exception cref="EenMediaException">While enumerating: see the subclasses.</exception>
    public IAsyncEnumerable<ResultPage<T>> AsPages(PageToken? from = null) => PageReader.ReadAsync(_fetch, from, _cancellationToken);

    /// <summary>Enumerates the entries of all pages.</summary>
    /// <param name="cancellationToken">Ends the enumeration, as does the token that was given when the list was made.</param>
    /// <returns>An enumerator for one thread.</returns>
    public IAsyncEnumerator<T> GetAsyncEnumerator(CancellationToken cancellationToken = default) =>
        Items().GetAsyncEnumerator(cancellationToken);

    private IAsyncEnumerable<T> Items() => _order is null
        ? PageReader.ItemsAsync(_fetch, _cancellationToken)
        : PageReader.SortedItemsAsync(_fetch, _order, _cancellationToken);
}
