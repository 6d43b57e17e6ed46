using System.Runtime.CompilerServices;

namespace Een.Media.Client.Paging;

/// <summary>
/// Follows page tokens and does not count entries, because the service may return a shorter page than requested. A list ends with a page
/// without a next token. A list whose tokens form a cycle, or lead through too many empty pages, ends in an exception.
/// </summary>
internal static class PageReader
{
    private const int MostEmptyPages = 100;

    public static async IAsyncEnumerable<ResultPage<T>> ReadAsync<T>(
        Func<PageToken?, CancellationToken, Task<ResultPage<T>>> fetch,
        PageToken? from,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var followed = new HashSet<PageToken>();
        int emptyPages = 0;
        PageToken? token = from;
        do
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (token is not null && !followed.Add(token))
                throw new EenProtocolException(
                    "The list does not end: a page names an earlier page as its next one. The service's page tokens form a cycle.");
            ResultPage<T> page = await fetch(token, cancellationToken).ConfigureAwait(false);
            emptyPages = page.Items.Count == 0 ? emptyPages + 1 : 0;
            if (emptyPages > MostEmptyPages)
                throw new EenProtocolException(
                    $"The list does not end: {emptyPages} pages in a row were empty, and each named a next one.");
            yield return page;
            token = page.NextToken;
        }
        while (token is not null);
    }

    public static async IAsyncEnumerable<T> ItemsAsync<T>(
        Func<PageToken?, CancellationToken, Task<ResultPage<T>>> fetch, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (ResultPage<T> page in ReadAsync(fetch, from: null, cancellationToken).ConfigureAwait(false))
        {
            foreach (T item in page.Items)
                yield return item;
        }
    }

    /// <summary>All entries in order. Reads all pages before it returns the first entry.</summary>
    public static async IAsyncEnumerable<T> SortedItemsAsync<T>(
        Func<PageToken?, CancellationToken, Task<ResultPage<T>>> fetch,
        IComparer<T> order,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var all = new List<T>();
        await foreach (ResultPage<T> page in ReadAsync(fetch, from: null, cancellationToken).ConfigureAwait(false))
            all.AddRange(page.Items);
        foreach (T item in all.Order(order))
            yield return item;
    }
}
