using System.IO.Compression;
using System.Net.Http.Headers;

namespace Een.Media.Client.Http;

/// <summary>
/// Opens bodies, and decompresses them if needed. A handler could do that, but it allocates half a kilobyte for every answer. Images are
/// not compressed; only requests for lists accept compression (<see cref="IMediaApi"/>).
/// </summary>
internal static class BodyStream
{
    private const string Header = "Content-Encoding";

    /// <summary>The length of the decompressed body, if it is announced.</summary>
    public static long? Length(HttpContent content) => Encoding(content) is null ? content.Headers.ContentLength : null;

    public static async ValueTask<Stream> OpenAsync(HttpContent content, CancellationToken cancellationToken)
    {
        Stream body = await content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        return Encoding(content) switch
        {
            null => body,
            "gzip" or "x-gzip" => new GZipStream(body, CompressionMode.Decompress),
            "br" => new BrotliStream(body, CompressionMode.Decompress),
            "deflate" => new ZLibStream(body, CompressionMode.Decompress),
            string other => throw new EenProtocolException($"The body has the unknown encoding '{SafeName(other)}'.", isTransient: false),
        };
    }

    private static string? Encoding(HttpContent content) =>
        content.Headers.NonValidated.TryGetValues(Header, out HeaderStringValues values) && values.FirstOrDefault() is { Length: > 0 } name
            && !name.Equals("identity", StringComparison.OrdinalIgnoreCase)
                ? name.Trim().ToLowerInvariant()
                : null;

    private static string SafeName(string name) => new([.. name.Where(char.IsAsciiLetterOrDigit).Take(20)]);
}
