using Een.Media.Client.Tests.Support;

using static Een.Media.Client.Tests.Walking.MockedChain;

namespace Een.Media.Client.Tests.Walking;

/// <summary>Nobody knows whether page tokens keep the size and the overlays of the first request: the walk finds out.</summary>
public sealed class PageTokenOptionLossTests
{
    private const string Svg = "<svg xmlns=\"http://www.w3.org/2000/svg\"/>";
    private const int Frames = 6;

    private static readonly RecordedImageTimeRequest s_plain = RecordedImageRequest.ForDevice("10058b7a").Preview().AtOrAfter(TestValues.Noon);

    private static IEnumerable<TestCaseData> Options()
    {
        yield return new TestCaseData(s_plain.WithSize(width: 320)).SetArgDisplayNames("a width");
        yield return new TestCaseData(s_plain.WithSize(height: 180)).SetArgDisplayNames("a height");
        yield return new TestCaseData(s_plain.WithOverlay(OverlayMode.SvgHeader, "een.a.v1")).SetArgDisplayNames("an SVG overlay");
        yield return new TestCaseData(s_plain.WithSize(width: 320).WithOverlay(OverlayMode.Both, "een.a.v1")).SetArgDisplayNames("a width and both overlays");
        yield return new TestCaseData(s_plain.WithOverlay(OverlayMode.Embedded, "een.a.v1")).SetArgDisplayNames("an embedded overlay");
    }

    [TestCaseSource(nameof(Options))]
    public async Task When_page_tokens_lose_the_options_every_frame_still_has_them(RecordedImageTimeRequest request)
    {
        using MockService service = Service(tokensKeep: false);
        await WalkAndCheckAsync(service, request);
    }

    [TestCaseSource(nameof(Options))]
    public async Task When_page_tokens_keep_the_options_every_frame_has_them(RecordedImageTimeRequest request)
    {
        using MockService service = Service(tokensKeep: true);
        await WalkAndCheckAsync(service, request);
    }

    [Test]
    public async Task Page_tokens_that_keep_the_size_are_trusted()
    {
        using MockService service = Service(tokensKeep: true);
        await WalkAndCheckAsync(service, s_plain.WithSize(width: 320));
        Assert.That(service.Seen.Count(s => s.PageToken is null), Is.EqualTo(1));
    }

    private static async Task WalkAndCheckAsync(MockService service, RecordedImageTimeRequest request)
    {
        EenMediaClient client = service.Client();
        var times = new List<DateTimeOffset>();
        await foreach (RecordedImage frame in client.RecordedImages.WalkAsync(request))
        {
            using (frame)
            {
                times.Add(frame.Timestamp);
                Assert.That(frame.Width, Is.EqualTo(request.TargetWidth is null && request.TargetHeight is null ? 640 : 320), $"{frame}");
                Assert.That(frame.OverlaySvg, request.Overlays is OverlayMode.SvgHeader or OverlayMode.Both ? Is.EqualTo(Svg) : Is.Null, $"{frame}");
                Assert.That(frame.Data.Span.IndexOf("with boxes"u8) >= 0, Is.EqualTo(request.Overlays is OverlayMode.Embedded or OverlayMode.Both), $"{frame}");
            }
        }

        Assert.That(times, Is.EqualTo(Enumerable.Range(0, Frames).Select(i => At(i))));
        Assert.That(service.Buffers.Outstanding, Is.Zero);
    }

    /// <summary>One frame a second; a token holds its frame's number and the options of the request before, to keep or to lose.</summary>
    private static MockService Service(bool tokensKeep) => new MockService().Always(seen =>
    {
        if (seen.PageToken is { } token)
        {
            string[] parts = token.Split('/');
            return Frame(int.Parse(parts[1]), tokensKeep ? parts[2] : "", tokensKeep);
        }

        (string name, string value) = seen.Query.Single(pair => pair.Key.StartsWith("timestamp", StringComparison.Ordinal));
        double asked = (DateTimeOffset.Parse(value) - TestValues.Noon).TotalSeconds;
        string options = string.Join(',', seen.Query.Where(q => q.Key is "targetWidth" or "targetHeight" or "include").Select(q => q.Key + q.Value));
        return name switch
        {
            "timestamp" or "timestamp__gte" => Frame((int)Math.Ceiling(asked), options, tokensKeep),
            "timestamp__gt" => Frame((int)Math.Floor(asked) + 1, options, tokensKeep),
            _ => throw new InvalidOperationException($"A walk forward does not ask by {name}."),
        };
    });

    private static HttpResponseMessage Frame(int index, string options, bool tokensKeep)
    {
        if (index >= Frames)
            return Answers.NotFound();
        bool small = options.Contains("target", StringComparison.Ordinal);
        bool svg = options.Contains("overlaySvgHeader", StringComparison.Ordinal);
        bool boxes = options.Contains("overlayEmbedded", StringComparison.Ordinal);
        byte[] jpeg = small ? Jpeg.Sample(320, 180, boxes ? "with boxes" : "plain") : Jpeg.Sample(640, 360, boxes ? "with boxes" : "plain");
        string? next = index + 1 < Frames ? $"page-token/{index + 1}/{(tokensKeep ? options : "")}" : null;
        return Answers.Frame(jpeg, OnWire(index), next, svg: svg ? Svg : null);
    }
}
