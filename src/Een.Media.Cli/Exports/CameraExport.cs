using Een.Media.Cli.Errors;
using Een.Media.Cli.Frames;
using Een.Media.Client;

namespace Een.Media.Cli.Exports;

/// <summary>The export of one camera of a job.</summary>
internal sealed class CameraExport(ExportJob job, JobCamera camera, string directory)
{
    private const int PreviewParallelism = 4;

    private readonly string _directory = Path.Combine(directory, camera.Directory);

    /// <summary>Checks the job without a request.</summary>
    /// <exception cref="ArgumentException">A size or a distance is out of range.</exception>
    /// <exception cref="CliException">The part of the day cannot be read.</exception>
    public void Check()
    {
        _ = Request();
        _ = Options(progress: null);
    }

    public async Task<ExportResult> RunAsync(
        IRecordedImagesClient images, IProgress<ExportProgress> progress, CancellationToken cancellationToken)
    {
        RecordedImageTimeRequest request = Request();
        if (job.Boxes)
        {
            string[] overlays = await FrameFinder.OverlaysOfAsync(images, camera.Id, cancellationToken).ConfigureAwait(false);
            request = request.WithOverlay(OverlayMode.Embedded, overlays);
        }

        return await images.ExportAsync(request, _directory, Options(progress), cancellationToken).ConfigureAwait(false);
    }

    private RecordedImageTimeRequest Request()
    {
        RecordedImageDeviceStage device = RecordedImageRequest.ForDevice(camera.Id);
        RecordedImageTimeRequest request = (job.Main ? device.Main() : device.Preview()).AtOrAfter(job.From);
        return job.Width is { } width ? request.WithSize(width: width) : request;
    }

    private ExportOptions Options(IProgress<ExportProgress>? progress) => job.Every is { } every
        ? new ExportOptions { Sample = SamplePlan.Every(every, job.From, job.Until!.Value, Window()), Progress = progress }
        : new ExportOptions
        {
            Walk = new WalkOptions { Until = job.Until, Parallelism = job.Until is not null && !job.Main ? PreviewParallelism : 1 },
            Progress = progress,
        };

    /// <summary>The part of each day, in the zone of the job. In another zone, it would be a different part.</summary>
    private DailyWindow? Window() => job.Daily is not { } daily
        ? null
        : DailyText.Parse(daily, camera.TimeZone ?? throw new CliException(
            ExitCode.Failed,
            $"This machine does not know the time zone '{Text.SafeText.Of(camera.Zone)}' of camera {camera.Id}, which --daily needs. "
            + "Install the time zone data, or give --tz in a new export."));
}
