using System.Net;
using Een.Media.Client.Tests.Support;

using static Een.Media.Client.Tests.Walking.MockedChain;

namespace Een.Media.Client.Tests.Walking;

/// <summary>A walk over HTTP whose service misbehaves: it ends as the rules say, and what was downloaded before reaches the caller.</summary>
public sealed class WalkRuleTests
{
    private static readonly RecordedImageTimeRequest s_request = RecordedImageRequest.ForDevice("10058b7a").Preview().AtOrAfter(TestValues.Noon);

    [Test]
    public async Task A_walk_follows_page_tokens_and_nothing_else()
    {
        var chain = new MockedChain { ByTimestamp = _ => Page(0, next: "b") };
        using MockService service = chain.On("b", () => Page(1, next: "c", previous: "a")).On("c", () => Page(2.5, previous: "b")).Start();
        Walked walked = await WalkAsync(service);

        Assert.That(walked.Times, Is.EqualTo(new[] { At(0), At(1), At(2.5) }));
        Assert.That(walked.Problem, Is.Null);
        Assert.That(service.Seen.Skip(1).Select(s => s.Query.Keys.Single()), Is.All.EqualTo("pageToken"));
        Assert.That(walked.Devices, Is.All.EqualTo("10058b7a"), "Pages by token are of the camera that the walk began with.");
    }

    [Test]
    public async Task A_walk_backward_follows_the_previous_tokens()
    {
        var chain = new MockedChain { ByTimestamp = _ => Page(2, next: "wrong", previous: "b") };
        using MockService service = chain.On("b", () => Page(1, next: "wrong", previous: "a")).On("a", () => Page(0, next: "wrong")).Start();
        Walked walked = await WalkAsync(service, new WalkOptions { Direction = WalkDirection.Backward });
        Assert.That(walked.Times, Is.EqualTo(new[] { At(2), At(1), At(0) }));
    }

    [TestCase(1)]
    [TestCase(2)]
    [TestCase(7)]
    public async Task A_cycle_of_page_tokens_ends_in_a_protocol_exception_after_one_round(int length)
    {
        var chain = new MockedChain { ByTimestamp = _ => Page(0, next: $"{1 % length}") };
        for (int i = 0; i < length; i++)
        {
            int page = i;
            chain.On($"{page}", () => Page(page, next: $"{(page + 1) % length}"));
        }

        using MockService service = chain.Start();
        Walked walked = await WalkAsync(service);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(walked.Times, Is.EqualTo(Enumerable.Range(0, length).Select(i => At(i))));
            Assert.That(walked.Problem, Is.TypeOf<EenProtocolException>());
            Assert.That(walked.Problem!.Message, Does.Contain("does not advance").And.Not.Contain("page-token"));
            Assert.That(service.Seen, Has.Count.EqualTo(length + 1));
        }
    }

    [Test]
    public async Task A_page_token_that_leads_to_its_own_page_ends_the_walk_in_an_exception()
    {
        var chain = new MockedChain { ByTimestamp = _ => Page(0, next: "b") };
        using MockService service = chain.On("b", () => Page(1, next: "b")).Start();
        Walked walked = await WalkAsync(service);
        Assert.That(walked.Times, Is.EqualTo(new[] { At(0), At(1) }));
        Assert.That(walked.Problem, Is.TypeOf<EenProtocolException>());
    }

    [Test]
    public async Task A_frame_that_comes_again_and_again_ends_the_walk_in_an_exception()
    {
        int asked = 0;
        using MockService service = new MockService().Always(_ => Page(0, next: $"{asked++}"));
        Walked walked = await WalkAsync(service);
        Assert.That(walked.Times, Is.EqualTo(new[] { At(0) }));
        Assert.That(walked.Problem, Is.TypeOf<EenProtocolException>());
    }

    [TestCase(WalkDirection.Forward, 1, 0.5)]
    [TestCase(WalkDirection.Backward, -1, -0.5)]
    public async Task The_time_of_a_walks_frames_never_runs_back(WalkDirection direction, double second, double third)
    {
        var chain = new MockedChain { ByTimestamp = _ => Page(0, next: "b", previous: "b") };
        using MockService service = chain.On("b", () => Page(second, next: "c", previous: "c")).On("c", () => Page(third)).Start();
        Walked walked = await WalkAsync(service, new WalkOptions { Direction = direction });
        Assert.That(walked.Times, Is.EqualTo(new[] { At(0), At(second) }));
        Assert.That(walked.Problem, Is.TypeOf<EenProtocolException>());
    }

    [TestCase(404)]
    [TestCase(400)]
    public async Task A_refused_page_token_is_replaced_by_the_last_timestamp(int status)
    {
        var chain = new MockedChain
        {
            ByTimestamp = seen => seen.Query.ContainsKey("timestamp__gte") ? Page(0, next: "b")
                : seen.Query["timestamp__gt"] == OnWire(0) ? Page(1, next: "c")
                : Answers.NotFound(),
        };
        using MockService service = chain.On("b", () => Answers.Error((HttpStatusCode)status, "{}")).On("c", () => Page(2)).Start();
        Walked walked = await WalkAsync(service);
        Assert.That(walked.Times, Is.EqualTo(new[] { At(0), At(1), At(2) }));
        Assert.That(walked.Problem, Is.Null);
    }

    [TestCase(404)]
    [TestCase(400)]
    public async Task A_refused_page_token_with_nothing_recorded_after_it_ends_the_walk(int status)
    {
        var chain = new MockedChain { ByTimestamp = seen => seen.Query.ContainsKey("timestamp__gte") ? Page(0, next: "b") : Answers.NotFound() };
        using MockService service = chain.On("b", () => Answers.Error((HttpStatusCode)status, "{}")).Start();
        Walked walked = await WalkAsync(service);
        Assert.That(walked.Times, Is.EqualTo(new[] { At(0) }));
        Assert.That(walked.Problem, Is.Null);
        Assert.That(service.Seen, Has.Count.EqualTo(3), "The anchor is asked once.");
    }

    [Test]
    public async Task A_refused_request_by_the_last_timestamp_fails_the_walk()
    {
        var chain = new MockedChain { ByTimestamp = seen => seen.Query.ContainsKey("timestamp__gte") ? Page(0, next: "b") : Answers.Error(HttpStatusCode.BadRequest, "{}") };
        using MockService service = chain.On("b", Answers.NotFound).Start();
        Walked walked = await WalkAsync(service);
        Assert.That(walked.Problem, Is.TypeOf<EenInvalidRequestException>());
    }

    [TestCase("")]
    [TestCase(null)]
    public async Task An_empty_page_token_ends_the_walk(string? token)
    {
        var chain = new MockedChain { ByTimestamp = _ => Answers.Frame(timestamp: OnWire(0), next: token) };
        using MockService service = chain.Start();
        Walked walked = await WalkAsync(service);
        Assert.That((walked.Times.Count, walked.Problem), Is.EqualTo((1, (Exception?)null)));
        Assert.That(service.Seen, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_walk_where_nothing_is_recorded_is_empty()
    {
        using MockService service = new MockedChain().Start();
        Walked walked = await WalkAsync(service);
        Assert.That((walked.Times.Count, walked.Problem), Is.EqualTo((0, (Exception?)null)));
    }

    [Test]
    public async Task The_end_of_a_walk_is_included_and_nothing_beyond_it_is_downloaded()
    {
        var beyond = new SlowContent(Jpeg.Sample());
        var chain = new MockedChain { ByTimestamp = _ => Page(0, next: "b") };
        using MockService service = chain.On("b", () => Page(1, next: "c")).On("c", () => Answers.Frame(beyond, OnWire(1.002))).Start();
        Walked walked = await WalkAsync(service, new WalkOptions { Until = At(1.001) });
        Assert.That(walked.Times, Is.EqualTo(new[] { At(0), At(1) }));
        Assert.That((service.Seen.Count, beyond.BytesRead), Is.EqualTo((3, 0L)));
    }

    [Test]
    public async Task A_walk_requests_nothing_after_a_frame_at_its_very_end()
    {
        var chain = new MockedChain { ByTimestamp = _ => Page(0, next: "b") };
        using MockService service = chain.On("b", () => Page(1, next: "c")).Start();
        Walked walked = await WalkAsync(service, new WalkOptions { Until = At(1) });
        Assert.That(walked.Times, Is.EqualTo(new[] { At(0), At(1) }));
        Assert.That(service.Seen, Has.Count.EqualTo(2));
    }

    [Test]
    public async Task A_walk_requests_nothing_after_its_maximum_of_frames()
    {
        var chain = new MockedChain { ByTimestamp = _ => Page(0, next: "b") };
        using MockService service = chain.On("b", () => Page(1, next: "unexpected")).Start();
        Walked walked = await WalkAsync(service, new WalkOptions { MaxFrames = 2 });
        Assert.That(walked.Times, Has.Count.EqualTo(2));
        Assert.That(service.Seen, Has.Count.EqualTo(2));
    }

    [Test]
    public async Task A_failing_frame_of_a_walk_throws_after_the_earlier_ones()
    {
        var chain = new MockedChain { ByTimestamp = _ => Page(0, next: "b") };
        using MockService service = chain.On("b", () => Page(1, next: "c")).On("c", () => Answers.Error(HttpStatusCode.Forbidden, "{}")).Start();
        Walked walked = await WalkAsync(service);
        Assert.That(walked.Times, Is.EqualTo(new[] { At(0), At(1) }));
        Assert.That(walked.Problem, Is.TypeOf<EenPermissionException>());
    }

    [Test]
    public async Task Each_enumeration_is_a_walk_of_its_own_and_nothing_is_sent_before_it()
    {
        var chain = new MockedChain { ByTimestamp = _ => Page(0) };
        using MockService service = chain.Start();
        IAsyncEnumerable<RecordedImage> walk = service.Client().RecordedImages.WalkAsync(s_request);
        Assert.That(service.Seen, Is.Empty);
        (await walk.SingleAsync()).Dispose();
        (await walk.SingleAsync()).Dispose();
        Assert.That(service.Seen, Has.Count.EqualTo(2));
    }

    [Test]
    public void Walks_with_wrong_options_are_refused_at_the_call()
    {
        using var service = new MockService();
        IRecordedImagesClient images = service.Client().RecordedImages;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(() => images.WalkAsync(null!), Throws.ArgumentNullException);
            Assert.That(() => images.WalkAsync(s_request, new WalkOptions { Until = At(-1) }), Throws.ArgumentException);
            Assert.That(() => images.WalkAsync(s_request, new WalkOptions { Until = At(1), Direction = WalkDirection.Backward }), Throws.ArgumentException);
            Assert.That(() => new WalkOptions { MaxFrames = 0 }, Throws.InstanceOf<ArgumentOutOfRangeException>());
            Assert.That(() => new WalkOptions { Direction = (WalkDirection)2 }, Throws.InstanceOf<ArgumentOutOfRangeException>());
        }
    }

    private static async Task<Walked> WalkAsync(MockService service, WalkOptions? options = null)
    {
        EenMediaClient client = service.Client();
        var times = new List<DateTimeOffset>();
        var devices = new List<string?>();
        Exception? problem = null;
        try
        {
            await foreach (RecordedImage frame in client.RecordedImages.WalkAsync(s_request, options))
            {
                using (frame)
                {
                    times.Add(frame.Timestamp);
                    devices.Add(frame.DeviceId);
                }
            }
        }
        catch (EenMediaException e)
        {
            problem = e;
        }

        Assert.That(service.Buffers.Outstanding, Is.Zero);
        return new Walked(times, devices, problem);
    }

    private sealed record Walked(IReadOnlyList<DateTimeOffset> Times, IReadOnlyList<string?> Devices, Exception? Problem);
}
