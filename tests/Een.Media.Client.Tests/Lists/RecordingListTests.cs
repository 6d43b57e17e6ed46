using System.Text.Json;
using Een.Media.Client.Tests.Support;

namespace Een.Media.Client.Tests.Lists;

public sealed class RecordingListTests
{
    private const string Minute = """{"deviceId":"10058b7a","type":"main","mediaType":"video","startTimestamp":"2025-06-01T12:00:00.000+00:00","endTimestamp":"2025-06-01T12:01:00.000+00:00"}""";

    [Test]
    public async Task A_list_of_recordings_sends_the_given_parameters_and_no_others()
    {
        using MockService service = new MockService().Answer(Page("[]"));

        await DrainAsync(service.Client().Recordings.ListAsync("10058b7a", StreamType.Main, MediaType.Video, TestValues.Noon));

        Assert.That(service.Seen.Single().Uri.AbsolutePath, Is.EqualTo("/api/v3.0/media"));
        Assert.That(service.Seen.Single().Query, Is.EquivalentTo(new Dictionary<string, string>
        {
            ["deviceId"] = "10058b7a",
            ["type"] = "main",
            ["mediaType"] = "video",
            ["startTimestamp__gte"] = "2025-06-01T12:00:00.000+00:00",
            ["coalesce"] = "true",
        }));
    }

    [Test]
    public async Task Every_recording_option_is_sent_and_instants_are_rounded_outward()
    {
        using MockService service = new MockService().Answer(Page("[]"));
        var options = new RecordingsOptions { Coalesce = false, PageSize = 500, Include = [StreamUrlKind.Mp4, new("laterUrl"), StreamUrlKind.Mp4] };

        await DrainAsync(service.Client().Recordings.ListAsync(
            "10058b7a", StreamType.Preview, MediaType.Image, TestValues.Noon.AddTicks(1), TestValues.Noon.AddHours(1).AddTicks(1).ToOffset(TimeSpan.FromHours(2)), options));

        Assert.That(service.Seen.Single().Query, Is.EquivalentTo(new Dictionary<string, string>
        {
            ["deviceId"] = "10058b7a",
            ["type"] = "preview",
            ["mediaType"] = "image",
            ["startTimestamp__gte"] = "2025-06-01T12:00:00.000+00:00",
            ["endTimestamp__lte"] = "2025-06-01T13:00:00.001+00:00",
            ["coalesce"] = "false",
            ["include"] = "mp4Url,laterUrl",
            ["pageSize"] = "500",
        }));
        Assert.That(service.Seen.Single().Uri.Query, Does.Contain("%2B00%3A00"));
    }

    [Test]
    public async Task Recordings_can_be_listed_for_a_single_instant()
    {
        using MockService service = new MockService().Answer(Page("[]"));
        await DrainAsync(service.Client().Recordings.ListAsync("10058b7a", StreamType.Main, MediaType.Video, TestValues.Noon, TestValues.Noon));
        Assert.That(service.Seen.Single().Query["endTimestamp__lte"], Is.EqualTo("2025-06-01T12:00:00.000+00:00"));
    }

    [Test]
    public void A_list_of_recordings_requests_nothing_before_it_is_enumerated()
    {
        using var service = new MockService();
        _ = List(service).AsPages();
        _ = List(service).GetAsyncEnumerator();
        Assert.That(service.Seen, Is.Empty);
    }

    [Test]
    public void Recording_options_that_cannot_be_are_refused_at_the_call()
    {
        using var service = new MockService();
        IRecordingsClient recordings = service.Client().Recordings;
        Assert.Multiple(() =>
        {
            Assert.That(() => recordings.ListAsync(" ", StreamType.Main, MediaType.Video, TestValues.Noon), Throws.ArgumentException.With.Property("ParamName").EqualTo("deviceId"));
            Assert.That(() => recordings.ListAsync("a,b", StreamType.Main, MediaType.Video, TestValues.Noon), Throws.ArgumentException.With.Property("ParamName").EqualTo("deviceId"));
            Assert.That(() => recordings.ListAsync("10058b7a", new StreamType("thumbnail"), MediaType.Video, TestValues.Noon), Throws.InstanceOf<ArgumentOutOfRangeException>().With.Message.Contains("Use StreamType.Preview or StreamType.Main"));
            Assert.That(() => recordings.ListAsync("10058b7a", default, MediaType.Video, TestValues.Noon), Throws.InstanceOf<ArgumentOutOfRangeException>());
            Assert.That(() => recordings.ListAsync("10058b7a", StreamType.Main, new MediaType("pointCloud"), TestValues.Noon), Throws.InstanceOf<ArgumentOutOfRangeException>());
            Assert.That(() => recordings.ListAsync("10058b7a", StreamType.Main, MediaType.Video, TestValues.Noon, TestValues.Noon.AddTicks(-1)), Throws.ArgumentException.With.Property("ParamName").EqualTo("until"));
            Assert.That(() => new RecordingsOptions { PageSize = 0 }, Throws.InstanceOf<ArgumentOutOfRangeException>().With.Message.Contains("between 1 and 500"));
            Assert.That(() => new RecordingsOptions { PageSize = 501 }, Throws.InstanceOf<ArgumentOutOfRangeException>());
            Assert.That(() => new RecordingsOptions { Include = [default] }, Throws.ArgumentException);
            Assert.That(() => new RecordingsOptions { Include = [StreamUrlKind.Mp4, default] }, Throws.ArgumentException);
            Assert.That(() => new StreamUrlKind("mp4Url,flvUrl"), Throws.ArgumentException);
            Assert.That(() => new StreamUrlKind(" "), Throws.ArgumentException);
            Assert.That(() => RecordingCoverage.Of(null!, TestValues.Noon, TestValues.Noon.AddHours(1)), Throws.ArgumentNullException.With.Property("ParamName").EqualTo("intervals"));
            Assert.That(async () => await recordings.CoverageAsync("a", StreamType.Main, MediaType.Video, TestValues.Noon, TestValues.Noon), Throws.ArgumentException.With.Property("ParamName").EqualTo("until"));
        });
    }

    [Test]
    public async Task A_recordings_new_words_and_fields_are_kept()
    {
        using MockService service = new MockService().Answer(Page(
            """
            [{"deviceId":"x","type":"thumbnail","mediaType":"pointCloud","startTimestamp":"2025-06-01T12:00:00Z","endTimestamp":"2025-06-01T14:00:00.5+02:00",
              "mp4Url":"https://m.example/a.mp4?token=s3cret","flvUrl":null,"hologramUrl":"holo://m.example/1","rtspUrl":"not a url","hlsUrl":"/etc/passwd","hostlessUrl":"urn:a:b","two wordsUrl":"https://m.example/2","homepage":"https://m.example/","size":7,"more":{"a":[1]}}]
            """,
            more: ""","rights":"all" """));

        ResultPage<RecordingInterval> page = await FirstAsync(List(service).AsPages());
        RecordingInterval interval = page.Items.Single();

        Assert.That((interval.StreamType.Value, interval.MediaType.Value), Is.EqualTo(("thumbnail", "pointCloud")));
        Assert.That((interval.StartTimestamp, interval.EndTimestamp, interval.Duration), Is.EqualTo((TestValues.Noon, TestValues.Noon.AddSeconds(0.5), TimeSpan.FromSeconds(0.5))));
        Assert.That(interval.EndTimestamp.Offset, Is.EqualTo(TimeSpan.Zero));
        Assert.That(interval.Urls.Mp4, Is.EqualTo(new Uri("https://m.example/a.mp4?token=s3cret")));
        Assert.That(interval.Urls.Find(new StreamUrlKind("hologramUrl")), Is.EqualTo(new Uri("holo://m.example/1")));
        Assert.That(interval.Urls.ByKind.Keys, Is.EquivalentTo(new[] { StreamUrlKind.Mp4, new StreamUrlKind("hologramUrl") }));
        Assert.That(new[] { interval.Urls.Flv, interval.Urls.Rtsp, interval.Urls.Hls }, Is.All.Null);
        Assert.That(interval.AdditionalProperties.Keys, Is.EquivalentTo(new[] { "rtspUrl", "hlsUrl", "hostlessUrl", "two wordsUrl", "homepage", "size", "more" }));
        Assert.That(interval.AdditionalProperties["more"].GetProperty("a")[0].GetInt32(), Is.EqualTo(1));
        Assert.That(page.AdditionalProperties.Single().Value.ValueKind, Is.EqualTo(JsonValueKind.String));
        Assert.That($"{interval} {interval.Urls} {page}", Does.Not.Contain("s3cret"));
    }

    [TestCase("""{"type":"main","mediaType":"video","startTimestamp":"2025-06-01T12:00:00Z","endTimestamp":"2025-06-01T12:00:00Z"}""", "'deviceId'")]
    [TestCase("""{"deviceId":"a","mediaType":"video","startTimestamp":"2025-06-01T12:00:00Z","endTimestamp":"2025-06-01T12:00:00Z"}""", "'type'")]
    [TestCase("""{"deviceId":"a","type":"main","startTimestamp":"2025-06-01T12:00:00Z","endTimestamp":"2025-06-01T12:00:00Z"}""", "'mediaType'")]
    [TestCase("""{"deviceId":"a","type":"main","mediaType":"video","endTimestamp":"2025-06-01T12:00:00Z"}""", "'startTimestamp'")]
    [TestCase("""{"deviceId":"a","type":"main","mediaType":"video","startTimestamp":"2025-06-01T12:00:00Z","endTimestamp":null}""", "'endTimestamp'")]
    [TestCase("""{"type":"main","mediaType":"video","startTimestamp":"2025-06-01T12:00:00Z","endTimestamp":"2025-06-01T12:00:00Z"}""", "a recording interval without its required field 'deviceId'.")]
    [TestCase("""{"deviceId":"a","type":"main","mediaType":"video","startTimestamp":"2025-06-01T12:00:00Z","endTimestamp":"noon"}""", "'endTimestamp'")]
    [TestCase("""{}""", "a recording interval without its required fields 'deviceId', 'type', 'mediaType', 'startTimestamp', 'endTimestamp'")]
    [TestCase("""{"deviceId":"a","type":"main","mediaType":"video","startTimestamp":"noon","endTimestamp":"2025-06-01T12:00:00Z"}""", "'startTimestamp'")]
    [TestCase("""{"deviceId":"a","type":"main","mediaType":"video","startTimestamp":"2025-06-01T12:00:01Z","endTimestamp":"2025-06-01T12:00:00Z"}""", "before it begins")]
    [TestCase("null", "null")]
    public async Task An_interval_with_missing_or_contradictory_fields_breaks_the_protocol(string interval, string named)
    {
        using MockService service = new MockService().Answer(Page($"[{interval}]"));
        EenProtocolException? e = await Assert.ThrowsAsync<EenProtocolException>(() => DrainAsync(List(service)));
        Assert.That(e!.Message, Does.Contain(named));
        Assert.That(e.Attempts, Is.EqualTo(1));
    }

    [TestCase("preview", "image")]
    [TestCase("MAIN", "Video")]
    public async Task A_single_image_is_an_interval_without_length(string type, string mediaType)
    {
        using MockService service = new MockService().Answer(Page(
            $$"""[{"deviceId":"a","type":"{{type}}","mediaType":"{{mediaType}}","startTimestamp":"2025-06-01T12:00:00Z","endTimestamp":"2025-06-01T12:00:00Z"}]"""));
        RecordingInterval interval = (await DrainAsync(List(service))).Single();
        Assert.That((interval.StreamType, interval.MediaType, interval.Duration), Is.EqualTo((new StreamType(type.ToLowerInvariant()), new MediaType(mediaType.ToLowerInvariant()), TimeSpan.Zero)));
    }

    [TestCase("""{"nextPageToken":"","prevPageToken":""}""")]
    [TestCase("""{"results":null}""")]
    [TestCase("""{"results":{}}""")]
    [TestCase("""{"results":[7]}""")]
    [TestCase("""{"results":[],"nextPageToken":7}""")]
    [TestCase("null")]
    [TestCase("<html/>")]
    public async Task An_answer_that_is_no_page_of_recordings_breaks_the_protocol(string body)
    {
        using MockService service = new MockService().Answer(Answers.Json(body));
        EenMediaClient client = service.Client();
        await Assert.ThrowsAsync<EenProtocolException>(() => DrainAsync(client.Recordings.ListAsync("10058b7a", StreamType.Main, MediaType.Video, TestValues.Noon)));
        Assert.That(service.Buffers.Outstanding, Is.Zero);
    }

    [TestCase(true, new[] { 0, 10, 20, 30 })]
    [TestCase(false, new[] { 30, 10, 20, 0 })]
    public async Task Sorted_intervals_come_by_their_start_and_pages_keep_the_services_order(bool sorted, int[] minutes)
    {
        static string At(int minute) => Minute.Replace("12:00:00", $"12:{minute:00}:00", StringComparison.Ordinal).Replace("12:01:00", $"12:{minute + 1:00}:00", StringComparison.Ordinal);
        using MockService service = new MockService().Always(request => request.PageToken is null
            ? Page($"[{At(30)},{At(10)}]", next: "2")
            : Page($"[{At(20)},{At(0)}]"));
        PagedResults<RecordingInterval> list = service.Client().Recordings.ListAsync(
            "10058b7a", StreamType.Main, MediaType.Video, TestValues.Noon, options: new RecordingsOptions { Sorted = sorted });

        Assert.That((await DrainAsync(list)).Select(i => i.StartTimestamp.Minute), Is.EqualTo(minutes));
        Assert.That((await FirstAsync(list.AsPages())).Items.Select(i => i.StartTimestamp.Minute), Is.EqualTo(new[] { 30, 10 }));
    }

    [Test]
    public async Task The_coverage_of_a_range_reads_all_pages()
    {
        static string From(int minute) => Minute.Replace("12:00:00", $"12:{minute:00}:00", StringComparison.Ordinal).Replace("12:01:00", $"12:{minute + 15:00}:00", StringComparison.Ordinal);
        using MockService service = new MockService().Always(request => request.PageToken is null ? Page($"[{From(30)}]", next: "2") : Page($"[{From(0)}]"));

        RecordingCoverage coverage = await service.Client().Recordings.CoverageAsync("10058b7a", StreamType.Main, MediaType.Video, TestValues.Noon, TestValues.Noon.AddHours(1));

        Assert.That(coverage.Fraction, Is.EqualTo(0.5));
        Assert.That(coverage.Gaps.Select(gap => (gap.From.Minute, gap.Duration.TotalMinutes)), Is.EqualTo(new[] { (15, 15.0), (45, 15.0) }));
    }

    internal static HttpResponseMessage Page(string results, string? next = "", string more = "") => Answers.Json(
        $$"""{"results":{{results}},"nextPageToken":{{JsonSerializer.Serialize(next)}},"prevPageToken":null{{more}}}""");

    internal static async Task<List<T>> DrainAsync<T>(IAsyncEnumerable<T> list)
    {
        var all = new List<T>();
        await foreach (T item in list)
            all.Add(item);
        return all;
    }

    internal static async Task<T> FirstAsync<T>(IAsyncEnumerable<T> list)
    {
        await foreach (T item in list)
            return item;
        throw new AssertionException("The list is empty.");
    }

    private static PagedResults<RecordingInterval> List(MockService service) =>
        service.Client().Recordings.ListAsync("10058b7a", StreamType.Main, MediaType.Video, TestValues.Noon);
}
