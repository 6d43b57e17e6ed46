using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Een.Media.Client.Buffers;

namespace Een.Media.Client.Http;

/// <summary>Reads a JSON answer of bounded size.</summary>
internal static class JsonReader
{
    private const int MaxJsonBytes = 16 * 1024 * 1024;

    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    public static async Task<T> ReadAsync<T>(
        HttpResponseMessage response, JsonTypeInfo<T> type, BodyReader bodies, Deadline deadline)
        where T : class
    {
        using FrameBuffer body = await TransportExceptions.TranslateAsync(
            () => bodies.ReadAsync(response.Content, BodyLimit.Json(MaxJsonBytes), deadline).AsTask(),
            response.RequestMessage!.RequestUri!,
            deadline.Token).ConfigureAwait(false);
        try
        {
            ReadOnlySpan<byte> json = body.Memory.Span;
            return JsonSerializer.Deserialize(json.StartsWith(ByteOrderMark) ? json[ByteOrderMark.Length..] : json, type)
                ?? throw new EenProtocolException("The service answered with the JSON value null.");
        }
        catch (JsonException e)
        {
            // The inner exception and its path would quote the answer; the position is enough. Text that is not JSON was damaged on its
            // way, so another attempt may help. JSON with unexpected members would come again.
            throw new EenProtocolException(
                $"The service's JSON could not be read at line {e.LineNumber}, byte {e.BytePositionInLine}.",
                isTransient: !IsJson(body.Memory));
        }
    }

    private static bool IsJson(ReadOnlyMemory<byte> body)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(body.Span.StartsWith(ByteOrderMark) ? body[ByteOrderMark.Length..] : body);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
