using Een.Media.Client.Tests.Support;

namespace Een.Media.Client.Tests.Walking;

/// <summary>A service that stamps its frames finer than a millisecond, and is asked in whole milliseconds. Times are in microseconds.</summary>
public sealed class FineTimestampTests : IDisposable
{
    /// <summary>Some share a millisecond, one lies on a whole one.</summary>
    private static readonly long[] s_frames = [400, 700, 1_000, 1_000_321, 2_000_999, 3_000_000];

    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("een-fine-");

    private static RecordedImageStreamStage Stage => RecordedImageRequest.ForDevice("10058b7a").Preview();

    public void Dispose() => _directory.Delete(recursive: true);

    [Test]
    public async Task An_image_with_a_timestamp_finer_than_a_millisecond_is_found_at_it()
    {
        using MockService service = Service();
        EenMediaClient client = service.Client();
        foreach (long frame in s_frames)
        {
            using RecordedImage image = await client.RecordedImages.GetAsync(Stage.At(Micro(frame)));
            Assert.That(image.Timestamp, Is.EqualTo(Micro(frame)));
        }
    }

    [Test]
    public async Task Each_timestamp_operator_is_exact_to_the_tick()
    {
        using MockService service = Service();
        EenMediaClient client = service.Client();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(await TimeAsync(client, Stage.After(Micro(400))), Is.EqualTo(Micro(700)));
            Assert.That(await TimeAsync(client, Stage.AtOrAfter(Micro(401))), Is.EqualTo(Micro(700)));
            Assert.That(await TimeAsync(client, Stage.AtOrAfter(Micro(700))), Is.EqualTo(Micro(700)));
            Assert.That(await TimeAsync(client, Stage.Before(Micro(700))), Is.EqualTo(Micro(400)));
            Assert.That(await TimeAsync(client, Stage.AtOrBefore(Micro(2_000_999))), Is.EqualTo(Micro(2_000_999)));
            Assert.That(await TimeAsync(client, Stage.AtOrBefore(Micro(2_000_998))), Is.EqualTo(Micro(1_000_321)));
            Assert.That(await TimeAsync(client, Stage.After(Micro(2_000_999))), Is.EqualTo(Micro(3_000_000)));
            Assert.That(await TimeAsync(client, Stage.After(Micro(3_000_000))), Is.Null);
        }
    }

    [Test]
    public async Task A_walk_by_timestamps_alone_has_every_frame_between_two_milliseconds()
    {
        // An embedded overlay makes a walk go by timestamps.
        using MockService service = Service();
        List<DateTimeOffset> times = await TimesAsync(service.Client().RecordedImages.WalkAsync(
            Stage.AtOrAfter(Micro(0)).WithOverlay(OverlayMode.Embedded, "een.a.v1")));
        Assert.That(times, Is.EqualTo(s_frames.Select(Micro)));
    }

    [Test]
    public async Task A_resumed_export_lists_frames_within_a_millisecond_once_and_under_different_names()
    {
        using MockService service = Service();
        IRecordedImagesClient images = service.Client().RecordedImages;
        await images.ExportAsync(Stage.AtOrAfter(Micro(0)), _directory.FullName);
        string manifest = Path.Combine(_directory.FullName, "manifest.jsonl");
        string[] undisturbed = File.ReadAllLines(manifest);
        string[] files = [.. Directory.GetFiles(_directory.FullName, "*.jpg").Select(file => Path.GetFileName(file)!).Order(StringComparer.Ordinal)];
        File.WriteAllLines(manifest, undisturbed[..4]);
        File.Delete(Path.Combine(_directory.FullName, files[1]));

        ExportResult result = await images.ExportAsync(Stage.AtOrAfter(Micro(0)), _directory.FullName);

        Assert.That((files.Length, result.Frames, result.Repaired), Is.EqualTo((s_frames.Length, (long)s_frames.Length, 1L)));
        Assert.That(File.ReadAllLines(manifest), Is.EqualTo(undisturbed));
        Assert.That(undisturbed[1..^1].Select(line => files.Single(file => line.Contains($"\"{file}\"", StringComparison.Ordinal))), Is.EqualTo(files), "The names sort as their times do.");
    }

    private static DateTimeOffset Micro(long microseconds) => TestValues.Noon.AddTicks(10 * microseconds);

    private static async Task<DateTimeOffset?> TimeAsync(EenMediaClient client, RecordedImageRequest request)
    {
        using RecordedImage? image = await client.RecordedImages.TryGetAsync(request);
        return image?.Timestamp;
    }

    private static async Task<List<DateTimeOffset>> TimesAsync(IAsyncEnumerable<RecordedImage> frames)
    {
        var times = new List<DateTimeOffset>();
        await foreach (RecordedImage frame in frames)
        {
            using (frame)
                times.Add(frame.Timestamp);
        }

        return times;
    }

    private static MockService Service()
    {
        DateTimeOffset[] frames = [.. s_frames.Select(Micro)];
        return new MockService().Always(seen =>
        {
            int index = seen.PageToken is { } token ? int.Parse(token) : Find(frames, seen);
            return index < 0 || index >= frames.Length
                ? Answers.NotFound()
                : Answers.Frame(
                    Jpeg.Sample(comment: $"{index}"),
                    frames[index].ToString("yyyy-MM-dd'T'HH:mm:ss.ffffffzzz"),
                    index + 1 < frames.Length ? $"{index + 1}" : null,
                    index > 0 ? $"{index - 1}" : null);
        });
    }

    private static int Find(DateTimeOffset[] frames, SeenRequest seen)
    {
        (string name, string value) = seen.Query.Single(pair => pair.Key.StartsWith("timestamp", StringComparison.Ordinal));
        DateTimeOffset asked = DateTimeOffset.ParseExact(value, "yyyy-MM-dd'T'HH:mm:ss.fffzzz", System.Globalization.CultureInfo.InvariantCulture);
        return name switch
        {
            "timestamp" => Array.FindIndex(frames, f => f == asked),
            "timestamp__gte" => Array.FindIndex(frames, f => f >= asked),
            "timestamp__gt" => Array.FindIndex(frames, f => f > asked),
            "timestamp__lte" => Array.FindLastIndex(frames, f => f <= asked),
            _ => Array.FindLastIndex(frames, f => f < asked),
        };
    }
}
