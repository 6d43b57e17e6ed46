using Een.Media.Client.Http;
using Een.Media.Client.Values;

namespace Een.Media.Client.RecordedImages.Fetching;

/// <summary>The content of an image's headers, known before its body arrives.</summary>
internal readonly record struct FrameHeaders(
    DateTimeOffset Timestamp, PageToken? NextToken, PageToken? PreviousToken, string? OverlaySvg, long? Length = null)
{
    public static FrameHeaders Read(HttpResponseMessage response, FrameOrigin? origin)
    {
        string? timestamp = Value(response, HeaderNames.Timestamp);
        if (!WireTimestamp.TryParse(timestamp, out DateTimeOffset parsed))
        {
            throw new EenProtocolException(timestamp switch
            {
                null when response.Content.Headers.ContentType?.MediaType == "text/html" =>
                    "The answer is a web page, not an image. Check that the base address is that of the account's API, "
                        + "and that no proxy answers in its place.",
                null => $"The image came without the header {HeaderNames.Timestamp}.",
                _ => $"The image's header {HeaderNames.Timestamp} is not a timestamp.",
            });
        }

        return new(
            parsed,
            PageToken.FromWire(Value(response, HeaderNames.NextToken)?.Trim(), origin),
            PageToken.FromWire(Value(response, HeaderNames.PreviousToken)?.Trim(), origin),
            OverlaySvgHeader.Decode(Value(response, HeaderNames.OverlaySvg)),
            response.Content.Headers.ContentLength);
    }

    /// <summary>
    /// The value, without validation: it is the vendor's text, and its commas do not separate values. The first one if it was sent twice.
    /// </summary>
    private static string? Value(HttpResponseMessage response, string name) =>
        response.Headers.NonValidated.TryGetValues(name, out var values) ? values.FirstOrDefault() : null;
}
