namespace Een.Media.Client.Resilience.RateLimiting;

/// <summary>Callers in the order of their tickets. One that comes back with an old ticket goes before all later ones.</summary>
internal sealed class WaitQueue
{
    private readonly LinkedList<Waiter> _waiters = new();

    public int Count => _waiters.Count;

    public void Add(Waiter waiter)
    {
        LinkedListNode<Waiter>? before = _waiters.Last;
        while (before is not null && before.Value.Ticket.Number > waiter.Ticket.Number)
            before = before.Previous;
        if (before is null)
            _waiters.AddFirst(waiter.Node);
        else
            _waiters.AddAfter(before, waiter.Node);
    }

    public Waiter TakeFirst()
    {
        Waiter first = _waiters.First!.Value;
        _waiters.RemoveFirst();
        return first;
    }

    /// <summary>Removes a caller. Returns whether it was still waiting. The time does not depend on the number of callers.</summary>
    public bool Remove(Waiter waiter)
    {
        if (waiter.Node.List is null)
            return false;
        _waiters.Remove(waiter.Node);
        return true;
    }
}

/// <summary>A caller in the queue.</summary>
internal sealed class Waiter : TaskCompletionSource<IMainImageLease>
{
    public Waiter(RequestLimiter limiter, MainImageTicket ticket)
        : base(TaskCreationOptions.RunContinuationsAsynchronously)
    {
        (Limiter, Ticket) = (limiter, ticket);
        Node = new LinkedListNode<Waiter>(this);
    }

    public RequestLimiter Limiter { get; }

    public MainImageTicket Ticket { get; }

    public LinkedListNode<Waiter> Node { get; }

    /// <summary>Takes the caller out of the queue when it cancels.</summary>
    public CancellationTokenRegistration Cancellation { get; set; }
}
