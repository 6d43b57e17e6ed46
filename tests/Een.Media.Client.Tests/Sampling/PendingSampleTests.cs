using System.Net;
using Een.Media.Client.Errors;
using Een.Media.Client.RecordedImages.Fetching;
using Een.Media.Client.RecordedImages.Gaps;
using Een.Media.Client.RecordedImages.Sampling;
using Een.Media.Client.Tests.Support;

namespace Een.Media.Client.Tests.Sampling;

/// <summary>What a sample asks, and which answers it reads to their end, when the answers come in an order of the test's choosing.</summary>
public sealed class PendingSampleTests
{
    private readonly Fetcher _fetcher = new();

    [Test]
    public async Task A_sample_of_previews_requests_four_instants_at_a_time_by_default([Values(null, 7)] int? parallelism)
    {
        await using IAsyncEnumerator<RecordedImage> frames = Start(new SampleOptions { Parallelism = parallelism });
        ValueTask<bool> first = frames.MoveNextAsync();
        Assert.That(_fetcher.Asked.Select(ask => ask.Seconds), Is.EqualTo(Enumerable.Range(0, parallelism ?? 4)));
        _fetcher.Cancellation.Cancel();
        await Assert.CatchAsync<OperationCanceledException>(() => first.AsTask());
    }

    [Test]
    public async Task A_sample_requests_nothing_after_an_instant_with_nothing_recorded_behind_it()
    {
        _fetcher.Nothing = 1;
        await using IAsyncEnumerator<RecordedImage> frames = Start(new SampleOptions());
        ValueTask<bool> first = frames.MoveNextAsync();
        _fetcher.Asked[0].Answer(0);
        Assert.That((await first, await frames.MoveNextAsync()), Is.EqualTo((true, false)));
        Assert.That(_fetcher.Asked, Has.Count.EqualTo(2));
    }

    /// <summary>The frame at 3 s is the first one for all instants; only the caller that asked first may have to read it.</summary>
    [Test]
    public async Task A_sample_does_not_read_a_frame_again_that_an_earlier_instant_has()
    {
        await using IAsyncEnumerator<RecordedImage> frames = Start(new SampleOptions { Tolerance = TimeSpan.FromSeconds(9) });
        ValueTask<bool> first = frames.MoveNextAsync();
        bool[] read = [_fetcher.Asked[2].Head(3), _fetcher.Asked[0].Head(3), _fetcher.Asked[1].Head(3), _fetcher.Asked[3].Head(3)];
        Assert.That(read, Is.EqualTo(new[] { true, true, false, false }));
        _fetcher.Cancellation.Cancel();
        await Assert.CatchAsync<OperationCanceledException>(() => first.AsTask());
    }

    [TestCase(5.5, 1, false, Description = "half a second after the last instant that it could serve")]
    [TestCase(5.5, 1.5, true)]
    [TestCase(2.0, 0, true, Description = "the frame of a later instant")]
    public async Task A_sample_does_not_read_a_frame_that_serves_no_instant(double frame, double tolerance, bool isRead)
    {
        await using IAsyncEnumerator<RecordedImage> frames = Start(
            new SampleOptions { Tolerance = TimeSpan.FromSeconds(tolerance), Parallelism = 1 },
            SamplePlan.Every(TimeSpan.FromSeconds(2), TestValues.Noon, TestValues.Noon.AddSeconds(4)));
        ValueTask<bool> first = frames.MoveNextAsync();
        Assert.That(_fetcher.Asked[0].Head(frame), Is.EqualTo(isRead));
        _fetcher.Cancellation.Cancel();
        await Assert.CatchAsync<OperationCanceledException>(() => first.AsTask());
    }

    [Test]
    public async Task A_sample_canceled_during_a_request_does_not_end_as_if_nothing_were_recorded()
    {
        var gaps = new List<SampleGap>();
        await using IAsyncEnumerator<RecordedImage> frames = Start(new SampleOptions { OnGap = gaps.Add });
        ValueTask<bool> first = frames.MoveNextAsync();
        _fetcher.Cancellation.Cancel();
        OperationCanceledException? e = await Assert.CatchAsync<OperationCanceledException>(() => first.AsTask());
        Assert.That((e!.CancellationToken, gaps.Count), Is.EqualTo((_fetcher.Cancellation.Token, 0)));
    }

    [Test]
    public async Task A_sample_canceled_beforehand_requests_nothing()
    {
        _fetcher.Cancellation.Cancel();
        await using IAsyncEnumerator<RecordedImage> frames = Start(new SampleOptions());
        await Assert.CatchAsync<OperationCanceledException>(() => frames.MoveNextAsync().AsTask());
        Assert.That(_fetcher.Asked, Is.Empty);
    }

    private IAsyncEnumerator<RecordedImage> Start(SampleOptions options, SamplePlan? plan = null) =>
        new SampleRun(_fetcher, TestValues.Request, plan ?? SamplePlan.Every(TimeSpan.FromSeconds(1), TestValues.Noon, TestValues.Noon.AddSeconds(20)), options)
            .RunAsync(_fetcher.Cancellation.Token).GetAsyncEnumerator();

    /// <summary>Holds every question until the test answers it.</summary>
    private sealed class Fetcher : IFrameFetcher
    {
        public List<Ask> Asked { get; } = [];

        public CancellationTokenSource Cancellation { get; } = new();

        /// <summary>From this second on there is nothing.</summary>
        public int Nothing { get; set; } = int.MaxValue;

        public Task<RecordedImage?> FetchAsync(RecordedImageRequest request, IFrameObserver? observer, CancellationToken cancellationToken)
        {
            var ask = new Ask((int)(((RecordedImageTimeRequest)request).Timestamp - TestValues.Noon).TotalSeconds, observer!);
            Asked.Add(ask);
            return ask.Seconds >= Nothing
                ? Task.FromException<RecordedImage?>(new EenNotFoundException("nothing", new ApiError(HttpStatusCode.NotFound)))
                : ask.Task.WaitAsync(cancellationToken);
        }

        public Task<KnownGaps> FindGapsAsync(
            RecordedImageTimeRequest request, DateTimeOffset oneEnd, DateTimeOffset otherEnd, CancellationToken cancellationToken) => Task.FromResult(KnownGaps.None);
    }

    private sealed class Ask(int seconds, IFrameObserver observer)
    {
        private readonly TaskCompletionSource<RecordedImage?> _answer = new();

        public int Seconds { get; } = seconds;

        public Task<RecordedImage?> Task => _answer.Task;

        /// <summary>The headers arrive. Does anybody want the body?</summary>
        public bool Head(double second) => observer.OnHeaders(new FrameHeaders(TestValues.Noon.AddSeconds(second), NextToken: null, PreviousToken: null, OverlaySvg: null));

        public void Answer(double second)
        {
            Assert.That(Head(second), Is.True);
            _answer.SetResult(EenMediaModelFactory.RecordedImage(Jpeg.Sample(), TestValues.Noon.AddSeconds(second)));
        }
    }
}
