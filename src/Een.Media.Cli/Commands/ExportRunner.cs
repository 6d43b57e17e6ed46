using Een.Media.Cli.Errors;
using Een.Media.Cli.Exports;
using Een.Media.Cli.Output;
using Een.Media.Cli.Text;
using Een.Media.Cli.Times;
using Een.Media.Client;

namespace Een.Media.Cli.Commands;

/// <summary>
/// Runs a job: several cameras at once, with one progress bar and one record each. A failure of one camera does not stop the others.
/// </summary>
internal sealed class ExportRunner(Session session, ExportJob job, string directory)
{
    private const int CamerasAtOnce = 4;

    private readonly Dictionary<string, (ExportResult? Result, Failure? Failure)> _outcomes = [];
    private readonly Lock _lock = new();

    /// <summary>Shows how the command was understood, before anything is fetched.</summary>
    public void Announce()
    {
        foreach (JobCamera camera in job.Cameras)
        {
            string every = job.Every is { } distance ? $", every {DurationText.Of(distance)}" : "";
            string daily = job.Daily is { } window ? $", {window} of each day" : "";
            session.Reporter.Note(
                $"{Title(camera)}, {StreamOption.Name(job.Main)}, "
                    + $"{TimeRangeText.Range(job.From, job.Until, session.Zone.For(camera.TimeZone))}{every}{daily}");
        }
    }

    /// <summary>Writes where each camera's frames would go.</summary>
    public void WritePlan()
    {
        using RecordWriter records = session.Reporter.Records(new("camera", "CAMERA"), new("name", "NAME"), new("directory", "DIRECTORY"));
        foreach (JobCamera camera in job.Cameras)
            records.Add(camera.Id, camera.Name, Path.Combine(directory, camera.Directory));
        session.Reporter.Note("Nothing was exported, because of --dry-run.");
    }

    /// <returns>The exit code.</returns>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var options = new ParallelOptions { MaxDegreeOfParallelism = CamerasAtOnce, CancellationToken = cancellationToken };
        IRecordedImagesClient images = session.Client.RecordedImages;
        await new ProgressBars(session.Reporter).RunAsync(makeBar => Parallel.ForEachAsync(job.Cameras, options, async (camera, ct) =>
        {
            ProgressBar bar = makeBar(camera.Name.Length > 0 ? camera.Name : camera.Id);
            (ExportResult?, Failure?) outcome = await RunOneAsync(images, camera, bar, ct).ConfigureAwait(false);
            bar.Complete();
            lock (_lock)
                _outcomes[camera.Id] = outcome;
        })).ConfigureAwait(false);
        Write();
        return Code();
    }

    private async Task<(ExportResult?, Failure?)> RunOneAsync(
        IRecordedImagesClient images, JobCamera camera, ProgressBar bar, CancellationToken cancellationToken)
    {
        try
        {
            var progress = new ImmediateProgress<ExportProgress>(state => bar.Show(Show(camera, state)));
            return (await new CameraExport(job, camera, directory)
                .RunAsync(images, progress, cancellationToken).ConfigureAwait(false), null);
        }
        catch (Exception e) when (e is not OperationCanceledException && Failure.Of(e, session.UsedAccount) is { } failure)
        {
            session.Reporter.Fail($"{Title(camera)}: {failure.Message}");
            return (null, failure);
        }
    }

    private ProgressState Show(JobCamera camera, ExportProgress progress)
    {
        double? fraction = progress.Fraction ?? Math.Clamp((progress.Position - job.From) / (session.Now - job.From), 0, 1);
        return new(
            TimeRangeText.Of(progress.Position, session.Zone.For(camera.TimeZone)), progress.Frames, progress.Bytes,
            progress.FramesPerSecond, fraction, progress.Remaining);
    }

    private void Write()
    {
        using RecordWriter records = session.Reporter.Records(
            new("camera", "CAMERA"), new("name", "NAME"), new("directory", "DIRECTORY"), new("frames", "FRAMES"), new("bytes", "BYTES"),
            new("gaps", "GAPS"), new("damaged", "DAMAGED"),
            new("resumed", "RESUMED"), new("repaired", "REPAIRED"), new("lost", "LOST"), new("error", "ERROR"));
        foreach (JobCamera camera in job.Cameras)
        {
            (ExportResult? result, Failure? failure) = _outcomes[camera.Id];
            records.Add(
                camera.Id, camera.Name, Path.Combine(directory, camera.Directory), result?.Frames, result?.Bytes, result?.Gaps,
                result?.Damaged, result?.Resumed, result?.Repaired, result?.Lost, failure?.Message);
        }
    }

    private int Code()
    {
        Failure[] failures = [.. _outcomes.Values.Select(outcome => outcome.Failure).OfType<Failure>()];
        if (failures.Length > 0)
        {
            session.Reporter.Note("The frames so far are kept. Run the same command again to continue.");
            return failures.Length < _outcomes.Count ? ExitCode.PartlyDone : failures[0].ExitCode;
        }

        if (job.Until > session.Now)
        {
            session.Reporter.Warn(
                "The end of the range is in the future. To fetch the rest then, run the same command again, or een-media sync.");
            return ExitCode.PartlyDone;
        }

        if (_outcomes.Values.Any(outcome => outcome.Result!.Frames > 0))
            return ExitCode.Ok;
        session.Reporter.Warn("Nothing is recorded in that range. See: een-media recordings");
        return ExitCode.NothingRecorded;
    }

    private static string Title(JobCamera camera) => camera.Name.Length > 0 ? $"{SafeText.Of(camera.Name)} ({camera.Id})" : camera.Id;
}
