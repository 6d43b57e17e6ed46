namespace Een.Media.Client.Tests.Support;

/// <summary>A request as it went out.</summary>
internal sealed class SeenRequest
{
    public SeenRequest(HttpRequestMessage request)
    {
        Method = request.Method;
        Uri = request.RequestUri!;
        Headers = request.Headers.ToDictionary(h => h.Key, h => string.Join(", ", h.Value), StringComparer.OrdinalIgnoreCase);
        Query = Uri.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries)
            .Select(pair => pair.Split('=', 2))
            .ToDictionary(pair => pair[0], pair => Uri.UnescapeDataString(pair[1]), StringComparer.Ordinal);
    }

    public HttpMethod Method { get; }

    public Uri Uri { get; }

    public IReadOnlyDictionary<string, string> Headers { get; }

    /// <summary>Percent-decoded and nothing else: a raw <c>+</c> stays a plus here, though a server reads it as a space. Duplicate names throw.</summary>
    public IReadOnlyDictionary<string, string> Query { get; }

    public string? PageToken => Query.GetValueOrDefault("pageToken");
}
