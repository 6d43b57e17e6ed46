namespace Een.Media.Emulator;

/// <summary>The requests that arrived, in order: the newest of them, up to a bound. Thread-safe. An entry is there before its answer is sent.</summary>
public sealed class RequestJournal
{
    private readonly Lock _lock = new();
    private readonly Queue<JournalEntry> _entries = new();
    private readonly int _capacity;
    private long _total;

    internal RequestJournal(int capacity) => _capacity = capacity;

    /// <summary>Raised when a request is over, however it ended.</summary>
    internal event Action<JournalEntry>? Completed;

    /// <summary>How many requests have arrived since the start or the last <see cref="Clear"/>, those no longer held included.</summary>
    public long Total
    {
        get
        {
            lock (_lock)
                return _total;
        }
    }

    /// <summary>The entries held now, oldest first: a copy.</summary>
    public IReadOnlyList<JournalEntry> Entries
    {
        get
        {
            lock (_lock)
                return _entries.ToArray();
        }
    }

    /// <summary>The newest entry, or <see langword="null"/>.</summary>
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

    /// <summary>How many of the entries held belong to an endpoint and, when given, were answered with a status.</summary>
    /// <param name="endpoint">The endpoint.</param>
    /// <param name="status">The status; <see langword="null"/> counts every request.</param>
    /// <returns>The number.</returns>
    public int Count(EmulatorEndpoint endpoint, int? status = null)
    {
        lock (_lock)
            return _entries.Count(entry => entry.Endpoint == endpoint && (status is null || entry.Status == status));
    }

    /// <summary>Forgets everything.</summary>
    public void Clear()
    {
        lock (_lock)
        {
            _entries.Clear();
            _total = 0;
        }
    }

    internal void Complete(JournalEntry entry) => Completed?.Invoke(entry);

    internal void Add(JournalEntry entry)
    {
        lock (_lock)
        {
            _total++;
            if (_capacity == 0)
                return;
            if (_entries.Count == _capacity)
                _entries.Dequeue();
            _entries.Enqueue(entry);
        }
    }
}
