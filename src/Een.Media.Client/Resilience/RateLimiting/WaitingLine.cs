namespace Een.Media.Client.Resilience.RateLimiting;

/// <summary>Callers in the order of their places. One that comes back with an old place goes ahead of all later ones.</summary>
internal sealed class WaitingLine
{
    private readonly LinkedList<Waiter> _waiters = new();

    public int Count => _waiters.Count;

    public void Add(Waiter waiter)
    {
        LinkedListNode<Waiter>? before = _waiters.Last;
        while (before is not null && before.Value.Place > waiter.Place)
            before = before.Previous;
        if (before is null)
            _waiters.AddFirst(waiter);
        else
            _waiters.AddAfter(before, waiter);
    }

    public Waiter TakeFirst()
    {
        Waiter first = _waiters.First!.Value;
        _waiters.RemoveFirst();
        return first;
    }

    public bool Remove(Waiter waiter) => _waiters.Remove(waiter);
}
