using System.Threading.RateLimiting;

namespace Een.Media.Client.Resilience.RateLimiting;

/// <summary>
/// Lets calls through one after the other, in the order of their places. A refusal by the service closes it; when the time is over, one call
/// goes ahead to see (the probe), and the rest follow its answer at the pace. Thread-safe; every wait obeys cancellation.
/// </summary>
internal sealed class MainImageGate : IDisposable
{
    private readonly object _lock = new();
    private readonly WaitingLine _line = new();
    private readonly TimeProvider _time;
    private readonly IPace _pace;
    private readonly Closure _closure;
    private readonly RateLimiter? _limiter;
    private readonly ITimer _timer;
    private readonly long _start;
    private long _lastPlace;
    private bool _wantsProbe;
    private bool _probing;
    private bool _disposed;

    public MainImageGate(TimeProvider time, IPace pace, Closure closure, RateLimiter? limiter = null)
    {
        (_time, _pace, _closure, _limiter, _start) = (time, pace, closure, limiter, time.GetTimestamp());
        _timer = time.CreateTimer(static gate => ((MainImageGate)gate!).Open(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>How many callers wait.</summary>
    public int Waiting
    {
        get
        {
            lock (_lock)
                return _line.Count;
        }
    }

    private double Now => _time.GetElapsedTime(_start).TotalSeconds;

    /// <summary>A place in the order of arrival, which a call keeps through all its attempts.</summary>
    public long TakePlace() => Interlocked.Increment(ref _lastPlace);

    /// <summary>Waits for a turn. Each turn must be given back by <see cref="Leave"/>.</summary>
    /// <exception cref="EenRateLimitedException">The service has asked for a longer wait than is allowed, or the fixed limiter refuses.</exception>
    public ValueTask<Admission> EnterAsync(long place, CancellationToken cancellationToken) =>
        _limiter is null ? QueueAsync(place, cancellationToken) : EnterLimitedAsync(_limiter, place, cancellationToken);

    private async ValueTask<Admission> EnterLimitedAsync(RateLimiter limiter, long place, CancellationToken cancellationToken)
    {
        RateLimitLease lease = await limiter.AcquireAsync(1, cancellationToken).ConfigureAwait(false);
        try
        {
            return lease.IsAcquired
                ? await QueueAsync(place, cancellationToken).ConfigureAwait(false) with { Lease = lease }
                : throw Closure.RefusedBy(lease);
        }
        catch
        {
            lease.Dispose();
            throw;
        }
    }

    private ValueTask<Admission> QueueAsync(long place, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            ObjectDisposedException.ThrowIf(_disposed, typeof(EenMediaClient));
            double now = Now;
            if (_closure.Refusal(now) is { } refusal)
                return ValueTask.FromException<Admission>(refusal);
            if (_line.Count == 0 && NextAt(now) <= now)
                return new(Admit(now));

            // Registered under the lock, so that whoever takes the caller out of the line finds the registration.
            var waiter = new Waiter(this, place);
            waiter.Cancellation = cancellationToken.UnsafeRegister(
                static (state, token) => ((Waiter)state!).Gate.GiveUp((Waiter)state, token),
                waiter);
            if (cancellationToken.IsCancellationRequested)
                return ValueTask.FromCanceled<Admission>(cancellationToken);
            _line.Add(waiter);
            Schedule(now);
            return new(waiter.Task);
        }
    }

    /// <summary>Gives a turn back.</summary>
    /// <param name="turn">The turn.</param>
    /// <param name="verdict">What came of it.</param>
    /// <param name="retryAfter">How long the service asked to wait, if it did.</param>
    public void Leave(Admission turn, Verdict verdict, TimeSpan? retryAfter = null)
    {
        turn.Lease?.Dispose();
        lock (_lock)
        {
            if (turn.IsProbe)
                _probing = false;
            if (verdict == Verdict.Refused)
                Close(turn, retryAfter is { Ticks: > 0 } wait ? wait.TotalSeconds : null);
            else if (verdict == Verdict.Served)
                Serve(turn);
            _pace.Ended();
        }

        TurnAway();
        Open();
    }

    /// <summary>Nobody is let through any more; those who wait learn it.</summary>
    public void Dispose()
    {
        lock (_lock)
            _disposed = true;
        _timer.Dispose();
        TurnAway();
    }

    private void Close(Admission turn, double? retryAfter)
    {
        double now = Now;
        if (turn.Closures != _closure.Count)
        {
            // It was under way when the gate closed: no news, unless it brings a longer wait.
            _closure.Extend(now, retryAfter ?? 0);
            return;
        }

        _pace.Refused(turn.SentAt);
        _closure.Begin(now, retryAfter);
        _wantsProbe = true;
    }

    private void Serve(Admission turn)
    {
        _pace.Served(turn.SentAt);
        if (turn.Closures != _closure.Count)
            return;
        _closure.Ended();
        _wantsProbe = false;
    }

    /// <summary>When the next caller may go; <see langword="null"/>: after an answer.</summary>
    private double? NextAt(double now)
    {
        if (_probing)
            return null;
        // A probe goes when the service said so; if it did not say, as soon as the pace believes in success.
        double? next = _wantsProbe && _closure.IsTold ? now : _pace.NextAt(now);
        return next is { } at ? Math.Max(at, _closure.Until) : null;
    }

    private Admission Admit(double now)
    {
        _probing = _wantsProbe;
        _pace.Sent();
        return new(_closure.Count, _wantsProbe, now);
    }

    private void Schedule(double now)
    {
        // Rounded up: a timer that rings a fraction early would ring again and again.
        if (_line.Count > 0 && NextAt(now) is { } next)
            _timer.Change(TimeSpan.FromTicks((long)Math.Ceiling(Math.Max(0, next - now) * TimeSpan.TicksPerSecond) + 1), Timeout.InfiniteTimeSpan);
    }

    /// <summary>Lets through everyone whose time has come, and sets the clock for the next.</summary>
    private void Open()
    {
        while (true)
        {
            Waiter waiter;
            Admission turn;
            lock (_lock)
            {
                double now = Now;
                if (_line.Count == 0 || !(NextAt(now) <= now))
                {
                    Schedule(now);
                    return;
                }

                waiter = _line.TakeFirst();
                turn = Admit(now);
            }

            waiter.Cancellation.Unregister();
            waiter.SetResult(turn);
        }
    }

    /// <summary>Callers whom the service would keep waiting for too long, or whose client is gone, learn it now.</summary>
    private void TurnAway()
    {
        while (true)
        {
            Waiter waiter;
            Exception refusal;
            lock (_lock)
            {
                Exception? current = _disposed ? new ObjectDisposedException(nameof(EenMediaClient)) : _closure.Refusal(Now);
                if (_line.Count == 0 || current is null)
                    return;
                waiter = _line.TakeFirst();
                refusal = current;
            }

            waiter.Cancellation.Unregister();
            waiter.SetException(refusal);
        }
    }

    private void GiveUp(Waiter waiter, CancellationToken token)
    {
        lock (_lock)
        {
            if (!_line.Remove(waiter))
                return;
        }

        waiter.SetCanceled(token);
    }
}
