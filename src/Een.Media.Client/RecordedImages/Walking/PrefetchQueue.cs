using System.Runtime.CompilerServices;

namespace Een.Media.Client.RecordedImages.Walking;

/// <summary>
/// The frames of a prefetcher, in order. The first one is returned when its body has arrived; the thread that finishes that body wakes the
/// waiter. A channel would wake the waiter through the thread pool when the headers arrive, and again for the body. One thread adds, one
/// takes, and any thread may finish a frame.
/// </summary>
internal sealed class PrefetchQueue
{
    private readonly object _lock = new();
    private readonly Queue<FrameDownload> _downloads = new();
    private readonly ReusableValueTaskSource _wait = new();
    private bool _isComplete;

    public void Add(FrameDownload download)
    {
        lock (_lock)
        {
            _downloads.Enqueue(download);
        }

        Wake();
    }

    /// <summary>Marks the end: nothing more will be added.</summary>
    public void Complete()
    {
        lock (_lock)
        {
            _isComplete = true;
        }

        Wake();
    }

    /// <summary>Called when a frame is about to be done. Wakes the waiter if it is the first frame.</summary>
    public void Wake()
    {
        bool waited;
        lock (_lock)
            waited = (_downloads.TryPeek(out FrameDownload? first) ? first.IsDone : _isComplete) && _wait.TryEnd();
        if (waited)
            _wait.Complete();
    }

    /// <summary>The first frame, done or failed, or null when there are no more.</summary>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<FrameDownload?> TakeAsync()
    {
        while (true)
        {
            ValueTask waiting;
            lock (_lock)
            {
                if (_downloads.TryPeek(out FrameDownload? first) ? first.IsDone : _isComplete)
                    return first is null ? null : _downloads.Dequeue();
                waiting = _wait.Begin();
            }

            await waiting.ConfigureAwait(false);
        }
    }
}
