using Een.Media.Client;

namespace Een.Media.Benchmarks.Walking.Ways;

/// <summary>This client.</summary>
internal sealed class Ours(EenMediaClient client, int readAhead, int parallelism) : IWay
{
    public async Task<WalkTally> WalkAsync(int frames)
    {
        var tally = new WalkTally();
        var options = new WalkOptions
        {
            Until = Server.FirstFrame.AddSeconds(frames - 1),
            ReadAhead = readAhead,
            Parallelism = parallelism,
        };
        await foreach (RecordedImage frame in client.RecordedImages.WalkAsync(
            RecordedImageRequest.ForDevice(Server.DeviceId).Preview().AtOrAfter(Server.FirstFrame), options))
        {
            using (frame)
                tally.Add(frame.Timestamp, frame.Data.Length);
        }

        return tally;
    }
}
