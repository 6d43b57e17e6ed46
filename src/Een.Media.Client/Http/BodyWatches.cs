using System.Collections.Concurrent;
using Een.Media.Client.Settings;

namespace Een.Media.Client.Http;

/// <summary>Hands out watches over bodies. Their timers are used again: one for each body at once is enough for millions of bodies.</summary>
internal sealed class BodyWatches(TimeLimit limit, TimeProvider time)
{
    private readonly ConcurrentQueue<CancellationTokenSource> _idle = new();

    public BodyWatch Begin(CancellationToken caller)
    {
        if (limit.IsInfinite)
            return new BodyWatch(this, limit, source: null, caller);
        if (_idle.TryDequeue(out CancellationTokenSource? source))
            source.CancelAfter(limit.Value);
        else
            source = new CancellationTokenSource(limit.Value, time);
        return new BodyWatch(this, limit, source, caller);
    }

    /// <summary>Takes a source back, if it can be used again: one that was cancelled cannot, nor one of a clock that is not the system's.</summary>
    public void Return(CancellationTokenSource source)
    {
        if (source.TryReset())
            _idle.Enqueue(source);
        else
            source.Dispose();
    }
}
