using System.Threading.RateLimiting;

namespace Een.Media.Client.Resilience.RateLimiting;

/// <content>Serves the queue: which caller goes next, and when.</content>
internal sealed partial class RequestLimiter
{
    /// <summary>Sets the timer for when the next caller may go, or for when the oldest request in progress counts as accepted.</summary>
    private void Schedule(double now)
    {
        if (_disposed || (NextAt(now) ?? (_unanswered.First?.Value.SentAt + SilenceSeconds)) is not { } next)
            return;
        if (_timer is null)
        {
            using AsyncFlowControl flow = ExecutionContext.SuppressFlow();
            _timer = time.CreateTimer(
                static limiter => ((RequestLimiter)limiter!).Advance(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }

        // Rounded up, because a timer that rings slightly early would ring again and again.
        _timer.Change(
            TimeSpan.FromTicks((long)Math.Ceiling(Math.Max(0, next - now) * TimeSpan.TicksPerSecond) + 1), Timeout.InfiniteTimeSpan);
    }

    /// <summary>Serves the queue as far as possible, and sets the timer for the next caller.</summary>
    private void Advance()
    {
        while (true)
        {
            Waiter? waiter = null;
            Lease? lease = null;
            RateLimitLease? unused = null;
            bool mustRequest = false;
            Exception? failure;
            lock (_lock)
            {
                double now = Now;
                failure = _disposed ? new ObjectDisposedException(nameof(EenMediaClient)) : cooldown.TooLongWait(now);
                if (_queue.Count == 0)
                {
                    (unused, _userPermit) = (_userPermit, null);
                }
                else if (failure is not null)
                {
                    waiter = _queue.TakeFirst();
                }
                else if (!(NextAt(now) <= now))
                {
                    Schedule(now);
                    return;
                }
                else if (userLimiter is null || _userPermit is not null)
                {
                    waiter = _queue.TakeFirst();
                    lease = Grant();
                }
                else if (_permitRequested)
                {
                    return;
                }
                else
                {
                    _permitRequested = mustRequest = true;
                }
            }

            if (waiter is not null)
                Resume(waiter, lease, failure);
            else if (unused is not null)
                unused.Dispose();
            else if (!mustRequest || !RequestPermit(userLimiter!))
                return;
        }
    }

    private static void Resume(Waiter waiter, Lease? lease, Exception? failure)
    {
        waiter.Cancellation.Unregister();
        if (lease is not null)
            waiter.SetResult(lease);
        else
            waiter.SetException(failure!);
    }

    private static void GiveUp(Waiter waiter, CancellationToken token)
    {
        RequestLimiter limiter = waiter.Limiter;
        bool isLast;
        lock (limiter._lock)
        {
            if (!limiter._queue.Remove(waiter))
                return;
            isLast = limiter._queue.Count == 0;
        }

        waiter.SetCanceled(token);
        if (isLast)
            limiter.Advance();
    }
}
