using Een.Media.Client.Diagnostics;
using Een.Media.Client.RecordedImages.Fetching;
using Een.Media.Client.Resilience;
using Een.Media.Client.Settings;
using Een.Media.Client.Values;

namespace Een.Media.Client.LiveImages;

/// <summary>Fetches live images, over the pipeline, with a time limit of their own.</summary>
internal sealed class LiveImagesClient(ImageExchange exchange, CallPipeline pipeline, TimeLimit timeout) : ILiveImagesClient
{
    private readonly TimeLimit _unlimited = timeout with { Value = Timeout.InfiniteTimeSpan };

    public Task<RecordedImage> GetAsync(string deviceId, CancellationToken cancellationToken = default)
    {
        var origin = new FrameOrigin(DeviceIdRules.Check(deviceId, nameof(deviceId)), StreamType.Preview);
        return pipeline.RunAsync(
            new CallInfo(OperationNames.GetLiveImage, origin.StreamType, origin.DeviceId)
            {
                AttemptTimeout = _unlimited,
                TotalTimeout = timeout,
            },
            static (endpoint, s, deadline) => s.exchange.FetchLiveAsync(endpoint, s.origin, deadline),
            (exchange, origin),
            cancellationToken);
    }
}
