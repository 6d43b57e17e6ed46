using System.Diagnostics.CodeAnalysis;

namespace Een.Media.Client.Orleans.Limits;

/// <summary>
/// Makes the limiter of a single process available to many processes. Leases are identified by keys. The leases of a process end when the
/// process is silent for too long. Thread-safe.
/// </summary>
internal sealed class AccountLimiter(TimeProvider time) : IDisposable
{
    /// <summary>How long a call waits for a lease before it is answered without one. Orleans gives up after 30 s.</summary>
    private static readonly TimeSpan s_longestWait = TimeSpan.FromSeconds(5);

    /// <summary>A process sends a sign of life every few seconds.</summary>
    private static readonly TimeSpan s_longestSilence = TimeSpan.FromSeconds(15);

    /// <summary>How long a refused call may take to come back with its ticket.</summary>
    private static readonly TimeSpan s_ticketLife = TimeSpan.FromMinutes(10);

    private readonly object _lock = new();
    private readonly MainImageLimiter _limiter = new(timeProvider: time);
    private readonly Dictionary<LeaseKey, Entry> _entries = [];
    private readonly Dictionary<LeaseKey, (MainImageTicket Ticket, long Since)> _refused = [];
    private readonly Dictionary<Guid, long> _heard = [];

    public async Task<LeaseAnswer> AcquireAsync(LeaseRequest request)
    {
        try
        {
            await Find(request).Acquired.WaitAsync(s_longestWait, time).ConfigureAwait(false);
            return new LeaseAnswer(IsGranted: true);
        }
        catch (Exception e) when (e is TimeoutException or OperationCanceledException)
        {
            return new LeaseAnswer(IsGranted: false);
        }
        catch (EenRateLimitedException e)
        {
            lock (_lock)
                _entries.Remove(request.Lease);
            return new LeaseAnswer(IsGranted: false, e.Message, e.RetryAfter ?? TimeSpan.Zero);
        }
    }

    public void Sent(LeaseKey key)
    {
        lock (_lock)
        {
            _heard[key.Process] = time.GetTimestamp();
            if (_entries.TryGetValue(key, out Entry? entry))
                entry.Sent();
        }
    }

    public void Complete(LeaseKey key, LeaseEnd end)
    {
        Entry? entry;
        lock (_lock)
        {
            _heard[key.Process] = time.GetTimestamp();
            if (_entries.Remove(key, out entry) && end.Signal == RateLimitSignal.Refused)
                _refused[key with { Number = entry.Number }] = (entry.Ticket, time.GetTimestamp());
        }

        // The lease is from the limiter of a silo that has crashed. The service's answer still counts.
        if (entry is null && end.Signal == RateLimitSignal.Refused)
            _limiter.Refuse(deviceId: null, end.RetryAfter);
        entry?.End(end);
    }

    public void KeepAlive(Guid process)
    {
        lock (_lock)
            _heard[process] = time.GetTimestamp();
    }

    /// <summary>Ends the leases of processes that are silent for too long. Call it every few seconds.</summary>
    public void Sweep()
    {
        List<Entry> dead = [];
        lock (_lock)
        {
            Guid[] silent = [.. _heard.Where(pair => time.GetElapsedTime(pair.Value) > s_longestSilence).Select(pair => pair.Key)];
            foreach (Guid process in silent)
            {
                _heard.Remove(process);
                foreach (LeaseKey key in _entries.Keys.Where(key => key.Process == process).ToArray())
                {
                    _entries.Remove(key, out Entry? entry);
                    dead.Add(entry!);
                }
            }

            LeaseKey[] old = [.. _refused.Where(pair => time.GetElapsedTime(pair.Value.Since) > s_ticketLife).Select(pair => pair.Key)];
            foreach (LeaseKey key in old)
                _refused.Remove(key);
        }

        dead.ForEach(entry => entry.End(new LeaseEnd(RateLimitSignal.None)));
    }

    public void Dispose() => _limiter.Dispose();

    /// <summary>
    /// The caller's place in the queue. A caller that asks again, because an answer was lost or came too late, keeps its place.
    /// </summary>
    private Entry Find(LeaseRequest request)
    {
        lock (_lock)
        {
            _heard[request.Lease.Process] = time.GetTimestamp();
            if (_entries.TryGetValue(request.Lease, out Entry? entry))
                return entry;
            MainImageTicket ticket = _refused.Remove(request.Lease with { Number = request.Ticket }, out var refused)
                ? refused.Ticket
                : new MainImageTicket(request.DeviceId);
            return _entries[request.Lease] = new Entry(_limiter, ticket, request.Ticket);
        }
    }

    /// <summary>A waiting caller, or its lease.</summary>
    [SuppressMessage("Design", "CA1001", Justification = "The source has no timer and no link.")]
    private sealed class Entry
    {
        private readonly CancellationTokenSource _ended = new();
        private IMainImageLease? _lease;
        private LeaseEnd? _end;

        public Entry(MainImageLimiter limiter, MainImageTicket ticket, long number)
        {
            (Ticket, Number) = (ticket, number);
            Acquired = AcquireAsync(limiter);
        }

        public MainImageTicket Ticket { get; }

        /// <summary>The ticket's number in the caller's process.</summary>
        public long Number { get; }

        public Task Acquired { get; }

        public void Sent()
        {
            lock (_ended)
                _lease?.Sent();
        }

        public void End(LeaseEnd end)
        {
            lock (_ended)
            {
                _end = end;
                if (_lease is not null)
                    Complete();
            }

            _ended.Cancel();
        }

        private async Task AcquireAsync(MainImageLimiter limiter)
        {
            IMainImageLease lease = await limiter.AcquireAsync(Ticket, _ended.Token).ConfigureAwait(false);
            lock (_ended)
            {
                _lease = lease;

                // The caller gave up before the lease arrived.
                if (_end is not null)
                    Complete();
            }
        }

        private void Complete()
        {
            if (_end!.SentAgo is { } ago)
                _lease!.Sent(ago);
            _lease!.Complete(_end.Signal, _end.RetryAfter);
            _lease = null;
        }
    }
}
