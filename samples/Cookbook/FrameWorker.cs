#region cookbook-worker
using System.Globalization;
using Een.Media.Client;

namespace Cookbook;

/// <summary>
/// Processes every new frame of a camera and continues after a restart. If the program dies between the processing and the checkpoint, that
/// frame is processed again. Use a credential that renews itself: a fixed access token ends the worker after 12 hours at the latest.
/// </summary>
internal sealed class FrameWorker(
    IEenMediaClient client, string camera, string checkpoint, Func<RecordedImage, CancellationToken, Task> processAsync) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await FollowAsync(stoppingToken);
        }
        catch (Exception) when (!stoppingToken.IsCancellationRequested)
        {
            Environment.ExitCode = 1;   // the host would exit with 0, and systemd's Restart=on-failure would not restart it
            throw;
        }
    }

    private async Task FollowAsync(CancellationToken stoppingToken)
    {
        DateTimeOffset last = File.Exists(checkpoint)
            ? DateTimeOffset.Parse(await File.ReadAllTextAsync(checkpoint, stoppingToken), CultureInfo.InvariantCulture)
            : DateTimeOffset.UtcNow.AddMinutes(-1);
        await foreach (RecordedImage frame in client.RecordedImages.FollowAsync(
            RecordedImageRequest.ForDevice(camera).Preview().After(last), cancellationToken: stoppingToken))
        {
            using (frame)
            {
                await processAsync(frame, stoppingToken);
                await File.WriteAllTextAsync(checkpoint + ".new", frame.Timestamp.ToString("O", CultureInfo.InvariantCulture), stoppingToken);
                File.Move(checkpoint + ".new", checkpoint, overwrite: true);
            }
        }
    }
}
#endregion
