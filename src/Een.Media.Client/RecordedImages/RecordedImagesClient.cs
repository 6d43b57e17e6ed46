using Een.Media.Client.Diagnostics;
using Een.Media.Client.Http;
using Een.Media.Client.RecordedImages.Exporting;
using Een.Media.Client.RecordedImages.Fetching;
using Een.Media.Client.RecordedImages.Sampling;
using Een.Media.Client.RecordedImages.Walking;
using Een.Media.Client.Resilience;
using Een.Media.Client.Values;

namespace Een.Media.Client.RecordedImages;

/// <summary>Every operation on recorded images, over the pipeline.</summary>
internal sealed class RecordedImagesClient(
    IFrameFetcher fetcher,
    JsonExchange json,
    CallPipeline pipeline,
    ClientObserver diagnostics,
    TimeProvider time) : IRecordedImagesClient
{
    public async Task<RecordedImage> GetAsync(RecordedImageRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        RecordedImage image = (await fetcher.FetchAsync(request, observer: null, cancellationToken).ConfigureAwait(false))!;
        DamagedFrames.Keeps(image, DamagedFrameHandling.Throw);
        return image;
    }

    public async Task<RecordedImage?> TryGetAsync(RecordedImageRequest request, CancellationToken cancellationToken = default)
    {
        try
        {
            return await GetAsync(request, cancellationToken).ConfigureAwait(false);
        }
        catch (EenNotFoundException e) when (e.MeansNothingRecorded)
        {
            return null;
        }
    }

    public IAsyncEnumerable<RecordedImage> WalkAsync(
        RecordedImageRequest request, WalkOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        options ??= new WalkOptions();
        FrameWalks.Check(request, options);
        return FrameWalks.WalkAsync(fetcher, request, options, cancellationToken);
    }

    public IAsyncEnumerable<RecordedImage> WalkManyAsync(
        IEnumerable<RecordedImageRequest> requests, WalkManyOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(requests);
        options ??= new WalkManyOptions();
        WalkOptions walkOptions = options.CreateWalkOptions();
        RecordedImageRequest[] all = [.. requests];
        foreach (RecordedImageRequest request in all)
        {
            ArgumentNullException.ThrowIfNull(request, nameof(requests));
            FrameWalks.Check(request, walkOptions);
        }

        return FrameWalks.WalkManyAsync(fetcher, all, options, cancellationToken);
    }

    public IAsyncEnumerable<RecordedImage> FollowAsync(
        RecordedImageTimeRequest request, FollowOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        options ??= new FollowOptions();
        return FrameWalks.FollowAsync(fetcher, request, options, time, diagnostics, cancellationToken);
    }

    public IAsyncEnumerable<RecordedImage> SampleAsync(
        RecordedImageTimeRequest request,
        TimeSpan every,
        DateTimeOffset until,
        SampleOptions? options = null,
        CancellationToken cancellationToken = default)
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
        return new SampleRun(fetcher, request, plan, options).RunAsync(cancellationToken);
    }

    public Task<ExportResult> ExportAsync(
        RecordedImageTimeRequest request, string directory, ExportOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        return ExportAsync(request, new DirectoryExportTarget(directory), options, cancellationToken);
    }

    public Task<ExportResult> ExportAsync(
        RecordedImageTimeRequest request,
        IExportTarget target,
        ExportOptions? options = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(target);
        options ??= new ExportOptions();
        FrameExport.Check(request, options);
        return new FrameExport(fetcher, time, request, target, options).RunAsync(cancellationToken);
    }

    public Task<IReadOnlyList<OverlayInfo>> ListOverlaysAsync(string deviceId, CancellationToken cancellationToken = default)
    {
        deviceId = DeviceIdRules.Check(deviceId, nameof(deviceId));
        return pipeline.RunAsync(
            new CallInfo(OperationNames.ListOverlays, DeviceId: deviceId),
            static async (endpoint, s, deadline) => (await s.json.GetAsync(
                endpoint,
                (api, ct) => api.ListRecordedImageFieldValuesAsync(endpoint.AccessToken, s.deviceId, FieldValuesDto.OverlayId, ct),
                FieldValuesJson.Default.FieldValuesDto,
                pageToken: null,
                deadline).ConfigureAwait(false)).ToOverlays(),
            (json, deviceId),
            cancellationToken);
    }
}
