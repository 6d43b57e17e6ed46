using Een.Media.Client.Diagnostics;
using Een.Media.Client.RecordedImages.Gaps;
using Een.Media.Client.Resilience;

namespace Een.Media.Client.RecordedImages.Fetching;

/// <summary>Fetches frames from the service, with all retries.</summary>
internal sealed class FrameFetcher(RecordedImageWire wire, CallPipeline pipeline, IRecordingsClient recordings) : IFrameFetcher
{
    public Task<RecordedImage?> FetchAsync(RecordedImageRequest request, IFrameObserver? observer, CancellationToken cancellationToken) =>
        pipeline.RunAsync(
            new CallInfo(OperationNames.GetRecordedImage, request.Origin?.StreamType, request.Origin?.DeviceId),
            static (endpoint, s, deadline) => s.wire.FetchAsync(endpoint, s.request, s.observer, deadline),
            (wire, request, observer),
            cancellationToken);

    public Task<KnownGaps> FindGapsAsync(
        RecordedImageTimeRequest request, DateTimeOffset oneEnd, DateTimeOffset otherEnd, CancellationToken cancellationToken) =>
        KnownGaps.ConsultAsync(recordings, request, oneEnd, otherEnd, cancellationToken);
}
