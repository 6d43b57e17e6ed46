using Een.Media.Client.Tests.Support;

namespace Een.Media.Client.Tests.Requests;

/// <summary>What goes out, to the letter.</summary>
public sealed class WireFormatTests
{
    private static readonly RecordedImageStreamStage s_stage = RecordedImageRequest.ForDevice("10058b7a").Preview();

    private static IEnumerable<TestCaseData> Requests()
    {
        const string Noon = "2025-06-01T12:00:00.000+00:00";
        yield return Case("before", s_stage.Before(TestValues.Noon), "preview", ("timestamp__lt", Noon));
        yield return Case("at or before", s_stage.AtOrBefore(TestValues.Noon), "preview", ("timestamp__lte", Noon));
        yield return Case("at", s_stage.At(TestValues.Noon), "preview", ("timestamp", Noon));
        yield return Case("at or after", s_stage.AtOrAfter(TestValues.Noon), "preview", ("timestamp__gte", Noon));
        yield return Case("after", s_stage.After(TestValues.Noon), "preview", ("timestamp__gt", Noon));
        yield return Case("main", RecordedImageRequest.ForDevice("10058b7a").Main().After(TestValues.Noon), "main", ("timestamp__gt", Noon));
        yield return Case("width", TestValues.Request.WithSize(width: 640), "preview", ("timestamp__gte", Noon), ("targetWidth", "640"));
        yield return Case("height", TestValues.Request.WithSize(height: 360), "preview", ("timestamp__gte", Noon), ("targetHeight", "360"));
        yield return Case("both", TestValues.Request.WithSize(7680, 4320), "preview", ("timestamp__gte", Noon), ("targetWidth", "7680"), ("targetHeight", "4320"));
        yield return Case(
            "embedded overlay", TestValues.Request.WithOverlay(OverlayMode.Embedded, "een.a.v1"), "preview",
            ("timestamp__gte", Noon), ("include", "overlayEmbedded"), ("overlayId__in", "een.a.v1"));
        yield return Case(
            "SVG overlay", TestValues.Request.WithOverlay(OverlayMode.SvgHeader, "een.a.v1", "een.b.v1"), "preview",
            ("timestamp__gte", Noon), ("include", "overlaySvgHeader"), ("overlayId__in", "een.a.v1,een.b.v1"));
        yield return Case(
            "both overlays", TestValues.Request.WithOverlay(OverlayMode.Both, "een.a.v1", "een.b.v1", "een.c.v1"), "preview",
            ("timestamp__gte", Noon), ("include", "overlayEmbedded,overlaySvgHeader"), ("overlayId__in", "een.a.v1,een.b.v1,een.c.v1"));
    }

    [TestCaseSource(nameof(Requests))]
    public async Task Every_parameter_of_a_request_has_its_name_and_value_and_no_other_is_sent(RecordedImageRequest request, Dictionary<string, string> expected)
    {
        using MockService service = new MockService().Answer(Answers.Frame());
        using RecordedImage image = await service.Client().RecordedImages.GetAsync(request);

        Assert.That(service.Seen.Single().Query, Is.EquivalentTo(expected));
        Assert.That(service.Seen.Single().Uri.AbsolutePath, Is.EqualTo("/api/v3.0/media/recordedImage.jpeg"));
        Assert.That(service.Seen.Single().Method, Is.EqualTo(HttpMethod.Get));
    }

    [Test]
    public async Task A_timestamp_is_sent_in_UTC_with_three_decimals_and_an_escaped_plus()
    {
        using MockService service = new MockService().Answer(Answers.Frame());
        var inParis = new DateTimeOffset(2025, 6, 1, 14, 30, 1, 234, TimeSpan.FromHours(2));
        using RecordedImage image = await service.Client().RecordedImages.GetAsync(s_stage.AtOrAfter(inParis));

        Assert.That(service.Seen.Single().Uri.AbsoluteUri, Does.Contain("timestamp__gte=2025-06-01T12%3A30%3A01.234%2B00%3A00"));
    }

    [Test]
    public async Task A_page_token_is_sent_alone_and_unchanged()
    {
        const string Token = "aGVsbG8+d29ybGQ/==&type=main#%41 ü";
        using MockService service = new MockService().Answer(Answers.Frame());
        using RecordedImage image = await service.Client().RecordedImages.GetAsync(RecordedImageRequest.FromPageToken(new PageToken(Token)));

        Assert.That(service.Seen.Single().Query, Is.EquivalentTo(new Dictionary<string, string> { ["pageToken"] = Token }));
    }

    [Test]
    public async Task The_headers_of_a_request_are_the_documented_ones()
    {
        using MockService service = new MockService().Answer(Answers.Frame());
        using RecordedImage image = await service.Client().RecordedImages.GetAsync(TestValues.Request);

        SeenRequest seen = service.Seen.Single();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(seen.Headers["Accept"], Is.EqualTo("image/jpeg, application/json"));
            Assert.That(seen.Headers["Authorization"], Is.EqualTo("Bearer " + MockService.AccessToken));
            Assert.That(seen.Headers["User-Agent"], Does.Match(@"^een-media-dotnet/\d+\.\d+\.\d+(-[\w.]+)?$"));
        }
    }

    [Test]
    public async Task The_user_agent_names_the_application_after_the_client()
    {
        using MockService service = new MockService().Answer(Answers.Frame());
        EenMediaClient client = service.Client(o => o.ApplicationName = "lapse/1.2");
        using RecordedImage image = await client.RecordedImages.GetAsync(TestValues.Request);

        Assert.That(service.Seen.Single().Headers["User-Agent"], Does.StartWith("een-media-dotnet/").And.EndsWith(" (lapse/1.2)"));
    }

    [Test]
    public async Task Overlays_are_listed_at_the_documented_path()
    {
        using MockService service = new MockService().Answer(Answers.Json("""{"overlayId":[]}"""));
        await service.Client().RecordedImages.ListOverlaysAsync("10058b7a");

        SeenRequest seen = service.Seen.Single();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(seen.Uri.AbsoluteUri, Does.StartWith("https://api.c001.eagleeyenetworks.com/api/v3.0/media/recordedImage.jpeg:listFieldValues?"));
            Assert.That(seen.Query, Is.EquivalentTo(new Dictionary<string, string> { ["deviceId"] = "10058b7a", ["include"] = "overlayId" }));
            Assert.That(seen.Headers["Accept"], Is.EqualTo("application/json"));
            Assert.That(seen.Headers["Authorization"], Is.EqualTo("Bearer " + MockService.AccessToken));
        }
    }

    [Test]
    public async Task The_culture_changes_nothing_in_a_request()
    {
        using var culture = new OtherCulture();
        using MockService service = new MockService().Answer(Answers.Frame());
        using RecordedImage image = await service.Client().RecordedImages.GetAsync(TestValues.Request.WithSize(width: 1280));

        Assert.That(service.Seen.Single().Query["timestamp__gte"], Is.EqualTo("2025-06-01T12:00:00.000+00:00"));
        Assert.That(service.Seen.Single().Query["targetWidth"], Is.EqualTo("1280"));
    }

    private static TestCaseData Case(string name, RecordedImageRequest request, string type, params (string Name, string Value)[] more)
    {
        var expected = new Dictionary<string, string> { ["deviceId"] = "10058b7a", ["type"] = type };
        foreach ((string key, string value) in more)
            expected.Add(key, value);
        return new TestCaseData(request, expected).SetArgDisplayNames(name);
    }
}
