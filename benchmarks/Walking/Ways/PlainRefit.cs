using System.Globalization;
using Refit;

namespace Een.Media.Benchmarks.Walking.Ways;

/// <summary>Refit by itself.</summary>
internal sealed class PlainRefit(HttpClient http) : IWay
{
    private readonly IPlainRefitApi _api = RestService.ForGenerated<IPlainRefitApi>(http, new RefitSettings());

    public async Task<WalkTally> WalkAsync(int frames)
    {
        var tally = new WalkTally();
        string start = Server.FirstFrame.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'+00:00'", CultureInfo.InvariantCulture);
        HttpResponseMessage? response = await _api.GetAsync(Server.DeviceId, "preview", start, null);
        while (response is not null)
        {
            string? next;
            using (response)
            {
                response.EnsureSuccessStatusCode();
                byte[] body = await response.Content.ReadAsByteArrayAsync();
                tally.Add(DateTimeOffset.Parse(response.Headers.GetValues("X-Een-Timestamp").First(), CultureInfo.InvariantCulture), body.Length);
                next = response.Headers.TryGetValues("X-Een-NextToken", out IEnumerable<string>? tokens) ? tokens.First() : null;
            }

            response = next is null || tally.Frames == frames ? null : await _api.GetAsync(null, null, null, next);
        }

        return tally;
    }
}
