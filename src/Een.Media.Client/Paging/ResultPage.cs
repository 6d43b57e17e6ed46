using System.Text.Json;
using Een.Media.Client.Http;

namespace Een.Media.Client;

/// <summary>
/// One page of a list, as the service returned it. A page that is not the last one may still be shorter than requested, or empty.
/// </summary>
/// <typeparam name="T">The type of the entries.</typeparam>
public sealed class ResultPage<T>
{
    /// <summary>Makes a page, for a fake in a test.</summary>
    /// <param name="items">The entries. Not copied.</param>
    /// <exception cref="ArgumentNullException"><paramref name="items"/> is <see langword="null"/>.</exception>
    public ResultPage(IReadOnlyList<T> items)
    {
        ArgumentNullException.ThrowIfNull(items);
        Items = items;
    }

    /// <summary>The entries, in the service's order.</summary>
    public IReadOnlyList<T> Items { get; }

    /// <summary>
    /// Leads to the page after this one: pass it to <see cref="PagedResults{T}.AsPages"/> of the same list to continue there. Only
    /// <see langword="null"/> means that this is the last page.
    /// </summary>
    public PageToken? NextToken { get; init; }

    /// <summary>Leads to the page before this one; <see langword="null"/> when there is none.</summary>
    public PageToken? PreviousToken { get; init; }

    /// <summary>
    /// The total number of entries, according to the service; <see langword="null"/> for lists that it does not count, such as recordings.
    /// </summary>
    public long? TotalSize { get; init; }

    /// <summary>The fields of the page that this version does not know, by their names. Never <see langword="null"/>.</summary>
    public IReadOnlyDictionary<string, JsonElement> AdditionalProperties { get; init; } = ExtensionData.None;
}
