namespace Een.Media.Client.Tests.Lists;

/// <summary>The URLs of a recording or a feed, and the kinds that they have.</summary>
public sealed class StreamUrlsTests
{
    private static TestCaseData<StreamUrlKind, string, Func<StreamUrls, Uri?>>[] Kinds { get; } =
    [
        new(StreamUrlKind.Flv, "flvUrl", urls => urls.Flv),
        new(StreamUrlKind.Rtsp, "rtspUrl", urls => urls.Rtsp),
        new(StreamUrlKind.Rtsps, "rtspsUrl", urls => urls.Rtsps),
        new(StreamUrlKind.LocalRtsp, "localRtspUrl", urls => urls.LocalRtsp),
        new(StreamUrlKind.Hls, "hlsUrl", urls => urls.Hls),
        new(StreamUrlKind.Multipart, "multipartUrl", urls => urls.Multipart),
        new(StreamUrlKind.Mp4, "mp4Url", urls => urls.Mp4),
        new(StreamUrlKind.WebRtc, "webRtcUrl", urls => urls.WebRtc),
        new(StreamUrlKind.AudioPushHttps, "audioPushHttpsUrl", urls => urls.AudioPushHttps),
    ];

    [TestCaseSource(nameof(Kinds))]
    public void Each_kind_of_URL_has_its_word_and_its_property(StreamUrlKind kind, string word, Func<StreamUrls, Uri?> place)
    {
        var address = new Uri("https://m.example/");
        using (Assert.EnterMultipleScope())
        {
            Assert.That((kind.Value, $"{kind}"), Is.EqualTo((word, word)));
            Assert.That(place(new StreamUrls([new(kind, address)])), Is.SameAs(address));
            Assert.That(place(StreamUrls.None), Is.Null);
        }
    }

    [Test]
    public void Of_two_URLs_of_a_kind_the_last_one_counts() => Assert.That(
        new StreamUrls([new(StreamUrlKind.Hls, new Uri("https://a.example/")), new(StreamUrlKind.Hls, new Uri("https://b.example/"))]).Hls?.Host, Is.EqualTo("b.example"));

    [Test]
    public void Null_and_malformed_kinds_of_URLs_are_refused()
    {
        Assert.That(() => new StreamUrls(null!), Throws.ArgumentNullException.With.Property("ParamName").EqualTo("byKind"));
        Assert.That(() => new StreamUrlKind("a b"), Throws.ArgumentException.With.Property("ParamName").EqualTo("value"));
        Assert.That(() => new FeedsOptions { Include = null! }, Throws.ArgumentNullException.With.Property("ParamName").EqualTo("Include"));
        Assert.That(default(StreamUrlKind).Value, Is.Empty);
    }

    [Test]
    public void A_kind_of_URL_that_is_included_twice_is_requested_once() =>
        Assert.That(new FeedsOptions { Include = [StreamUrlKind.Hls, StreamUrlKind.Hls, StreamUrlKind.Mp4] }.Include, Is.EqualTo(new[] { StreamUrlKind.Hls, StreamUrlKind.Mp4 }));

    [Test]
    public void A_time_range_has_its_ends_in_UTC_and_its_length()
    {
        var range = new TimeRange(new DateTimeOffset(2025, 6, 1, 14, 0, 0, TimeSpan.FromHours(2)), new DateTimeOffset(2025, 6, 1, 12, 4, 10, TimeSpan.Zero));
        Assert.That($"{range}", Is.EqualTo("2025-06-01T12:00:00.000Z–2025-06-01T12:04:10.000Z"));
        Assert.That(range.Duration, Is.EqualTo(TimeSpan.FromSeconds(250)));
    }
}
