using System.Runtime.CompilerServices;
using Een.Media.Client.Orleans.Diagnostics;

namespace Een.Media.Client.Orleans.Limits;

/// <summary>
/// Takes leases from the account's grain. While the cluster cannot be reached, it takes them from a slow limiter in this process. A
/// keep-alive every few seconds shows whether the cluster is back.
/// </summary>
internal sealed class ClusterLimiter : IMainImageLimiter, IDisposable
{
    private static readonly TimeSpan s_callTimeout = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan s_signEvery = TimeSpan.FromSeconds(3);

    private readonly IGrainFactory _grains;
    private readonly string _account;
    private readonly TimeProvider _time;
    private readonly QuietLogger _logger;
    private readonly Guid _process = Guid.NewGuid();
    private readonly RecentPace _pace;
    private readonly ConditionalWeakTable<MainImageTicket, Task> _refusals = [];
    private readonly object _lock = new();
    private readonly ITimer _signs;
    private long _lastNumber;
    private int _open;
    private int _lostSignals;
    private bool _asks;
    private Outage? _outage;

    public ClusterLimiter(IGrainFactory grains, string account, TimeProvider time, QuietLogger logger)
    {
        (_grains, _account, _time, _logger) = (grains, account, time, logger);
        _pace = new RecentPace(time);
        using AsyncFlowControl flow = ExecutionContext.SuppressFlow();
        _signs = time.CreateTimer(static self => ((ClusterLimiter)self!).GiveSign(), this, s_signEvery, s_signEvery);
    }

    /// <summary>Looked up each time: a process that has not connected to a silo yet knows no grains.</summary>
    private ILimiterGrain Grain => _grains.GetGrain<ILimiterGrain>(_account);

    /// <inheritdoc/>
    /// <exception cref="EenRateLimitedException">The service asks for a longer wait than is allowed.</exception>
    public async ValueTask<IMainImageLease> AcquireAsync(MainImageTicket ticket, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(ticket);
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (Volatile.Read(ref _outage) is not { } outage)
            {
                if (await TryAcquireAsync(ticket, cancellationToken).ConfigureAwait(false) is { } lease)
                    return lease;
                continue;
            }

            using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, outage.Over);
            try
            {
                IMainImageLease lease = await outage.Limiter.AcquireAsync(ticket, either.Token).ConfigureAwait(false);
                Instruments.Leases.Add(1, new KeyValuePair<string, object?>("source", "process"));
                return lease;
            }
            catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested && outage.Over.IsCancellationRequested)
            {
                // The cluster is back, so take the lease from it.
            }
        }
    }

    public void Dispose()
    {
        _signs.Dispose();
        _outage?.Dispose();
    }

    /// <summary>A lease from the cluster; null if the cluster was lost meanwhile.</summary>
    private async Task<IMainImageLease?> TryAcquireAsync(MainImageTicket ticket, CancellationToken cancellationToken)
    {
        // A refusal of the same call must arrive before its next request, so that the grain knows why the call comes back.
        if (_refusals.TryGetValue(ticket, out Task? refusal))
            await refusal.WaitAsync(cancellationToken).ConfigureAwait(false);
        var key = new LeaseKey(_process, Interlocked.Increment(ref _lastNumber));
        var request = new LeaseRequest(key, ticket.Number, ticket.DeviceId);
        bool isGranted = false;
        Interlocked.Increment(ref _open);
        try
        {
            LeaseAnswer answer;
            do
            {
                answer = await AskAsync(request).WaitAsync(s_callTimeout, _time, cancellationToken).ConfigureAwait(false);
                if (answer.Refusal is { } reason)
                    throw EenMediaModelFactory.ApiException(
                        System.Net.HttpStatusCode.TooManyRequests, message: reason, retryAfter: answer.RetryAfter);
            }
            while (!answer.IsGranted);

            isGranted = true;
            _pace.Add();
            Instruments.Leases.Add(1, new KeyValuePair<string, object?>("source", "cluster"));
            return new Lease(this, key, ticket);
        }
        catch (Exception e) when (e is not EenRateLimitedException && !cancellationToken.IsCancellationRequested)
        {
            Lose(e);
            return null;
        }
        finally
        {
            if (!isGranted)
                _ = CompleteAsync(key, new LeaseEnd(RateLimitSignal.None));
        }
    }

    /// <summary>Runs outside the caller's context, which must not flow to another process.</summary>
    private Task<LeaseAnswer> AskAsync(LeaseRequest request)
    {
        using AsyncFlowControl flow = ExecutionContext.SuppressFlow();
        return Grain.AcquireAsync(request);
    }

    private async Task CompleteAsync(LeaseKey key, LeaseEnd end)
    {
        Interlocked.Decrement(ref _open);
        await SendAsync(() => Grain.CompleteAsync(key, end)).ConfigureAwait(false);
    }

    /// <summary>
    /// Sends a message that needs no answer. The next lease shows whether the cluster can be reached. The first of several failures is
    /// logged, because a limiter that misses refusals learns a rate that is too high.
    /// </summary>
    private async Task SendAsync(Func<Task> send)
    {
        try
        {
            await Task.Run(send).ConfigureAwait(false);
            Volatile.Write(ref _lostSignals, 0);
        }
        catch (Exception e)
        {
            if (Interlocked.Increment(ref _lostSignals) == 1)
                Log.SignalLost(_logger, _account, e.GetType().Name);
        }
    }

    private void Lose(Exception e)
    {
        TimeSpan interval = _pace.SlowInterval();
        lock (_lock)
        {
            if (_outage is not null)
                return;
            Volatile.Write(ref _outage, new Outage(interval, _time));
        }

        Log.ClusterLost(_logger, _account, interval.TotalSeconds, e.GetType().Name);
    }

    private void GiveSign()
    {
        lock (_lock)
        {
            if (_asks || (_outage is null && Volatile.Read(ref _open) == 0))
                return;
            _asks = true;
        }

        _ = GiveSignAsync();
    }

    private async Task GiveSignAsync()
    {
        try
        {
            await Grain.KeepAliveAsync(_process).WaitAsync(s_callTimeout, _time).ConfigureAwait(false);
            Outage? over;
            lock (_lock)
                (over, _outage) = (_outage, null);
            if (over is null)
                return;
            over.End();
            Log.ClusterFound(_logger, _account);
        }
        catch (Exception)
        {
            // The cluster still cannot be reached.
        }
        finally
        {
            lock (_lock)
                _asks = false;
        }
    }

    /// <summary>The limiter for the time without the cluster.</summary>
    private sealed class Outage(TimeSpan interval, TimeProvider time) : IDisposable
    {
        private readonly CancellationTokenSource _over = new();
        private readonly SlowLimiter _slow = new(interval, time);
        private MainImageLimiter? _limiter;

        public CancellationToken Over => _over.Token;

        public MainImageLimiter Limiter => LazyInitializer.EnsureInitialized(
            ref _limiter, () => new MainImageLimiter(new MainImagePacingOptions { RateLimiter = _slow }, timeProvider: time));

        public void End() => _over.Cancel();

        public void Dispose()
        {
            _over.Dispose();
            _slow.Dispose();
            _limiter?.Dispose();
        }
    }

    private sealed class Lease(ClusterLimiter limiter, LeaseKey key, MainImageTicket ticket) : IMainImageLease
    {
        private long _toldAt;
        private TimeSpan? _ago;

        public void Sent(TimeSpan ago = default)
        {
            (_toldAt, _ago) = (limiter._time.GetTimestamp(), ago);
            _ = limiter.SendAsync(() => limiter.Grain.SentAsync(key));
        }

        public void Complete(RateLimitSignal signal, TimeSpan? retryAfter)
        {
            TimeSpan? sentAgo = _ago + limiter._time.GetElapsedTime(_toldAt);
            Task told = limiter.CompleteAsync(key, new LeaseEnd(signal, retryAfter, sentAgo));
            if (signal == RateLimitSignal.Refused)
                limiter._refusals.AddOrUpdate(ticket, told);
        }
    }
}
