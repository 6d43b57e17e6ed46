using Een.Media.Client.Http;
using Een.Media.Client.RecordedImages.Fetching;

namespace Een.Media.Client.RecordedImages.Walking;

/// <summary>
/// One frame of a chain on its way: first its headers, then its body. A body that fails is fetched again on its own, by the same URL,
/// while the chain has long gone on from the headers.
/// </summary>
internal sealed class FrameStep : IFrameArrival
{
    /// <summary>What is reserved for a body that does not announce its length.</summary>
    private const long GuessedLength = 256 * 1024;

    // Its waiter, the chain, sends the next request on this very thread, before the rest of the body is waited for: that is the whole
    // point, and spares a hop between threads for each frame.
    private readonly TaskCompletionSource<FrameHead?> _head = new();
    private readonly FrameChain _chain;
    private FrameHead? _first;
    private volatile bool _isDone;

    public FrameStep(IFrameFetcher fetcher, FrameChain chain, ReadAheadBudget budget, StepQueue queue, CancellationToken cancellationToken)
    {
        _chain = chain;
        Request = chain.Next!;
        Image = FetchAsync(fetcher, budget, queue, cancellationToken);
    }

    public RecordedImageRequest Request { get; }

    /// <summary>The headers, if the chain admitted them; <see langword="null"/> when <see cref="Image"/> tells why there are none.</summary>
    public Task<FrameHead?> Head => _head.Task;

    /// <summary>The frame, or <see langword="null"/> when it lies beyond the end of the walk.</summary>
    public Task<RecordedImage?> Image { get; }

    /// <summary>Whether <see cref="Image"/> has ended, or is about to.</summary>
    public bool IsDone => _isDone;

    public long Length => _first is { } head ? head.Length ?? GuessedLength : 0;

    private async Task<RecordedImage?> FetchAsync(
        IFrameFetcher fetcher, ReadAheadBudget budget, StepQueue queue, CancellationToken cancellationToken)
    {
        try
        {
            return await fetcher.FetchAsync(Request, this, cancellationToken).ConfigureAwait(false);
        }
        catch (EenApiException e) when (
            e is EenNotFoundException or EenInvalidRequestException && _first is { } head && _chain.At(head.Timestamp) is not null)
        {
            // The headers had come, so the frame is there: the token was refused when its body was fetched a second time.
            return await fetcher.FetchAsync(_chain.At(_first!.Value.Timestamp)!, this, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            budget.BodyDone();
            _head.TrySetResult(_first);
            _isDone = true;
            queue.Wake();
        }
    }

    bool IFrameArrival.Admits(FrameHead head)
    {
        if (_first is { } first)
        {
            return head.Timestamp == first.Timestamp ? true : throw new EenProtocolException(
                $"Asked again for the frame of {WireTimestamp.Format(first.Timestamp)}, the service returned the one of {WireTimestamp.Format(head.Timestamp)}.");
        }

        if (!_chain.Admits(head))
            return false;
        _first = head;
        return true;
    }

    void IFrameArrival.BodyPending() => _head.TrySetResult(_first);
}
