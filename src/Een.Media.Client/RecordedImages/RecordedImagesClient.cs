using Een.Media.Client.Requests;
using Een.Media.Client.Resilience;
using Een.Media.Client.Wire;

namespace Een.Media.Client.RecordedImages;

/// <summary>Every operation on recorded images, over the pipeline.</summary>
internal sealed class RecordedImagesClient(RecordedImageWire wire, AttemptPipeline pipeline) : IRecordedImagesClient, IFrameFetcher
{
    public async Task<RecordedImage> GetAsync(RecordedImageRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        return (await FetchAsync(request, onHead: null, cancellationToken).ConfigureAwait(false))!;
    }

    public async Task<RecordedImage?> TryGetAsync(RecordedImageRequest request, CancellationToken cancellationToken = default)
    {
        try
        {
            return await GetAsync(request, cancellationToken).ConfigureAwait(false);
        }
        catch (EenNotFoundException)
        {
            return null;
        }
    }

    public IAsyncEnumerable<RecordedImage> WalkAsync(
        RecordedImageRequest request, WalkOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        options ??= new WalkOptions();
        WalkRange.Check(request, options);
        return new SequentialWalk(this, request, options).RunAsync(cancellationToken);
    }

    public Task<IReadOnlyList<OverlayInfo>> ListOverlaysAsync(string deviceId, CancellationToken cancellationToken = default)
    {
        DeviceId.Check(deviceId, nameof(deviceId));
        return pipeline.RunAsync((token, ct) => wire.ListOverlaysAsync(token, deviceId, ct), cancellationToken);
    }

    public Task<RecordedImage?> FetchAsync(RecordedImageRequest request, Func<FrameHead, bool>? onHead, CancellationToken cancellationToken) =>
        pipeline.RunAsync((token, ct) => wire.FetchAsync(token, request, onHead, ct), cancellationToken);
}
