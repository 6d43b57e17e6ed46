using System.Runtime.CompilerServices;

namespace Een.Media.Client.RecordedImages.Walking;

/// <summary>
/// The frames of a prefetcher in their order, of which the first is handed out when its body is in. The thread that finishes that body
/// wakes the waiter. A channel would wake it when the headers come, through the thread pool, and again for the body. One thread adds, one
/// takes, any may finish.
/// </summary>
internal sealed class PrefetchQueue
{
    private readonly object _lock = new();
    private readonly Queue<FrameDownload> _downloads = new();
    private readonly ReusedWait _wait = new();
    private bool _isComplete;

    public void Add(FrameDownload download)
    {
        lock (_lock)
        {
            _downloads.Enqueue(download);
        }

        Wake();
    }

    /// <summary>Nothing will be added any more.</summary>
    public void Complete()
    {
        lock (_lock)
        {
            _isComplete = true;
        }

        Wake();
    }

    /// <summary>A frame is about to be done. Wakes the waiter if it is the first one.</summary>
    public void Wake()
    {
        bool waited;
        lock (_lock)
            waited = (_downloads.TryPeek(out FrameDownload? first) ? first.IsDone : _isComplete) && _wait.IsOver();
        if (waited)
            _wait.End();
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
