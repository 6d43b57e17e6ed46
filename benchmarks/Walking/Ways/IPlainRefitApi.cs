using Refit;

namespace Een.Media.Benchmarks.Walking.Ways;

/// <summary>What one would write with Refit in five minutes.</summary>
internal interface IPlainRefitApi
{
    [Get("/api/v3.0/media/recordedImage.jpeg")]
    Task<HttpResponseMessage> GetAsync(
        [AliasAs("deviceId")] string? deviceId,
        [AliasAs("type")] string? type,
        [AliasAs("timestamp__gte")] string? timestamp,
        [AliasAs("pageToken")] string? pageToken);
}
