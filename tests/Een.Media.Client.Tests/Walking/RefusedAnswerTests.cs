using System.Net;
using Een.Media.Client.Tests.Support;

using static Een.Media.Client.Tests.Walking.MockedChain;

namespace Een.Media.Client.Tests.Walking;

/// <summary>An answer whose body is refused takes its headers with it: they steer nothing.</summary>
public sealed class RefusedAnswerTests
{
    private const int Frames = 12;
    private static readonly byte[] s_noImage = "oops"u8.ToArray();

    private int _asked;

    private static IEnumerable<TestCaseData> Refused()
    {
        yield return new TestCaseData((string?)null, 2.0).SetArgDisplayNames("without a token");
        yield return new TestCaseData("7", 2.0).SetArgDisplayNames("with the token of a later frame");
        yield return new TestCaseData("1", 2.0).SetArgDisplayNames("with the token of an earlier frame");
        yield return new TestCaseData("3", 5.5).SetArgDisplayNames("with the time of another frame");
        yield return new TestCaseData("7", 6.0).SetArgDisplayNames("with the time and the token of a later frame");
        yield return new TestCaseData("3", 2.0).SetArgDisplayNames("with the right token");
    }

    [TestCaseSource(nameof(Refused))]
    public async Task A_walk_has_every_frame_although_answers_are_refused(string? next, double time) =>
        Assert.That(await WalkAsync(next, time, new WalkOptions()), Is.EqualTo(Enumerable.Range(0, Frames).Select(i => At(i))));

    [TestCaseSource(nameof(Refused))]
    public async Task A_walk_without_read_ahead_has_every_frame_although_answers_are_refused(string? next, double time) =>
        Assert.That(await WalkAsync(next, time, new WalkOptions { ReadAhead = 0 }), Is.EqualTo(Enumerable.Range(0, Frames).Select(i => At(i))));

    [TestCaseSource(nameof(Refused))]
    public async Task A_parallel_walk_has_every_frame_although_answers_are_refused(string? next, double time) => Assert.That(
        await WalkAsync(next, time, new WalkOptions { Until = At(100), Parallelism = 3 }), Is.EqualTo(Enumerable.Range(0, Frames).Select(i => At(i))));

    [Test]
    public async Task A_sample_has_every_frame_although_answers_are_refused([Values(1, 4)] int parallelism)
    {
        using MockService service = Service(next: null, time: 9.5);
        List<DateTimeOffset> times = await TimesAsync(Client(service).RecordedImages.SampleAsync(
            TestValues.Request, TimeSpan.FromSeconds(1), At(Frames - 1), new SampleOptions { Parallelism = parallelism }));
        Assert.That(times, Is.EqualTo(Enumerable.Range(0, Frames).Select(i => At(i))));
    }

    /// <summary>A gateway's page says nothing about recordings.</summary>
    [Test]
    public async Task A_walk_that_is_answered_404_with_a_page_fails_instead_of_ending()
    {
        using MockService service = new MockService().Always(seen => seen.Query.ContainsKey("timestamp__gte")
            ? Page(0, next: "1")
            : Answers.Error(HttpStatusCode.NotFound, "<html>no route</html>"));
        var times = new List<DateTimeOffset>();
        await Assert.ThrowsAsync<EenNotFoundException>(async () =>
        {
            await foreach (RecordedImage frame in Client(service).RecordedImages.WalkAsync(TestValues.Request))
            {
                using (frame)
                    times.Add(frame.Timestamp);
            }
        });
        Assert.That(times, Is.EqualTo(new[] { At(0) }));
    }

    [Test]
    public async Task A_follow_that_is_answered_404_with_a_page_fails_instead_of_waiting()
    {
        using MockService service = new MockService().Always(_ => Answers.Error(HttpStatusCode.NotFound, "<html>no route</html>"));
        await Assert.ThatAsync(
            () => TimesAsync(Client(service).RecordedImages.FollowAsync(TestValues.Request)), Throws.TypeOf<EenNotFoundException>());
    }

    [Test]
    public async Task A_sample_that_is_answered_404_with_a_page_fails_instead_of_ending()
    {
        using MockService service = new MockService().Always(_ => Answers.Error(HttpStatusCode.NotFound, "<html>no route</html>"));
        await Assert.ThatAsync(
            () => TimesAsync(Client(service).RecordedImages.SampleAsync(TestValues.Request, TimeSpan.FromSeconds(1), At(Frames - 1))),
            Throws.TypeOf<EenNotFoundException>());
    }

    private async Task<List<DateTimeOffset>> WalkAsync(string? next, double time, WalkOptions options)
    {
        using MockService service = Service(next, time);
        EenMediaClient client = Client(service);
        List<DateTimeOffset> times = await TimesAsync(client.RecordedImages.WalkAsync(TestValues.Request, options));
        Assert.That(service.Buffers.Outstanding, Is.Zero);
        return times;
    }

    private static EenMediaClient Client(MockService service) =>
        service.Client(o => o.Retry = new RetryOptions { MaxRetryAttempts = 2, Delay = TimeSpan.Zero });

    private static async Task<List<DateTimeOffset>> TimesAsync(IAsyncEnumerable<RecordedImage> frames)
    {
        var times = new List<DateTimeOffset>();
        await foreach (RecordedImage frame in frames)
        {
            using (frame)
                times.Add(frame.Timestamp);
        }

        return times;
    }

    /// <summary>Twelve frames, a second apart. The first answer for the third one is no image, and its headers are wrong.</summary>
    private MockService Service(string? next, double time) => new MockService().Always(seen =>
    {
        int index = seen.PageToken is { } token ? int.Parse(token[Token("").Length..]) : Find(seen);
        if (index >= Frames)
            return Answers.NotFound();
        return index == 2 && Interlocked.Increment(ref _asked) == 1
            ? Answers.Frame(new SlowContent(s_noImage, announce: s_noImage.Length) { IsPending = true }, OnWire(time), next is null ? null : Token(next))
            : Page(index, index + 1 < Frames ? $"{index + 1}" : null, index > 0 ? $"{index - 1}" : null);
    });

    private static int Find(SeenRequest seen)
    {
        (string name, string value) = seen.Query.Single(pair => pair.Key.StartsWith("timestamp", StringComparison.Ordinal));
        double asked = (DateTimeOffset.Parse(value) - TestValues.Noon).TotalSeconds;
        return name == "timestamp__gt" ? (int)Math.Floor(asked) + 1 : (int)Math.Ceiling(asked);
    }
}
