using Een.Media.Client;
using Een.Media.Emulator;

namespace GapSkipping;

/// <summary>A day of recordings of a camera, on an emulator that counts requests.</summary>
internal sealed class Day : IAsyncDisposable
{
    public static readonly DateTimeOffset Begin = new(2026, 3, 1, 0, 0, 0, TimeSpan.Zero);
    public static readonly DateTimeOffset End = Begin.AddDays(1);

    private readonly EenMediaEmulator _emulator;
    private readonly EenMediaClient _client;

    private Day(EenMediaEmulator emulator)
    {
        _emulator = emulator;
        _client = new EenMediaClient(new EenMediaClientOptions
        {
            BaseAddress = emulator.BaseAddress,
            Credential = EenCredential.FromAccessToken(emulator.IssueAccessToken()),
        });
    }

    private RecordedImageDeviceStage Device => RecordedImageRequest.ForDevice(_emulator.Cameras[0].Id);

    public RecordedImageStreamStage Preview => Device.Preview();

    public RecordedImageStreamStage Main => Device.Main();

    /// <summary>So many recordings of a length, evenly over the day and each moved a little, with a frame every so often.</summary>
    public static async Task<Day> WithAsync(int recordings, TimeSpan length, TimeSpan spacing)
    {
        var chance = new Random(1);
        TimeSpan share = TimeSpan.FromDays(1) / recordings;
        DateTimeOffset[] frames =
        [
            .. Enumerable.Range(0, recordings)
                .Select(i => Begin + (share * i) + ((share - length - TimeSpan.FromSeconds(61)) * chance.NextDouble()))
                .SelectMany(start => Enumerable.Range(0, (int)(length / spacing) + 1).Select(i => start + (spacing * i))),
        ];
        var options = new EenMediaEmulatorOptions { MainImageThrottle = null };
        options.Cameras.Add(EmulatedCamera.FromTimeline("Day", frames, frames));
        return new Day(await EenMediaEmulator.StartAsync(options));
    }

    public Task<Count> WalkAsync(RecordedImageTimeRequest first, int parallelism, bool skipGaps) => CountAsync(_client.RecordedImages.WalkAsync(
        first, new WalkOptions { Until = End, Parallelism = parallelism, SkipGaps = skipGaps }));

    public Task<Count> SampleAsync(RecordedImageTimeRequest first, TimeSpan every, TimeSpan? tolerance, bool skipGaps) => CountAsync(_client.RecordedImages.SampleAsync(
        first, every, End.AddTicks(-1), new SampleOptions { Tolerance = tolerance, SkipGaps = skipGaps }));

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _emulator.DisposeAsync();
    }

    private async Task<Count> CountAsync(IAsyncEnumerable<RecordedImage> images)
    {
        _emulator.Journal.Clear();
        var frames = new HashCode();
        int number = 0;
        await foreach (RecordedImage image in images)
        {
            using (image)
                frames.Add(image.Timestamp);
            number++;
        }

        return new(
            number, frames.ToHashCode(), _emulator.Journal.Count(EmulatorEndpoint.RecordedImage), _emulator.Journal.Count(EmulatorEndpoint.Media));
    }
}
