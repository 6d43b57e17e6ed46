using Een.Media.Client.Diagnostics;
using Een.Media.Client.Files;
using Een.Media.Client.RecordedImages.Exporting;
using Een.Media.Client.RecordedImages.Fetching;
using Een.Media.Client.RecordedImages.Gaps;
using Een.Media.Client.RecordedImages.Sampling;
using Een.Media.Client.RecordedImages.Walking;
using Een.Media.Client.Resilience;
using Een.Media.Client.Values;

namespace Een.Media.Client.RecordedImages;

/// <summary>Every operation on recorded images, over the pipeline.</summary>
internal sealed class RecordedImagesClient(
    RecordedImageWire wire, AttemptPipeline pipeline, IRecordingsClient recordings, TimeProvider time) : IRecordedImagesClient, IFrameFetcher
{
    public async Task<RecordedImage> GetAsync(RecordedImageRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        return (await FetchAsync(request, arrival: null, cancellationToken).ConfigureAwait(false))!;
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
        return WalkEnumerable.RunAsync(ct => FrameWalk.Start(this, request, options, ct), cancellationToken);
    }

    public IAsyncEnumerable<RecordedImage> WalkManyAsync(
        IEnumerable<RecordedImageRequest> requests, WalkManyOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(requests);
        options ??= new WalkManyOptions();
        RecordedImageRequest[] all = [.. requests];
        foreach (RecordedImageRequest request in all)
        {
            ArgumentNullException.ThrowIfNull(request, nameof(requests));
            WalkRange.Check(request, options.Walk);
        }

        return WalkEnumerable.RunAsync(ct => new MergedWalk(this, all, options, ct), cancellationToken);
    }

    public IAsyncEnumerable<RecordedImage> FollowAsync(
        RecordedImageTimeRequest request, FollowOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        options ??= new FollowOptions();
        return WalkEnumerable.RunAsync(ct => new FollowingWalk(this, request, options, time, ct), cancellationToken);
    }

    public IAsyncEnumerable<RecordedImage> SampleAsync(
        RecordedImageTimeRequest request, TimeSpan every, DateTimeOffset until, SampleOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        return SampleAsync(request, SampleRules.Plan(request, every, until), options, cancellationToken);
    }

    public IAsyncEnumerable<RecordedImage> SampleAsync(
        RecordedImageTimeRequest request, SamplePlan plan, SampleOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(plan);
        options ??= new SampleOptions();
        SampleRules.Check(request, options);
        return new SampleRun(this, request, plan, options).RunAsync(cancellationToken);
    }

    public Task<ExportResult> ExportAsync(
        RecordedImageTimeRequest request, string directory, ExportOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        FilePath.Check(directory, nameof(directory));
        options ??= new ExportOptions();
        FrameExport.Check(request, options);
        return new FrameExport(this, time, request, new ExportDirectory(directory, request), options).RunAsync(cancellationToken);
    }

    public Task<IReadOnlyList<OverlayInfo>> ListOverlaysAsync(string deviceId, CancellationToken cancellationToken = default)
    {
        deviceId = DeviceId.Check(deviceId, nameof(deviceId));
        return pipeline.RunAsync(
            new CallInfo(OperationNames.ListOverlays, DeviceId: deviceId),
            static (endpoint, s, ct) => s.wire.ListOverlaysAsync(endpoint, s.deviceId, ct),
            (wire, deviceId),
            cancellationToken);
    }

    public Task<RecordedImage?> FetchAsync(RecordedImageRequest request, IFrameArrival? arrival, CancellationToken cancellationToken) =>
        pipeline.RunAsync(
            new CallInfo(OperationNames.GetRecordedImage, request.Origin?.StreamType, request.Origin?.DeviceId),
            static (endpoint, s, ct) => s.wire.FetchAsync(endpoint, s.request, s.arrival, ct),
            (wire, request, arrival),
            cancellationToken);

    public Task<KnownGaps> FindGapsAsync(
        RecordedImageTimeRequest request, DateTimeOffset oneEnd, DateTimeOffset otherEnd, CancellationToken cancellationToken) =>
        KnownGaps.ConsultAsync(recordings, request, oneEnd, otherEnd, cancellationToken);
}
