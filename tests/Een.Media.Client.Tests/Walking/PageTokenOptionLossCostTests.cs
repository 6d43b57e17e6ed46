using System.Net;
using Een.Media.Client.Tests.Support;

using static Een.Media.Client.Tests.Walking.MockedChain;

namespace Een.Media.Client.Tests.Walking;

/// <summary>
/// What it costs to find out whether page tokens keep the size and the overlays: a page is asked for again only while it may have lost
/// something, and once tokens are known to lose, none is used.
/// </summary>
public sealed class PageTokenOptionLossCostTests
{
    private const string Svg = "<svg xmlns=\"http://www.w3.org/2000/svg\"/>";
    private const int Frames = 6;

    private static readonly RecordedImageTimeRequest s_sized = TestValues.Request.WithSize(width: 320);
    private static readonly RecordedImageTimeRequest s_drawn = TestValues.Request.WithOverlay(OverlayMode.SvgHeader, "een.a.v1");

    [Test]
    public async Task Tokens_that_keep_an_overlay_are_trusted_from_then_on()
    {
        using MockService service = Service((_, _) => (640, Svg));
        await WalkAsync(service, s_drawn);
        Assert.That(Asked(service), Is.EqualTo((1, Frames - 1)));
    }

    [Test]
    public async Task When_no_page_has_an_overlay_one_page_is_requested_again_and_tokens_stay_in_use()
    {
        using MockService service = Service((_, _) => (640, null));
        await WalkAsync(service, s_drawn);
        Assert.That(Asked(service), Is.EqualTo((1 + 1, Frames - 1)));
    }

    [Test]
    public async Task A_camera_that_changes_its_size_is_checked_once()
    {
        using MockService service = Service((index, _) => (index < 3 ? 320 : 240, null));
        List<RecordedImage> images = await WalkAsync(service, s_sized);
        Assert.That(images.Select(image => image.Width), Is.EqualTo(new[] { 320, 320, 320, 240, 240, 240 }));
        Assert.That(Asked(service), Is.EqualTo((1 + 1, Frames - 1)));
    }

    [Test]
    public async Task Tokens_that_lose_the_size_are_used_once()
    {
        using MockService service = Service(Lost);
        await WalkAsync(service, s_sized);
        Assert.That(Asked(service), Is.EqualTo((Frames, 1)));
    }

    [Test]
    public async Task The_maximum_of_frames_is_counted_across_a_walks_restart()
    {
        using MockService service = Service(Lost);
        List<RecordedImage> images = await WalkAsync(service, s_sized, new WalkOptions { ReadAhead = 0, MaxFrames = 4 });
        Assert.That(images, Has.Count.EqualTo(4));
        Assert.That(Asked(service), Is.EqualTo((4, 1)), "Nothing behind the fourth is asked for.");
    }

    [Test]
    public async Task A_walk_still_reads_ahead_after_its_restart()
    {
        using MockService service = Service(Lost);
        int taken = 0;
        await foreach (RecordedImage image in service.Client().RecordedImages.WalkAsync(s_sized, new WalkOptions { ReadAhead = 1 }))
        {
            image.Dispose();
            string ahead = OnWire(taken);
            if (++taken is < 3 or Frames)
                continue;
            await Wait.UntilAsync(() => service.Seen.Any(seen => seen.Query.GetValueOrDefault("timestamp__gt") == ahead));
            Assert.That(service.Seen.Select(seen => seen.Query.GetValueOrDefault("timestamp__gt")), Has.Member(ahead));
        }
    }

    [Test]
    public async Task A_failure_of_the_repeated_request_fails_the_walk_and_loses_no_memory()
    {
        using MockService service = Service(Lost, refuseAfter: true);
        EenMediaClient client = service.Client();
        int taken = 0;
        await Expect.ThrowsAsync<EenPermissionException>(async () =>
        {
            await foreach (RecordedImage image in client.RecordedImages.WalkAsync(s_sized))
            {
                image.Dispose();
                taken++;
            }
        });
        Assert.That((taken, service.Buffers.Outstanding), Is.EqualTo((1, 0L)));
    }

    [Test]
    public async Task Later_slices_know_what_one_slice_found_out_about_page_tokens()
    {
        const int Many = 600;
        using MockService service = Service(Lost, Many);
        List<RecordedImage> images = await WalkAsync(service, s_sized, new WalkOptions { Parallelism = 2, Until = At(Many) }, Many);
        Assert.That(images.Select(image => image.Width), Is.All.EqualTo(320));
        Assert.That(service.Seen.Select(seen => seen.PageToken).OfType<string>().Select(Index), Is.Not.Empty.And.All.LessThanOrEqualTo(Many / 2), "only in the slices that were open by then");
    }

    [TestCase(1, 1L)]
    [TestCase(1, 4_000L)]
    [TestCase(1, 8_000L)]
    [TestCase(1, 12_000L)]
    [TestCase(0.25, 1_000_000L)]
    [TestCase(0.125, 1_000_000L)]
    public async Task A_slice_that_is_shortened_and_restarted_yields_its_frames_once(double spacing, long readAheadBytes)
    {
        const int Many = 300;
        using MockService service = Service(Lost, Many, spacing: spacing);
        await WalkAsync(service, s_sized, new WalkOptions { Parallelism = 3, Until = At(Many * spacing), ReadAheadBytes = readAheadBytes }, Many, spacing);
    }

    private static (int Width, string? Svg) Lost(int index, bool byToken) => (byToken ? 640 : 320, null);

    private static (int ByTimestamp, int ByToken) Asked(MockService service) =>
        (service.Seen.Count(seen => seen.PageToken is null), service.Seen.Count(seen => seen.PageToken is not null));

    private static async Task<List<RecordedImage>> WalkAsync(
        MockService service, RecordedImageTimeRequest request, WalkOptions? options = null, int frames = Frames, double spacing = 1)
    {
        EenMediaClient client = service.Client();
        List<RecordedImage> images = await client.RecordedImages.WalkAsync(request, options ?? new WalkOptions { ReadAhead = 0 }).ToListAsync();
        images.ForEach(image => image.Dispose());
        Assert.That(images.Select(image => image.Timestamp), Is.EqualTo(Enumerable.Range(0, options?.MaxFrames ?? frames).Select(i => At(i * spacing))));
        Assert.That(service.Buffers.Outstanding, Is.Zero);
        return images;
    }

    /// <summary>Frames so many seconds apart, whose looks may depend on how it was asked for.</summary>
    private static MockService Service(Func<int, bool, (int Width, string? Svg)> page, int frames = Frames, bool refuseAfter = false, double spacing = 1) =>
        new MockService().Always(seen =>
        {
            if (refuseAfter && seen.Query.ContainsKey("timestamp__gt"))
                return Answers.Error(HttpStatusCode.Forbidden, "{}");
            int index = seen.PageToken is { } token ? Index(token)
                : seen.Query.TryGetValue("timestamp__gt", out string? after) ? (int)Math.Floor(Seconds(after) / spacing) + 1
                : (int)Math.Ceiling(Seconds(seen.Query["timestamp__gte"]) / spacing);
            if (index >= frames)
                return Answers.NotFound();
            (int width, string? svg) = page(index, seen.PageToken is not null);
            return Answers.Frame(Jpeg.Sample(width, 180), OnWire(index * spacing), index + 1 < frames ? Token($"{index + 1}") : null, svg: svg);
        });

    private static double Seconds(string timestamp) => (DateTimeOffset.Parse(timestamp) - TestValues.Noon).TotalSeconds;

    private static int Index(string token) => int.Parse(token[Token("").Length..]);
}
