using Een.Media.Client;

namespace Snippets;

public static class Walks
{
    public static async Task HourAsync(IEenMediaClient client, DateTimeOffset noon)
    {
        #region walk
        await foreach (RecordedImage frame in client.RecordedImages.WalkAsync(
            RecordedImageRequest.ForDevice("10058b7a").Preview().AtOrAfter(noon),
            new WalkOptions { Until = noon.AddHours(1) }))
        {
            using (frame)
                await frame.SaveAsync($"{frame.Timestamp:HH-mm-ss.fff}.jpg");
        }
        #endregion
    }

    public static async Task BackAsync(IEenMediaClient client, DateTimeOffset alarm)
    {
        #region walk-backward
        await foreach (RecordedImage frame in client.RecordedImages.WalkAsync(
            RecordedImageRequest.ForDevice("10058b7a").Preview().AtOrBefore(alarm),
            new WalkOptions { Direction = WalkDirection.Backward, MaxFrames = 20 }))
        {
            using (frame)
                await frame.SaveAsync($"before-{frame.Timestamp:HH-mm-ss.fff}.jpg");
        }
        #endregion
    }

    public static async Task ParallelAsync(IEenMediaClient client, DateTimeOffset midnight, CancellationToken cancellationToken)
    {
        #region walk-parallel
        var day = new WalkOptions { Until = midnight.AddDays(1), Parallelism = 8 };
        await foreach (RecordedImage frame in client.RecordedImages.WalkAsync(
            RecordedImageRequest.ForDevice("10058b7a").Preview().AtOrAfter(midnight), day, cancellationToken))
        {
            using (frame)
                await frame.SaveAsync($"{frame.Timestamp:HH-mm-ss.fff}.jpg", cancellationToken);
        }
        #endregion
    }

    public static async Task FollowAsync(IEenMediaClient client, DateTimeOffset now, CancellationToken stop)
    {
        #region follow
        await foreach (RecordedImage frame in client.RecordedImages.FollowAsync(
            RecordedImageRequest.ForDevice("10058b7a").Preview().AtOrAfter(now), cancellationToken: stop))
        {
            using (frame)
                Console.WriteLine($"{frame.Timestamp:HH:mm:ss} {frame.Data.Length} bytes");
        }
        #endregion
    }

    public static async Task ManyAsync(IEenMediaClient client, DateTimeOffset noon)
    {
        #region walk-many
        var cameras = new[] { "10058b7a", "1003c6d5" }.Select(id => RecordedImageRequest.ForDevice(id).Preview().AtOrAfter(noon));
        await foreach (RecordedImage frame in client.RecordedImages.WalkManyAsync(
            cameras,
            new WalkManyOptions { Until = noon.AddMinutes(5), OnFailure = (request, e) => Console.Error.WriteLine($"{request}: {e.Message}") }))
        {
            using (frame)
                Console.WriteLine($"{frame.DeviceId} {frame.Timestamp:HH:mm:ss.fff}");
        }
        #endregion
    }

    public static async Task ResumeAsync(IEenMediaClient client, DateTimeOffset noon, DateTimeOffset lastSeen)
    {
        #region walk-again
        var request = RecordedImageRequest.ForDevice("10058b7a").Preview();
        var rest = new WalkOptions { Until = noon.AddHours(1) };
        await foreach (RecordedImage frame in client.RecordedImages.WalkAsync(request.After(lastSeen), rest))
            frame.Dispose();
        #endregion
    }
}
