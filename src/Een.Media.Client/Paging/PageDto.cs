using System.Text.Json;
using System.Text.Json.Serialization;
using Een.Media.Client.Http;

namespace Een.Media.Client.Paging;

/// <summary>A page of a list.</summary>
internal sealed record PageDto<T>
{
    [JsonPropertyName("results")]
    public IReadOnlyList<T?>? Results { get; init; }

    [JsonPropertyName("nextPageToken")]
    public string? NextPageToken { get; init; }

    [JsonPropertyName("prevPageToken")]
    public string? PrevPageToken { get; init; }

    [JsonPropertyName("totalSize")]
    public long? TotalSize { get; init; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Others { get; set; }

    /// <exception cref="EenProtocolException">The results are missing, or one of them is not an object.</exception>
    public ResultPage<TItem> ToPage<TItem>(string what, Func<T, TItem> toItem)
    {
        if (Results is null)
            throw RequiredFields.Missing("a page", ["results"]);
        TItem[] items =
        [
            .. Results.Select(result => result is null
                ? throw new EenProtocolException($"The service listed null in place of {what}.")
                : toItem(result)),
        ];
        return new ResultPage<TItem>(Array.AsReadOnly(items))
        {
            NextToken = PageToken.FromWire(NextPageToken),
            PreviousToken = PageToken.FromWire(PrevPageToken),
            TotalSize = TotalSize,
            AdditionalProperties = ExtensionData.AsReadOnly(Others),
        };
    }
}
