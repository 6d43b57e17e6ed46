using System.Collections.Concurrent;
using System.Globalization;
using Een.Media.Client.Buffers;
using Een.Media.Client.Errors;
using Een.Media.Client.RecordedImages.Fetching;
using Een.Media.Client.RecordedImages.Gaps;
using Een.Media.Client.RecordedImages.Requests;
using Een.Media.Client.Tests.Support;

namespace Een.Media.Client.Tests.Walking;

/// <summary>
/// A recording in memory that answers as the service does, in an order that a seed decides: headers and bodies of frames that are
/// under way at once arrive interleaved. Bodies may fail and be fetched again, as the pipeline would do.
/// </summary>
internal sealed class TimelineService(IEnumerable<DateTimeOffset> frames, int seed = 0) : IFrameFetcher
{
    private static readonly byte[] s_body = [1, 2, 3, 4];

    private readonly DateTimeOffset[] _frames = [.. frames.Order()];
    private readonly Random _random = new(seed);
    private int _requests;
    private int _gapQuestions;
    private int _inFlight;
    private int _mostInFlight;

    public CountingPool Buffers { get; } = new();

    public int Requests => _requests;

    /// <summary>Every request so far, roughly in the order of observer.</summary>
    public ConcurrentQueue<RecordedImageRequest> Asked { get; } = new();

    /// <summary>How often it was asked for its gaps.</summary>
    public int GapQuestions => _gapQuestions;

    public int InFlight => _inFlight;

    public int MostInFlight => _mostInFlight;

    /// <summary>One body in so many is cut and fetched again.</summary>
    public int BodyFailsEvery { get; init; } = int.MaxValue;

    /// <summary>One token in so many has expired when it is used.</summary>
    public int TokenExpiresEvery { get; init; } = int.MaxValue;

    /// <summary>Frames later than its now do not exist yet. <see langword="null"/>: all exist.</summary>
    public TimeProvider? Clock { get; init; }

    /// <summary>Hears of each request's number, from 1.</summary>
    public Action<int>? OnRequest { get; init; }

    /// <summary>Whether an answer is there as soon as it is asked for. Otherwise it takes up to a few turns of the thread pool.</summary>
    public bool AnswersAtOnce { get; init; }

    /// <summary>No body is complete before this.</summary>
    public Task Bodies { get; init; } = Task.CompletedTask;

    /// <summary>The frame whose body never arrives.</summary>
    public DateTimeOffset? Broken { get; init; }

    public static DateTimeOffset At(long milliseconds) => DateTimeOffset.UnixEpoch.AddYears(50).AddMilliseconds(milliseconds);

    private int Existing => Clock is null ? _frames.Length : _frames.Count(f => f <= Clock.GetUtcNow());

    public async Task<RecordedImage?> FetchAsync(RecordedImageRequest request, IFrameObserver? observer, CancellationToken cancellationToken)
    {
        Asked.Enqueue(request);
        int number = Interlocked.Increment(ref _requests);
        OnRequest?.Invoke(number);
        Interlocked.Exchange(ref _mostInFlight, Math.Max(_mostInFlight, Interlocked.Increment(ref _inFlight)));
        try
        {
            await WanderAsync(cancellationToken);
            if (request is PageRequest && number % TokenExpiresEvery == 0)
                throw new EenNotFoundException("expired", new ApiError(System.Net.HttpStatusCode.NotFound));
            int index = Find(request);
            if (index < 0 || index >= Existing)
                throw new EenNotFoundException("no recording", new ApiError(System.Net.HttpStatusCode.NotFound));
            FrameHeaders head = Head(index);
            if (observer?.OnHeaders(head) == false)
                return null;
            await BodyAsync(observer, cancellationToken);
            if (head.Timestamp == Broken)
                throw new EenTransportException("cut");
            if (number % BodyFailsEvery == 0 && observer?.OnHeaders(head) == false)
                return null;
            await BodyAsync(observer, cancellationToken);
            return Image(head);
        }
        finally
        {
            Interlocked.Decrement(ref _inFlight);
        }
    }

    /// <summary>
    /// The intervals that touch the range, or now and then all there are, in no order: frames further apart than 5 s belong to different ones.
    /// </summary>
    public async Task<KnownGaps> FindGapsAsync(
        RecordedImageTimeRequest request, DateTimeOffset oneEnd, DateTimeOffset otherEnd, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _gapQuestions);
        await WanderAsync(cancellationToken);
        var recorded = new List<TimeRange>();
        foreach (DateTimeOffset frame in _frames)
        {
            if (recorded.Count > 0 && frame - recorded[^1].Until <= TimeSpan.FromSeconds(5))
                recorded[^1] = recorded[^1] with { Until = frame };
            else
                recorded.Add(new(frame, frame));
        }

        (DateTimeOffset from, DateTimeOffset until) = oneEnd < otherEnd ? (oneEnd, otherEnd) : (otherEnd, oneEnd);
        lock (_random)
        {
            bool listsMore = _random.Next(2) == 0;
            return KnownGaps.Between([.. recorded.Where(r => listsMore || (r.Until >= from && r.From <= until)).OrderBy(_ => _random.Next())]);
        }
    }

    /// <summary>Waits until nothing is under way and nothing new is asked for.</summary>
    public async Task QuietAsync()
    {
        for (int calm = 0; calm < 20; calm++)
        {
            await Task.Yield();
            if (InFlight > 0)
                calm = 0;
        }
    }

    /// <summary>Some bodies come together with their headers, of which nobody is told that they are pending.</summary>
    private async Task BodyAsync(IFrameObserver? observer, CancellationToken cancellationToken)
    {
        Task way = Task.WhenAll(WanderAsync(cancellationToken), Bodies.WaitAsync(cancellationToken));
        if (!way.IsCompletedSuccessfully)
            observer?.OnBodyPending();
        await way;
    }

    private async Task WanderAsync(CancellationToken cancellationToken)
    {
        int hops;
        lock (_random)
            hops = AnswersAtOnce ? 0 : _random.Next(4);
        for (int i = 0; i < hops; i++)
            await Task.Yield();
        cancellationToken.ThrowIfCancellationRequested();
    }

    private int Find(RecordedImageRequest request)
    {
        if (request is PageRequest page)
            return int.Parse(page.Token.Reveal(), CultureInfo.InvariantCulture);
        var timed = (RecordedImageTimeRequest)request;

        // As over the wire, where the service is asked in whole milliseconds.
        var wire = WireInstant.For(timed.Operator, timed.Timestamp);
        return wire.Operator switch
        {
            TimestampOperator.Before => Array.FindLastIndex(_frames, f => f < wire.Timestamp),
            TimestampOperator.AtOrBefore => Array.FindLastIndex(_frames, f => f <= wire.Timestamp),
            TimestampOperator.At => Array.FindIndex(_frames, f => f == wire.Timestamp),
            TimestampOperator.AtOrAfter => Array.FindIndex(_frames, f => f >= wire.Timestamp),
            _ => Array.FindIndex(_frames, f => f > wire.Timestamp),
        };
    }

    private FrameHeaders Head(int index) => new(
        _frames[index],
        index + 1 < Existing ? Token(index + 1) : null,
        index > 0 ? Token(index - 1) : null,
        OverlaySvg: null,
        s_body.Length);

    private static PageToken Token(int index) => new(index.ToString(CultureInfo.InvariantCulture));

    private RecordedImage Image(FrameHeaders head)
    {
        var buffer = new FrameBuffer(Buffers, s_body.Length);
        s_body.CopyTo(buffer.Free);
        buffer.Advance(s_body.Length);
        return new RecordedImage(buffer)
        {
            Timestamp = head.Timestamp,
            NextToken = head.NextToken,
            PreviousToken = head.PreviousToken,
            Width = 1,
            Height = 1,
        };
    }
}
