using System.Collections.ObjectModel;
using System.Text.Json;
using Een.Media.Client.Values;

namespace Een.Media.Client.Http;

/// <summary>The fields of an answer beyond those that the client knows by name: URLs of any kind, and what is left.</summary>
internal static class ExtensionData
{
    private const string UrlSuffix = "Url";

    public static IReadOnlyDictionary<string, JsonElement> None { get; } = ReadOnlyDictionary<string, JsonElement>.Empty;

    public static IReadOnlyDictionary<string, JsonElement> AsReadOnly(Dictionary<string, JsonElement>? fields) =>
        fields is { Count: > 0 } ? fields.AsReadOnly() : None;

    /// <summary>
    /// Takes the URLs out. A URL field that is null is none at all; one that holds no absolute URL is left for the caller to see.
    /// </summary>
    public static (StreamUrls Urls, IReadOnlyDictionary<string, JsonElement> Others) Split(Dictionary<string, JsonElement>? fields)
    {
        if (fields is not { Count: > 0 })
            return (StreamUrls.None, None);
        var urls = new Dictionary<StreamUrlKind, Uri>();
        var others = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach ((string name, JsonElement value) in fields)
        {
            bool isUrlField = name.EndsWith(UrlSuffix, StringComparison.Ordinal) && QueryIdentifier.IsValid(name);
            if (isUrlField && TryReadUrl(value) is { } url)
                urls[new StreamUrlKind(name)] = url;
            else if (!isUrlField || value.ValueKind != JsonValueKind.Null)
                others[name] = value;
        }

        return (urls.Count > 0 ? new StreamUrls(urls) : StreamUrls.None, AsReadOnly(others));
    }

    /// <summary>With a scheme and a host: not what some systems make of a path.</summary>
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
            // An escape for half a surrogate pair is valid JSON, but no text.
            return null;
        }
    }
}
