using System.Security.Cryptography;
using System.Text.Json;
using Een.Media.Contract.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace Een.Media.Contract.Tests.Exports;

public sealed class ExportTests : IDisposable
{
    private static readonly DateTimeOffset Start = new(2025, 6, 1, 12, 0, 0, 567, TimeSpan.Zero);

    private readonly ScratchDirectory _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Test]
    public async Task A_walk_becomes_a_file_for_each_frame_and_a_manifest_that_lists_them()
    {
        await using RecordedAccount account = await RecordedAccount.StartAsync(At(0), At(1), At(2), At(120), At(121));
        string directory = _scratch.New();
        RecordedImageTimeRequest request = account.Preview.AtOrAfter(Start);

        ExportResult result = await account.Images.ExportAsync(request, directory, new ExportOptions { Walk = new WalkOptions { Until = At(300) } });

        string[] names = [.. new[] { "12-00-00", "12-00-01", "12-00-02", "12-02-00", "12-02-01" }.Select(t => $"2025-06-01T{t}.567Z_{account.DeviceId}_preview.jpg")];
        Assert.That(Directory.GetFiles(directory, "*.jpg").Select(Path.GetFileName).Order(StringComparer.Ordinal), Is.EqualTo(names));
        JsonElement[] manifest = Manifest(directory);
        JsonElement[] frames = [.. manifest.Where(line => line.TryGetProperty("file", out _))];
        using RecordedImage first = await account.Images.GetAsync(request);
        byte[] file = await File.ReadAllBytesAsync(Path.Combine(directory, names[0]));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(file, Is.EqualTo(first.Data.ToArray()));
            Assert.That(frames.Select(line => line.GetProperty("file").GetString()), Is.EqualTo(names));
            Assert.That(frames[0].GetProperty("timestamp").GetString(), Is.EqualTo("2025-06-01T12:00:00.567Z"));
            Assert.That(frames[0].GetProperty("bytes").GetInt64(), Is.EqualTo(file.Length));
            Assert.That(frames[0].GetProperty("sha256").GetString(), Is.EqualTo(Convert.ToHexStringLower(SHA256.HashData(file))));
            Assert.That((frames[0].GetProperty("width").GetInt32(), frames[0].GetProperty("height").GetInt32()), Is.EqualTo((first.Width, first.Height)));
            Assert.That(
                manifest.Where(line => line.TryGetProperty("gap", out _)).Select(line => line.GetProperty("gap").ToString()),
                Is.EqualTo(new[]
                {
                    """{"from":"2025-06-01T12:00:02.567Z","until":"2025-06-01T12:02:00.567Z"}""",
                    """{"from":"2025-06-01T12:02:01.567Z","until":"2025-06-01T12:05:00.567Z"}""",
                }));
            Assert.That(manifest[0].GetProperty("export").GetProperty("device").GetString(), Is.EqualTo(account.DeviceId));
            Assert.That(manifest[^1].GetProperty("end").GetProperty("frames").GetInt32(), Is.EqualTo(5));
            Assert.That((result.Frames, result.Bytes, result.Gaps, result.Resumed), Is.EqualTo((5L, frames.Sum(f => f.GetProperty("bytes").GetInt64()), 2L, 0L)));
            Assert.That(result.ManifestPath, Is.EqualTo(Path.Combine(directory, "manifest.jsonl")));
        }
    }

    [Test]
    public async Task A_sample_marks_the_instants_without_a_frame()
    {
        await using RecordedAccount account = await RecordedAccount.StartAsync(At(0), At(10), At(11), At(40), At(51));
        string directory = _scratch.New();
        var gaps = new List<DateTimeOffset>();
        var options = new ExportOptions
        {
            Sample = SamplePlan.Every(TimeSpan.FromSeconds(10), At(0), At(80)),
            Sampling = new SampleOptions { OnGap = gap => gaps.Add(gap.Instant) },
        };

        ExportResult result = await account.Images.ExportAsync(account.Preview.AtOrAfter(Start).WithSize(width: 64), directory, options);

        Assert.That(Manifest(directory).Skip(1).Select(Digest), Is.EqualTo(new[]
        {
            "00", "10", "gap 20-30 of 2", "40", "51", "gap 00-20 of 3", "end",
        }));
        Assert.That(gaps, Is.EqualTo(new[] { At(20), At(30), At(60), At(70), At(80) }));
        Assert.That((result.Frames, result.Gaps), Is.EqualTo((4L, 2L)));

        static string Digest(JsonElement line) =>
            line.TryGetProperty("timestamp", out JsonElement timestamp) ? timestamp.GetString()![17..19]
            : line.TryGetProperty("gap", out JsonElement gap)
                ? $"gap {gap.GetProperty("from").GetString()![17..19]}-{gap.GetProperty("until").GetString()![17..19]} of {gap.GetProperty("instants")}"
                : "end";
    }

    [Test]
    public async Task A_finished_export_is_checked_and_not_fetched_again()
    {
        await using RecordedAccount account = await RecordedAccount.StartAsync(At(0), At(1));
        string directory = _scratch.New();
        var options = new ExportOptions { Walk = new WalkOptions { Until = At(300) } };
        await account.Images.ExportAsync(account.Preview.AtOrAfter(Start), directory, options);
        IReadOnlyList<string> before = ScratchDirectory.Contents(directory);
        account.Emulator.Journal.Clear();

        // How it is fetched does not matter, only what.
        var differently = new ExportOptions { Walk = new WalkOptions { Until = At(300), Parallelism = 8, ReadAhead = 0 } };
        ExportResult again = await account.Images.ExportAsync(account.Preview.AtOrAfter(Start), directory, differently);

        Assert.That(account.Emulator.Journal.Total, Is.Zero);
        Assert.That((again.Frames, again.Resumed), Is.EqualTo((2L, 2L)));
        Assert.That(ScratchDirectory.Contents(directory), Is.EqualTo(before));
    }

    [Test]
    public async Task An_export_up_to_the_end_of_the_recording_goes_on_when_that_has_grown()
    {
        var clock = new FakeTimeProvider(At(2));
        await using RecordedAccount account = await RecordedAccount.StartAsync([[At(0), At(1), At(10), At(11)]], serverTime: clock, clientTime: clock);
        string directory = _scratch.New();
        Assert.That((await account.Images.ExportAsync(account.Preview.AtOrAfter(Start), directory)).Frames, Is.EqualTo(2));
        clock.Advance(TimeSpan.FromMinutes(1));

        ExportResult more = await account.Images.ExportAsync(account.Preview.AtOrAfter(Start), directory);

        string afresh = _scratch.New();
        await account.Images.ExportAsync(account.Preview.AtOrAfter(Start), afresh);
        Assert.That((more.Frames, more.Resumed), Is.EqualTo((4L, 2L)));
        Assert.That(ScratchDirectory.Contents(directory), Is.EqualTo(ScratchDirectory.Contents(afresh)));
    }

    [Test]
    public async Task Progress_tells_position_rate_and_what_remains()
    {
        var clock = new FakeTimeProvider();
        await using RecordedAccount account = await RecordedAccount.StartAsync([[.. Enumerable.Range(0, 5).Select(i => At(10 * i))]], clientTime: clock);
        var told = new List<ExportProgress>();
        var progress = new SynchronousProgress(p =>
        {
            told.Add(p);
            clock.Advance(TimeSpan.FromSeconds(2));
        });

        await account.Images.ExportAsync(
            account.Preview.AtOrAfter(Start), _scratch.New(), new ExportOptions { Progress = progress, Walk = new WalkOptions { Until = At(50) } });

        Assert.That(told.Select(p => (p.Frames, p.Position, p.Fraction)), Is.EqualTo(Enumerable.Range(0, 5).Select(i => (i + 1L, At(10 * i), (double?)i / 5))));
        ExportProgress last = told[^1];
        Assert.That((last.Elapsed, last.FramesPerSecond, last.Remaining), Is.EqualTo((TimeSpan.FromSeconds(8), 5 / 8.0, (TimeSpan?)TimeSpan.FromSeconds(2))));
        Assert.That(last.BytesPerSecond, Is.EqualTo(last.Bytes / 8.0));
    }

    [Test]
    public async Task Overlays_as_SVG_are_kept_in_the_manifest()
    {
        await using EenMediaEmulator emulator = await EenMediaEmulator.StartAsync();
        using var client = new EenMediaClient(new EenMediaClientOptions
        {
            BaseAddress = emulator.BaseAddress,
            Credential = EenCredential.FromAccessToken(emulator.IssueAccessToken()),
        });
        string deviceId = emulator.Cameras[0].Id;
        OverlayInfo overlay = (await client.RecordedImages.ListOverlaysAsync(deviceId))[0];
        RecordedImageTimeRequest request = RecordedImageRequest.ForDevice(deviceId).Preview()
            .AtOrAfter(DateTimeOffset.UtcNow.AddHours(-2)).WithSize(width: 160).WithOverlay(OverlayMode.SvgHeader, overlay.Id);
        string directory = _scratch.New();

        await client.RecordedImages.ExportAsync(request, directory, new ExportOptions { Walk = new WalkOptions { MaxFrames = 1 } });

        using RecordedImage image = await client.RecordedImages.GetAsync(request);
        Assert.That(image.OverlaySvg, Does.Contain("<svg"));
        Assert.That(Manifest(directory)[1].GetProperty("overlaySvg").GetString(), Is.EqualTo(image.OverlaySvg));
    }

    private static DateTimeOffset At(int second) => Start.AddSeconds(second);

    private static JsonElement[] Manifest(string directory) =>
        [.. File.ReadLines(Path.Combine(directory, "manifest.jsonl")).Select(line => JsonElement.Parse(line))];
}
