namespace Een.Media.Emulator;

/// <summary>The newest requests that arrived, in order, up to a capacity. A request is added before it is answered. Thread-safe.</summary>
public sealed class RequestJournal
{
    private readonly object _lock = new();
    private readonly Queue<JournalEntry> _entries = new();
    private readonly int _capacity;
    private long _total;
    private long _lastId;

    internal RequestJournal(int capacity) => _capacity = capacity;

    /// <summary>Raised when a request has arrived.</summary>
    internal event Action<JournalEntry>? Added;

    /// <summary>Raised when a request has ended.</summary>
    internal event Action<JournalEntry>? Completed;

    /// <summary>Raised when all entries have been removed.</summary>
    internal event Action? Cleared;

    /// <summary>
    /// How many requests arrived since the start or the last <see cref="Clear"/>, including those that are no longer kept.
    /// </summary>
    public long Total
    {
        get
        {
            lock (_lock)
                return _total;
        }
    }

    /// <summary>A copy of the entries, oldest first.</summary>
    public IReadOnlyList<JournalEntry> Entries
    {
        get
        {
            lock (_lock)
                return _entries.ToArray();
        }
    }

    /// <summary>The newest entry; <see langword="null"/> if there is none.</summary>
    public JournalEntry? Last
    {
        get
        {
            lock (_lock)
                return _entries.Count == 0 ? null : _entries.Last();
        }
    }

    /// <summary>The entries of one endpoint, oldest first.</summary>
    /// <param name="endpoint">The endpoint.</param>
    /// <returns>A copy.</returns>
    public IReadOnlyList<JournalEntry> Of(EmulatorEndpoint endpoint)
    {
        lock (_lock)
            return _entries.Where(entry => entry.Endpoint == endpoint).ToArray();
    }

    /// <summary>Counts the entries of one endpoint.</summary>
    /// <param name="endpoint">The endpoint.</param>
    /// <param name="status">Only entries with this status; <see langword="null"/> for all.</param>
    /// <returns>The number.</returns>
    public int Count(EmulatorEndpoint endpoint, int? status = null)
    {
        lock (_lock)
            return _entries.Count(entry => entry.Endpoint == endpoint && (status is null || entry.Status == status));
    }

    /// <summary>Removes all entries and sets <see cref="Total"/> to zero.</summary>
    public void Clear()
    {
        lock (_lock)
        {
            _entries.Clear();
            _total = 0;
        }

        Cleared?.Invoke();
    }

    internal void Complete(JournalEntry entry) => Completed?.Invoke(entry);

    internal void Add(JournalEntry entry)
    {
        lock (_lock)
        {
            _total++;
            entry.Id = ++_lastId;
            if (_capacity > 0)
            {
                if (_entries.Count == _capacity)
                    _entries.Dequeue();
                _entries.Enqueue(entry);
            }
        }

        Added?.Invoke(entry);
    }
}
