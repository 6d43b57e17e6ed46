using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Een.Media.Client.Memory;

namespace Een.Media.Client.Wire;

/// <summary>Reads a JSON answer of bounded size.</summary>
internal static class JsonReader
{
    private const int MaxJsonBytes = 16 * 1024 * 1024;

    public static async Task<T> ReadAsync<T>(
        HttpResponseMessage response, JsonTypeInfo<T> type, FrameBufferPool buffers, CancellationToken cancellationToken)
        where T : class
    {
        using FrameBuffer body = await Sending.RunAsync(
            () => BodyReader.ReadAsync(response.Content, buffers, MaxJsonBytes, cancellationToken),
            cancellationToken).ConfigureAwait(false);
        try
        {
            return JsonSerializer.Deserialize(body.Memory.Span, type)
                ?? throw new EenProtocolException("The service answered with the JSON value null.");
        }
        catch (JsonException e)
        {
            // The inner exception would quote the answer; where it went wrong is enough.
            throw new EenProtocolException($"The service's JSON could not be read at {e.Path ?? "its beginning"}.");
        }
    }
}
