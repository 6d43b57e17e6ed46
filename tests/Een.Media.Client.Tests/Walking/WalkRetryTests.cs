using System.Net;
using Een.Media.Client.Tests.Support;

using static Een.Media.Client.Tests.Walking.MockedChain;

namespace Een.Media.Client.Tests.Walking;

/// <summary>A body breaks off behind its headers, from which the walk has long gone on: it is fetched again, and must be the same frame.</summary>
public sealed class WalkRetryTests
{
    private int _asked;

    [Test]
    public async Task A_frame_that_broke_off_is_replaced_by_the_same_frame()
    {
        using MockService service = Chain(() => Page(1, next: "c")).Start();
        (IReadOnlyList<DateTimeOffset> times, Exception? problem) = await WalkAsync(service, TestValues.Request);
        Assert.That(times, Is.EqualTo(new[] { At(0), At(1), At(2) }));
        Assert.That(problem, Is.Null);
    }

    [Test]
    public async Task Another_frame_in_place_of_one_that_broke_off_breaks_the_protocol()
    {
        using MockService service = Chain(() => Page(1.5, next: "c")).Start();
        (IReadOnlyList<DateTimeOffset> times, Exception? problem) = await WalkAsync(service, TestValues.Request);
        Assert.That(times, Is.EqualTo(new[] { At(0) }));
        Assert.That(problem, Is.TypeOf<EenProtocolException>());
        Assert.That(problem!.Message, Does.StartWith($"The service was asked again for the frame from {OnWire(1)}, but returned the one from {OnWire(1.5)}."));
    }

    [TestCase(HttpStatusCode.NotFound)]
    [TestCase(HttpStatusCode.BadRequest)]
    public async Task A_page_token_that_expired_before_the_retry_is_replaced_by_the_timestamp_of_the_headers(HttpStatusCode status)
    {
        using MockService service = Chain(() => Answers.Error(status, "{}")).Start();
        (IReadOnlyList<DateTimeOffset> times, Exception? problem) = await WalkAsync(service, TestValues.Request);
        Assert.That(times, Is.EqualTo(new[] { At(0), At(1), At(2) }));
        Assert.That(problem, Is.Null);
        Assert.That(service.Seen.Count(seen => seen.Query.ContainsKey("timestamp")), Is.EqualTo(1));
    }

    [Test]
    public async Task A_page_token_that_expired_before_the_retry_fails_where_the_camera_is_unknown()
    {
        using MockService service = Chain(Answers.NotFound).On("a", () => Page(0, next: "b")).Start();
        (IReadOnlyList<DateTimeOffset> times, Exception? problem) = await WalkAsync(service, RecordedImageRequest.FromPageToken(new PageToken(Token("a"))));
        Assert.That(times, Is.EqualTo(new[] { At(0) }));
        Assert.That(problem, Is.TypeOf<EenNotFoundException>());
    }

    [Test]
    public async Task A_retry_that_is_forbidden_does_not_replace_the_page_token()
    {
        using MockService service = Chain(() => Answers.Error(HttpStatusCode.Forbidden, "{}")).Start();
        (_, Exception? problem) = await WalkAsync(service, TestValues.Request);
        Assert.That(problem, Is.TypeOf<EenPermissionException>());
        Assert.That(service.Seen.Count(seen => seen.Query.ContainsKey("timestamp")), Is.Zero);
    }

    /// <summary>Three frames, of which the second one breaks off, and what then comes by the same token.</summary>
    private MockedChain Chain(Func<HttpResponseMessage> again) =>
        new MockedChain { ByTimestamp = seen => seen.Query.GetValueOrDefault("timestamp") == OnWire(1) ? Page(1, next: "c") : Page(0, next: "b") }
            .On("b", () => _asked++ == 0 ? Answers.Frame(SlowContent.Breaking(Jpeg.Sample()[..50]), OnWire(1), Token("c")) : again())
            .On("c", () => Page(2));

    private static async Task<(IReadOnlyList<DateTimeOffset> Times, Exception? Problem)> WalkAsync(MockService service, RecordedImageRequest request)
    {
        EenMediaClient client = service.Client(o => o.Retry = new RetryOptions { MaxRetryAttempts = 1, Delay = TimeSpan.Zero });
        var times = new List<DateTimeOffset>();
        Exception? problem = null;
        try
        {
            await foreach (RecordedImage frame in client.RecordedImages.WalkAsync(request))
            {
                using (frame)
                    times.Add(frame.Timestamp);
            }
        }
        catch (EenMediaException e)
        {
            problem = e;
        }

        Assert.That(service.Buffers.Outstanding, Is.Zero);
        return (times, problem);
    }
}
