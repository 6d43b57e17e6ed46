using System.Collections.ObjectModel;
using System.Text.Json;
using Een.Media.Client.Values;

namespace Een.Media.Client.Http;

/// <summary>The fields of an answer that the client does not know by name: URLs of any kind, and others.</summary>
internal static class ExtensionData
{
    private const string UrlSuffix = "Url";

    public static IReadOnlyDictionary<string, JsonElement> None { get; } = ReadOnlyDictionary<string, JsonElement>.Empty;

    public static IReadOnlyDictionary<string, JsonElement> AsReadOnly(Dictionary<string, JsonElement>? fields) =>
        fields is { Count: > 0 } ? fields.AsReadOnly() : None;

    /// <summary>
    /// Separates the URLs from the other fields. A URL field that is null is dropped; one without an absolute URL stays with the others.
    /// </summary>
    public static (StreamUrls Urls, IReadOnlyDictionary<string, JsonElement> Others) Split(Dictionary<string, JsonElement>? fields)
    {
        if (fields is not { Count: > 0 })
            return (StreamUrls.None, None);
        var urls = new Dictionary<StreamUrlKind, Uri>();
        var others = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach ((string name, JsonElement value) in fields)
        {
            bool isUrlField = name.EndsWith(UrlSuffix, StringComparison.Ordinal) && QueryIdentifierRules.IsValid(name);
            if (isUrlField && TryReadUrl(value) is { } url)
                urls[new StreamUrlKind(name)] = url;
            else if (!isUrlField || value.ValueKind != JsonValueKind.Null)
                others[name] = value;
        }

        return (urls.Count > 0 ? new StreamUrls(urls) : StreamUrls.None, AsReadOnly(others));
    }

    /// <summary>A URL with a scheme and a host. On some systems, a path alone would count as a URL too.</summary>
    private static Uri? TryReadUrl(JsonElement value)
    {
        try
        {
            return value.ValueKind == JsonValueKind.String && Uri.TryCreate(value.GetString(), UriKind.Absolute, out Uri? url)
                && !url.IsFile && url.Host.Length > 0
                ? url
                : null;
        }
        catch (InvalidOperationException)
        {
            // An escape for half a surrogate pair is valid JSON, but not text.
            return null;
        }
    }
}
