using System.Globalization;
using Een.Media.Contract.Tests.Support;

namespace Een.Media.Contract.Tests.Threads;

/// <summary>
/// What goes to the service, to disk and into messages is the same under every culture: with other calendars (Thai, Hijri, Persian), other
/// signs and another letter case (Turkish).
/// </summary>
[NonParallelizable]
public sealed class CultureTests
{
    private readonly CultureInfo _before = CultureInfo.CurrentCulture;

    [SetUp]
    public void RequireCultures()
    {
        if (AppContext.TryGetSwitch("System.Globalization.Invariant", out bool isInvariant) && isInvariant)
            Assert.Ignore("ICU is not installed, so that there are no cultures here.");
    }

    [TearDown]
    public void Restore() => Use(_before, everywhere: null);

    [Test]
    public void These_cultures_write_times_in_their_own_way()
    {
        var noon = new DateTime(2026, 11, 25, 12, 0, 0, DateTimeKind.Utc);
        using (Assert.EnterMultipleScope())
        {
            foreach (string culture in new[] { "th-TH", "ar-SA", "fa-IR" })
                Assert.That(noon.ToString("yyyy", CultureInfo.GetCultureInfo(culture)), Is.Not.EqualTo("2026"), culture);
            Assert.That("I".ToLower(CultureInfo.GetCultureInfo("tr-TR")), Is.Not.EqualTo("i"));
        }
    }

    [TestCase("th-TH")]
    [TestCase("ar-SA")]
    [TestCase("fa-IR")]
    [TestCase("tr-TR")]
    public async Task Nothing_changes_with_the_culture(string culture)
    {
        IReadOnlyList<string> expected = await RunAsync(CultureInfo.InvariantCulture);
        Assert.That(await RunAsync(CultureInfo.GetCultureInfo(culture)), Is.EqualTo(expected));
    }

    /// <summary>The emulator runs under the culture as well: it has threads of its own.</summary>
    private static async Task<IReadOnlyList<string>> RunAsync(CultureInfo culture)
    {
        Use(culture, culture);
        await using EenMediaEmulator emulator = await EmulatorFixture.StartEmulatorAsync();
        using EenMediaClient client = EmulatorFixture.CreateClient(emulator);
        using var scratch = new ScratchDirectory();
        string walk = scratch.New();
        string sample = scratch.New();
        RecordedImageTimeRequest request = Recording.Ask().AtOrAfter(Recording.Start).WithSize(width: 64);
        await client.RecordedImages.ExportAsync(request, walk);
        SamplePlan plan = SamplePlan.Every(TimeSpan.FromSeconds(3), Recording.Start, Recording.At(70), new DailyWindow(new(1, 0), new(23, 0), TimeZoneInfo.Utc));
        await client.RecordedImages.ExportAsync(request, sample, new ExportOptions { Sample = plan, Sampling = new SampleOptions { Parallelism = 1 } });
        var lines = new List<string> { $"{request}", $"{plan}" };
        lines.AddRange(ScratchDirectory.Contents(walk));
        lines.AddRange(ScratchDirectory.Contents(sample));
        await foreach (RecordingInterval interval in client.Recordings.ListAsync(Recording.DeviceId, StreamType.Preview, MediaType.Image, Recording.Start, Recording.At(100)))
            lines.Add($"{interval}");
        await foreach (Camera camera in client.Cameras.ListAsync())
            lines.Add($"{camera} {camera.CreateTimestamp:O}");
        lines.Add((await client.Cameras.GetAsync(Recording.DeviceId.ToUpperInvariant())).Id);
        lines.Add((await Assert.CatchAsync<Exception>(() => client.RecordedImages.GetAsync(Recording.Ask().Before(Recording.Start))))!.Message);
        lines.Add((await Assert.CatchAsync<Exception>(() => Drain(client.RecordedImages.WalkAsync(request, new WalkOptions { Until = Recording.Start.AddDays(-1) }))))!.Message);
        emulator.Faults.Add("recordedImage status=429 retry-after=3600");
        lines.Add((await Assert.CatchAsync<EenRateLimitedException>(() => client.RecordedImages.GetAsync(request)))!.Details.Count.ToString(CultureInfo.InvariantCulture));
        lines.AddRange(emulator.Journal.Entries
            .Where(entry => !entry.HasPageToken)
            .Select(entry => $"{entry.Endpoint} {entry.Status} {string.Join('&', entry.Parameters.Select(p => $"{p.Key}={p.Value}"))}")
            .Distinct()
            .Order(StringComparer.Ordinal));
        return lines;
    }

    private static async Task Drain(IAsyncEnumerable<RecordedImage> frames)
    {
        await foreach (RecordedImage frame in frames)
            frame.Dispose();
    }

    private static void Use(CultureInfo culture, CultureInfo? everywhere) => (CultureInfo.CurrentCulture, CultureInfo.DefaultThreadCurrentCulture) = (culture, everywhere);
}
