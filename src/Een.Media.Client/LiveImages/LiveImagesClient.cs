using Een.Media.Client.Diagnostics;
using Een.Media.Client.RecordedImages.Fetching;
using Een.Media.Client.Resilience;
using Een.Media.Client.Settings;
using Een.Media.Client.Values;

namespace Een.Media.Client.LiveImages;

/// <summary>Fetches live images, over the pipeline, with a time limit of their own.</summary>
internal sealed class LiveImagesClient(RecordedImageWire wire, CallPipeline pipeline, TimeLimit timeout) : ILiveImagesClient
{
    private readonly TimeLimit _unlimited = timeout with { Value = Timeout.InfiniteTimeSpan };

    public Task<RecordedImage> GetAsync(string deviceId, CancellationToken cancellationToken = default)
    {
        deviceId = DeviceId.Check(deviceId, nameof(deviceId));
        return pipeline.RunAsync(
            new CallInfo(OperationNames.GetLiveImage, StreamType.Preview, deviceId) { AttemptTimeout = _unlimited, TotalTimeout = timeout },
            static (endpoint, s, deadline) => s.wire.FetchLiveAsync(endpoint, s.deviceId, deadline),
            (wire, deviceId),
            cancellationToken);
    }
}
