using System.Collections.Frozen;
using System.Reflection;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Een.Media.Emulator.Explorer;

/// <summary>The static files of the explorer page. They contain no secrets, so anyone may read them.</summary>
internal sealed class ExplorerFiles
{
    /// <summary>Where the files are, except the page itself and the API description.</summary>
    public const string Folder = "/explorer/";

    private const string ResourcePrefix = "explorer/";

    /// <summary>
    /// Allows scripts, styles and requests from this origin only. Images may also come from memory, where the page keeps answers.
    /// </summary>
    private const string ContentSecurityPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; connect-src 'self'; base-uri 'none'; "
        + "form-action 'none'; frame-ancestors 'none'";

    private readonly FrozenDictionary<string, File> _files = Load().ToFrozenDictionary(StringComparer.Ordinal);

    public bool Has(string path) => _files.ContainsKey(path);

    public async Task WriteAsync(HttpContext http, string path)
    {
        File file = _files[path];
        HttpResponse response = http.Response;
        response.ContentType = file.Type;
        response.ContentLength = file.Bytes.Length;
        response.Headers[HeaderNames.ContentSecurityPolicy] = ContentSecurityPolicy;
        response.Headers[HeaderNames.XContentTypeOptions] = "nosniff";
        response.Headers["Referrer-Policy"] = "no-referrer";

        // Another version of the emulator may use this port later.
        response.Headers[HeaderNames.CacheControl] = "no-cache";
        await response.BodyWriter.WriteAsync(file.Bytes, http.RequestAborted).ConfigureAwait(false);
    }

    private static IEnumerable<KeyValuePair<string, File>> Load()
    {
        Assembly assembly = typeof(ExplorerFiles).Assembly;
        foreach (string resource in assembly.GetManifestResourceNames())
        {
            if (!resource.StartsWith(ResourcePrefix, StringComparison.Ordinal))
                continue;
            string name = resource[ResourcePrefix.Length..];
            using Stream stream = assembly.GetManifestResourceStream(resource)!;
            byte[] bytes = new byte[stream.Length];
            stream.ReadExactly(bytes);
            yield return new(PathOf(name), new File(TypeOf(name), bytes));
        }
    }

    private static string PathOf(string name) => name switch
    {
        "index.html" => "/",
        "openapi.json" => "/openapi.json",
        _ => Folder + name,
    };

    private static string TypeOf(string name) => Path.GetExtension(name) switch
    {
        ".html" => "text/html; charset=utf-8",
        ".css" => "text/css; charset=utf-8",
        ".js" => "text/javascript; charset=utf-8",
        ".svg" => "image/svg+xml",
        ".json" => "application/json",
        string other => throw new InvalidOperationException($"No content type is known for {other}."),
    };

    private sealed record File(string Type, byte[] Bytes);
}
