using Een.Media.Cli.Errors;
using Een.Media.Client;

namespace Een.Media.Cli.Exports;

/// <summary>The export of one camera of a job.</summary>
internal sealed class CameraExport(IRecordedImagesClient images, ExportJob job, JobCamera camera, string directory)
{
    private const int PreviewParallelism = 4;

    public string Directory { get; } = Path.Combine(directory, camera.Directory);

    public JobCamera Camera { get; } = camera;

    public async Task<ExportResult> RunAsync(IProgress<ExportProgress> progress, CancellationToken cancellationToken)
    {
        RecordedImageDeviceStage device = RecordedImageRequest.ForDevice(Camera.Id);
        RecordedImageTimeRequest request = (job.Main ? device.Main() : device.Preview()).AtOrAfter(job.From);
        if (job.Width is { } width)
            request = request.WithSize(width: width);
        if (job.Boxes)
            request = await WithBoxesAsync(request, cancellationToken).ConfigureAwait(false);
        return await images.ExportAsync(request, Directory, Options(progress), cancellationToken).ConfigureAwait(false);
    }

    private async Task<RecordedImageTimeRequest> WithBoxesAsync(RecordedImageTimeRequest request, CancellationToken cancellationToken)
    {
        IReadOnlyList<OverlayInfo> overlays = await images.ListOverlaysAsync(Camera.Id, cancellationToken).ConfigureAwait(false);
        string[] ids = [.. overlays.Select(overlay => overlay.Id)];
        return ids.Length > 0
            ? request.WithOverlay(OverlayMode.Embedded, ids)
            : throw new CliException(ExitCode.Failed, $"The camera {Camera.Id} has no overlays. Leave --boxes out.");
    }

    private ExportOptions Options(IProgress<ExportProgress> progress) => job.Every is { } every
        ? new ExportOptions
        {
            Sample = SamplePlan.Every(every, job.From, job.Until!.Value, job.Daily is { } daily
                ? DailyText.Parse(daily, Camera.TimeZone) : null),
            Progress = progress,
        }
        : new ExportOptions
        {
            Walk = new WalkOptions { Until = job.Until, Parallelism = job.Until is not null && !job.Main ? PreviewParallelism : 1 },
            Progress = progress,
        };
}
