using System.Diagnostics.CodeAnalysis;
using System.Threading.RateLimiting;

namespace Een.Media.Client.Resilience.RateLimiting;

/// <summary>
/// The limiter in memory. Grants leases one by one, in the order of the tickets. A refusal by the service starts a cooldown. After the
/// cooldown, one caller goes ahead (the probe); once it is accepted, the others follow at the controller's rate. Thread-safe. No user code
/// runs under the lock, and no caller's context is kept.
/// </summary>
/// <remarks>
/// This file has the leases and what their ends say; .Queue.cs decides which caller is next, and when; .Permits.cs requests a permit of the
/// user's limiter first, if there is one; .Lease.cs is what the caller holds.
/// </remarks>
[SuppressMessage(
    "Design", "CA2213",
    Justification = "_disposing holds nothing to release: no timer, no linked token. The user's limiter may still use its token.")]
internal sealed partial class RequestLimiter(TimeProvider time, IRateController rate, Cooldown cooldown, RateLimiter? userLimiter = null)
    : IMainImageLimiter, IDisposable
{
    /// <summary>
    /// A refusal comes at once. So a request that is silent, without an answer after this many seconds, was accepted. Its camera may take
    /// minutes, and must not delay other callers.
    /// </summary>
    private const double SilenceSeconds = 1;

    /// <summary>How long after a cooldown its refusal no longer matters.</summary>
    private const double RecoverySeconds = 60;

    private readonly object _lock = new();
    private readonly WaitQueue _queue = new();
    private readonly LinkedList<Lease> _unsent = new();
    private readonly LinkedList<Lease> _unanswered = new();
    private readonly CancellationTokenSource _disposing = new();
    private readonly long _start = time.GetTimestamp();
    private ITimer? _timer;
    private RateLimitLease? _userPermit;
    private bool _permitRequested;
    private Lease? _probe;
    private double[] _sentAt = new double[8];
    private bool _wantsProbe;
    private double _lastUsed;
    private bool _disposed;

    /// <summary>How long it has not been used.</summary>
    public TimeSpan IdleFor
    {
        get
        {
            lock (_lock)
                return _queue.Count > 0 || InProgress > 0 ? TimeSpan.Zero : TimeSpan.FromSeconds(Now - Math.Max(_lastUsed, cooldown.Until));
        }
    }

    /// <summary>Whether the last refusal is long ago.</summary>
    public bool HasRecovered
    {
        get
        {
            lock (_lock)
                return _queue.Count == 0 && Now - cooldown.Until >= RecoverySeconds;
        }
    }

    private int InProgress => _unsent.Count + _unanswered.Count;

    private double Now => time.GetElapsedTime(_start).TotalSeconds;

    /// <inheritdoc/>
    /// <exception cref="EenRateLimitedException">The requested wait is too long, or the user's limiter does not queue.</exception>
    public ValueTask<IMainImageLease> AcquireAsync(MainImageTicket ticket, CancellationToken cancellationToken)
    {
        Waiter waiter;
        lock (_lock)
        {
            if (_disposed)
                return ValueTask.FromException<IMainImageLease>(new ObjectDisposedException(nameof(EenMediaClient)));
            double now = _lastUsed = Now;
            if (cooldown.TooLongWait(now) is { } failure)
                return ValueTask.FromException<IMainImageLease>(failure);
            if (userLimiter is null && _queue.Count == 0 && NextAt(now) <= now)
                return new(Grant());

            // Registered under the lock, so that code that removes the caller from the queue finds the registration.
            waiter = new Waiter(this, ticket);
            waiter.Cancellation = cancellationToken.UnsafeRegister(static (waiter, token) => GiveUp((Waiter)waiter!, token), waiter);
            if (cancellationToken.IsCancellationRequested)
                return ValueTask.FromCanceled<IMainImageLease>(cancellationToken);
            _queue.Add(waiter);
        }

        Advance();
        return new(waiter.Task);
    }

    /// <summary>Reports the refusal of a request that had no lease.</summary>
    public void Refuse(TimeSpan? retryAfter)
    {
        lock (_lock)
            Cool(Now, retryAfter);
        Advance();
    }

    /// <summary>Grants no more leases. Waiting callers get an <see cref="ObjectDisposedException"/>.</summary>
    public void Dispose()
    {
        lock (_lock)
        {
            if (_disposed)
                return;
            _disposed = true;
            _timer?.Dispose();
        }

        _disposing.Cancel();
        Advance();
    }

    private void MarkSent(Lease lease, TimeSpan ago)
    {
        lock (_lock)
        {
            if (lease.IsCompleted || lease.SentAt is not null)
                return;
            lease.SentAt = Now - ago.TotalSeconds;
            if (lease.Node.List is not null)
                _unsent.Remove(lease.Node);
            _unanswered.AddLast(lease.Node);
            if (_queue.Count > 0)
                Schedule(lease.SentAt.Value);
        }
    }

    private void Complete(Lease lease, RateLimitSignal signal, TimeSpan? retryAfter)
    {
        lock (_lock)
        {
            if (lease.IsCompleted)
                return;
            lease.IsCompleted = true;
            double now = _lastUsed = Now;
            bool wasSettled = lease.IsSettled;
            Settle(lease);
            if (signal == RateLimitSignal.Refused)
                Cool(lease.SentAt ?? now, retryAfter);
            else if (signal == RateLimitSignal.Accepted && !wasSettled)
                Accept(lease.SentAt ?? now);
        }

        try
        {
            lease.UserPermit?.Dispose();
        }
        finally
        {
            Advance();
        }
    }

    private void Settle(Lease lease)
    {
        if (lease.IsSettled)
            return;
        lease.IsSettled = true;
        lease.Node.List?.Remove(lease.Node);
        if (_probe == lease)
            _probe = null;
    }

    private void Accept(double sentAt)
    {
        rate.Accepted(sentAt);
        if (sentAt < cooldown.Until)
            return;
        cooldown.Forget();
        _wantsProbe = false;
    }

    private void Cool(double sentAt, TimeSpan? retryAfter)
    {
        double now = Now;
        double? wait = Cooldown.NamedWait(retryAfter)?.TotalSeconds;
        if (sentAt < cooldown.Until)
        {
            // It was in progress with the refusal that began the cooldown. Only a longer wait counts.
            cooldown.Extend(now, wait ?? 0);
            return;
        }

        rate.Refused(sentAt);
        cooldown.Begin(now, wait);
        _wantsProbe = true;
    }

    private Lease Grant()
    {
        var lease = new Lease(this, Now) { UserPermit = _userPermit };
        _userPermit = null;
        _unsent.AddLast(lease.Node);
        if (_wantsProbe)
            _probe = lease;
        return lease;
    }

    /// <summary>When the next caller may go; null to wait for an answer.</summary>
    private double? NextAt(double now)
    {
        while (_unanswered.First is { } oldest && oldest.Value.SentAt + SilenceSeconds <= now)
        {
            Settle(oldest.Value);
            Accept(oldest.Value.SentAt!.Value);
        }

        if (_probe is not null)
            return null;

        // A probe goes at the time that the service named; if it named none, as soon as the controller expects success.
        double? next = _wantsProbe && cooldown.HasRetryAfter ? now : rate.NextAt(now, SentAt());
        return next is { } at ? Math.Max(at, cooldown.Until) : null;
    }

    /// <summary>When the requests in progress were sent. A granted request counts as sent at once.</summary>
    private ReadOnlySpan<double> SentAt()
    {
        if (_sentAt.Length < InProgress)
            Array.Resize(ref _sentAt, InProgress * 2);
        int count = 0;
        foreach (Lease lease in _unanswered)
            _sentAt[count++] = lease.SentAt!.Value;
        foreach (Lease lease in _unsent)
            _sentAt[count++] = lease.GrantedAt;
        return _sentAt.AsSpan(0, count);
    }
}
