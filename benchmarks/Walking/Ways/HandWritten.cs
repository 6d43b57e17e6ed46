using System.Buffers;
using System.Diagnostics;
using System.Globalization;

namespace Een.Media.Benchmarks.Walking.Ways;

/// <summary>The loop that everybody writes: ask, read the body, take the token, ask again. Once into new arrays, once into pooled ones.</summary>
internal sealed class HandWritten(HttpClient http, bool pooled) : IWay
{
    private const string Endpoint = "api/v3.0/media/recordedImage.jpeg";

    public async Task<WalkTally> WalkAsync(int frames)
    {
        var tally = new WalkTally();
        string? query = $"deviceId={Server.DeviceId}&type=preview&timestamp__gte={Uri.EscapeDataString(Timestamp(Server.FirstFrame))}";
        while (query is not null && tally.Frames < frames)
        {
            long sent = Stopwatch.GetTimestamp();
            using HttpResponseMessage response = await http.GetAsync(new Uri($"{Endpoint}?{query}", UriKind.Relative), HttpCompletionOption.ResponseHeadersRead);
            response.EnsureSuccessStatusCode();
            tally.HeaderLatencies.Add(Stopwatch.GetElapsedTime(sent));
            DateTimeOffset timestamp = DateTimeOffset.Parse(response.Headers.GetValues("X-Een-Timestamp").First(), CultureInfo.InvariantCulture);
            int length = pooled ? await ReadPooledAsync(response) : (await response.Content.ReadAsByteArrayAsync()).Length;
            tally.Add(timestamp, length);
            query = response.Headers.TryGetValues("X-Een-NextToken", out IEnumerable<string>? tokens)
                ? $"pageToken={Uri.EscapeDataString(tokens.First())}"
                : null;
        }

        return tally;
    }

    private static string Timestamp(DateTimeOffset timestamp) =>
        timestamp.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'+00:00'", CultureInfo.InvariantCulture);

    private static async Task<int> ReadPooledAsync(HttpResponseMessage response)
    {
        int length = (int)response.Content.Headers.ContentLength!.Value;
        byte[] buffer = ArrayPool<byte>.Shared.Rent(length);
        try
        {
            Stream body = await response.Content.ReadAsStreamAsync();
            await body.ReadExactlyAsync(buffer.AsMemory(0, length));
            return length;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
