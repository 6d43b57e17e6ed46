using Een.Media.Client;

namespace Cookbook;

internal static class Evidence
{
    public static async Task<ExportResult> RunAsync(
        IEenMediaClient client,
        string camera,
        DateTimeOffset from,
        DateTimeOffset until,
        string directory,
        IProgress<ExportProgress>? progress,
        CancellationToken cancellationToken)
    {
        #region cookbook-evidence
        ExportResult result = await client.RecordedImages.ExportAsync(
            RecordedImageRequest.ForDevice(camera).Preview().AtOrAfter(from),
            directory,
            new ExportOptions
            {
                Walk = new WalkOptions { Until = until },
                GapThreshold = TimeSpan.FromSeconds(5),   // for a recording with a frame a second; the default is 1 minute
                Progress = progress,
            },
            cancellationToken);
        Console.WriteLine($"{result.Frames} frames, {result.Resumed} of them from an earlier run, {result.Gaps} gaps: {result.ManifestPath}");
        #endregion
        return result;
    }

    /// <summary>Runs the export, stops it after the first frames as a crash would, and runs it again.</summary>
    public static async Task StopAndResumeAsync(
        IEenMediaClient client, string camera, DateTimeOffset from, DateTimeOffset until, string directory, CancellationToken cancellationToken)
    {
        using var crash = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        try
        {
            await RunAsync(client, camera, from, until, directory, new CancelAfter(frames: 5, crash), crash.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            Console.WriteLine("Stopped in the middle.");
        }

        ExportResult result = await RunAsync(client, camera, from, until, directory, progress: null, cancellationToken);
        if (result.Resumed == 0)
            throw new InvalidOperationException("The second run did not resume the first one.");
    }

    private sealed class CancelAfter(long frames, CancellationTokenSource source) : IProgress<ExportProgress>
    {
        public void Report(ExportProgress value)
        {
            if (value.Frames >= frames)
                source.Cancel();
        }
    }
}
