namespace Een.Media.Emulator.Cameras.Frames;

/// <summary>A least-recently-used cache with a capacity in bytes. Dropped values are garbage-collected, so readers need no lock.</summary>
internal sealed class ByteCache<TKey, TValue>(long capacity, Func<TValue, long> sizeOf)
    where TKey : notnull
{
    private readonly object _lock = new();
    private readonly Dictionary<TKey, LinkedListNode<(TKey Key, TValue Value)>> _nodes = [];
    private readonly LinkedList<(TKey Key, TValue Value)> _newestFirst = new();
    private long _bytes;

    /// <summary>
    /// If two threads miss the same value at the same time, both create it, and one is kept. That is cheaper than a lock.
    /// </summary>
    public TValue GetOrAdd<TState>(TKey key, TState state, Func<TKey, TState, TValue> make)
    {
        lock (_lock)
        {
            if (_nodes.TryGetValue(key, out LinkedListNode<(TKey Key, TValue Value)>? node))
            {
                _newestFirst.Remove(node);
                _newestFirst.AddFirst(node);
                return node.Value.Value;
            }
        }

        TValue value = make(key, state);
        lock (_lock)
        {
            if (_nodes.TryAdd(key, new LinkedListNode<(TKey, TValue)>((key, value))))
            {
                _newestFirst.AddFirst(_nodes[key]);
                _bytes += sizeOf(value);
                while (_bytes > capacity && _newestFirst.Last is { } oldest)
                {
                    _newestFirst.RemoveLast();
                    _nodes.Remove(oldest.Value.Key);
                    _bytes -= sizeOf(oldest.Value.Value);
                }
            }
        }

        return value;
    }
}
