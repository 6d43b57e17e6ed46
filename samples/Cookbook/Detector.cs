using Een.Media.Client;

namespace Cookbook;

internal static class Detector
{
    public static async Task RunAsync(
        IEenMediaClient client,
        string camera,
        DateTimeOffset from,
        DateTimeOffset until,
        Func<ReadOnlyMemory<byte>, CancellationToken, Task<int>> detectAsync,
        CancellationToken cancellationToken)
    {
        int found = 0;
        #region cookbook-detector
        IAsyncEnumerable<RecordedImage> frames = client.RecordedImages.WalkAsync(
            RecordedImageRequest.ForDevice(camera).Preview().AtOrAfter(from), new WalkOptions { Until = until }, cancellationToken);
        var four = new ParallelOptions { MaxDegreeOfParallelism = 4, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(frames, four, async (frame, stop) =>
        {
            using (frame)   // this worker owns the frame
                Interlocked.Add(ref found, await detectAsync(frame.Data, stop));
        });
        #endregion
        Console.WriteLine($"Four workers found {found} objects.");
    }
}
