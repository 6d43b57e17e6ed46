using Een.Media.Client.Tests.Support;

using static Een.Media.Client.Tests.Lists.RecordingListTests;

namespace Een.Media.Client.Tests.Lists;

public sealed class FeedListTests
{
    private const string Empty = """{"results":[],"nextPageToken":"","prevPageToken":"","totalSize":0}""";

    [Test]
    public async Task Feeds_of_one_device_of_several_and_of_all_use_different_parameters()
    {
        using MockService service = new MockService().Always(_ => Answers.Json(Empty));
        IFeedsClient feeds = service.Client().Feeds;

        await DrainAsync(feeds.ListAsync());
        await DrainAsync(feeds.ListAsync("10058b7a"));
        await DrainAsync(feeds.ListAsync(["10058b7a", "100cafe1"]));
        await DrainAsync(feeds.ListAsync("10058b7a", new FeedsOptions { Type = FeedType.Talkdown, Include = [StreamUrlKind.Hls, StreamUrlKind.WebRtc], PageSize = 1 }));
        await DrainAsync(feeds.ListAsync(new FeedsOptions { Type = new FeedType("thermal") }));

        Assert.That(service.Seen.Select(request => request.Uri.AbsolutePath), Is.All.EqualTo("/api/v3.0/feeds"));
        Assert.That(service.Seen.Select(request => string.Join(' ', request.Query.Select(p => $"{p.Key}={p.Value}"))), Is.EqualTo(new[]
        {
            "",
            "deviceId=10058b7a",
            "deviceId__in=10058b7a,100cafe1",
            "deviceId=10058b7a type=talkdown include=hlsUrl,webRtcUrl pageSize=1",
            "type=thermal",
        }));
    }

    [Test]
    public void Feed_options_that_cannot_be_are_refused_at_the_call()
    {
        using var service = new MockService();
        IFeedsClient feeds = service.Client().Feeds;
        Assert.Multiple(() =>
        {
            Assert.That(() => feeds.ListAsync(""), Throws.ArgumentException.With.Property("ParamName").EqualTo("deviceId"));
            Assert.That(() => feeds.ListAsync("a,b"), Throws.ArgumentException.With.Property("ParamName").EqualTo("deviceId"));
            Assert.That(() => feeds.ListAsync(["10058b7a", "b c"]), Throws.ArgumentException.With.Property("ParamName").EqualTo("deviceIds"));
            Assert.That(() => feeds.ListAsync([]), Throws.ArgumentException.With.Message.Contains("at least one"));
            Assert.That(() => feeds.ListAsync((IEnumerable<string>)null!), Throws.ArgumentNullException.With.Property("ParamName").EqualTo("deviceIds"));
            Assert.That(() => new FeedsOptions { Type = default(FeedType) }, Throws.ArgumentException);
            Assert.That(() => new FeedsOptions { PageSize = 501 }, Throws.InstanceOf<ArgumentOutOfRangeException>());
            Assert.That(() => new FeedsOptions { Include = [default] }, Throws.ArgumentException);
            Assert.That(() => new FeedType("a,b"), Throws.ArgumentException);
            Assert.That(() => new FeedMediaType(""), Throws.ArgumentException);
        });
    }

    [Test]
    public async Task A_feeds_new_words_and_fields_are_kept()
    {
        using MockService service = new MockService().Always(_ => Answers.Json(
            """
            {"results":[{"id":"x-thermal","type":"thermal, raw","deviceId":"x","mediaType":"heat","hlsUrl":"https://m.example/h?key=s3cret","localRtspUrl":"rtsp://10.0.0.1:554/","quicUrl":"https://m.example/q","fps":3}],
             "nextPageToken":"","prevPageToken":"","totalSize":5000000000}
            """));

        ResultPage<Feed> page = await FirstAsync(service.Client().Feeds.ListAsync().AsPages());
        Feed feed = page.Items.Single();

        Assert.That(page.TotalSize, Is.EqualTo(5_000_000_000));
        Assert.That((feed.Id, feed.Type.Value, feed.DeviceId, feed.MediaType), Is.EqualTo(("x-thermal", "thermal, raw", "x", new FeedMediaType("heat"))));
        Assert.That((feed.Urls.Hls?.Host, feed.Urls.LocalRtsp?.Port, feed.Urls.WebRtc), Is.EqualTo(("m.example", 554, (Uri?)null)));
        Assert.That(feed.Urls.Find(new StreamUrlKind("quicUrl")), Is.EqualTo(new Uri("https://m.example/q")));
        Assert.That(feed.AdditionalProperties.Keys, Is.EqualTo(new[] { "fps" }));
        Assert.That($"{feed} ({feed.Urls})", Is.EqualTo("x-thermal: thermal, raw heat of x (hlsUrl, localRtspUrl, quicUrl)"));
    }

    [TestCase("""{"type":"main","deviceId":"a","mediaType":"video"}""", "'id'")]
    [TestCase("""{"id":"1","deviceId":"a","mediaType":"video"}""", "'type'")]
    [TestCase("""{"id":"1","type":"main","mediaType":"video"}""", "'deviceId'")]
    [TestCase("""{"id":"1","type":"main","deviceId":"a"}""", "'mediaType'")]
    public async Task A_feed_without_its_required_fields_breaks_the_protocol(string feed, string named)
    {
        using MockService service = new MockService().Always(_ => Answers.Json($$"""{"results":[{{feed}}],"totalSize":1}"""));
        EenProtocolException? e = await Assert.ThrowsAsync<EenProtocolException>(() => DrainAsync(service.Client().Feeds.ListAsync()));
        Assert.That(e!.Message, Does.Contain(named));
    }

    [Test]
    public async Task A_page_of_feeds_without_its_count_breaks_the_protocol()
    {
        using MockService service = new MockService().Always(_ => Answers.Json("""{"results":[]}"""));
        EenProtocolException? e = await Assert.ThrowsAsync<EenProtocolException>(() => DrainAsync(service.Client().Feeds.ListAsync()));
        Assert.That(e!.Message, Does.Contain("'totalSize'"));
    }

    [Test]
    public void Feed_types_and_media_types_have_the_vendors_words()
    {
        Assert.That(new[] { FeedType.Main, FeedType.Preview, FeedType.Talkdown }.Select(t => t.Value), Is.EqualTo(new[] { "main", "preview", "talkdown" }));
        Assert.That(
            new[] { FeedMediaType.Audio, FeedMediaType.Video, FeedMediaType.Image, FeedMediaType.HalfDuplex, FeedMediaType.FullDuplex }.Select(m => m.Value),
            Is.EqualTo(new[] { "audio", "video", "image", "halfDuplex", "fullDuplex" }));
    }
}
