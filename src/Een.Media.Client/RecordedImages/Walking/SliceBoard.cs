namespace Een.Media.Client.RecordedImages.Walking;

/// <summary>
/// The slices of a walk in their order: first those under way or finished, then what has not been begun. Opens new ones whenever one
/// finishes, and passes on what it learned: where nothing is recorded, how dense the frames lie, and the rest of a slice that turned
/// out to hold too many.
/// </summary>
internal sealed class SliceBoard
{
    private readonly Func<Slice, int, ChainWalk> _open;
    private readonly WalkAxis _axis;
    private readonly SliceSizer _sizer;
    private readonly int _parallelism;
    private readonly LinkedList<Slice> _slices = [];
    private readonly object _lock = new();
    private bool _isClosed;

    /// <param name="open">Starts the walk through a slice, which ends by itself after so many frames.</param>
    /// <param name="axis">The range.</param>
    /// <param name="sizer">Decides how long a slice is.</param>
    /// <param name="parallelism">How many slices run at once. Twice as many may be open, the others waiting for the caller.</param>
    public SliceBoard(Func<Slice, int, ChainWalk> open, WalkAxis axis, SliceSizer sizer, int parallelism)
    {
        _open = open;
        _axis = axis;
        _sizer = sizer;
        _parallelism = parallelism;
        if (axis.End >= 0)
            _slices.AddFirst(new Slice(0, axis.End));
    }

    /// <summary>The first slice, which is always under way; <see langword="null"/> when the range is done.</summary>
    public Slice? First()
    {
        lock (_lock)
        {
            Fill();
            return _slices.First?.Value;
        }
    }

    /// <summary>Forgets the first slice: all of its frames are with the caller.</summary>
    public void RemoveFirst()
    {
        lock (_lock)
        {
            _slices.RemoveFirst();
        }
    }

    /// <summary>Opens nothing any more.</summary>
    /// <returns>The slices that are still open.</returns>
    public IReadOnlyList<Slice> Close()
    {
        lock (_lock)
        {
            _isClosed = true;
            return [.. _slices.Where(slice => slice.Walk is not null)];
        }
    }

    private void Fill()
    {
        while (!_isClosed && NextToOpen() is { } node)
        {
            Slice pending = node.Value;
            var slice = new Slice(pending.Start, Math.Min(pending.End, pending.Start + _sizer.Length - 1)) { IsRunning = true };
            _slices.AddBefore(node, slice);
            if (slice.End == pending.End)
                _slices.Remove(node);
            else
                pending.Start = slice.End + 1;
            slice.Walk = _open(slice, 2 * _sizer.Frames);
            slice.Watch = WatchAsync(slice);
        }
    }

    /// <summary>The first slice that has not been begun, if there is room. The very first always has: the caller waits for it.</summary>
    private LinkedListNode<Slice>? NextToOpen()
    {
        int running = 0;
        int open = 0;
        LinkedListNode<Slice>? next = null;
        for (LinkedListNode<Slice>? node = _slices.First; node is not null; node = node.Next)
        {
            if (node.Value.Walk is null)
            {
                next ??= node;
                continue;
            }

            if (node.Value.EndsWalk && next is null)
                return null;
            open++;
            running += node.Value.IsRunning ? 1 : 0;
        }

        if (next is not null && next == _slices.First)
            return next;
        return running < _parallelism && open < 2 * _parallelism ? next ?? Share() : null;
    }

    /// <summary>
    /// Towards the end of the range places fall idle: the slice with the most in front of it then gives away the half of that, so that all
    /// places finish together.
    /// </summary>
    private LinkedListNode<Slice>? Share()
    {
        LinkedListNode<Slice>? longest = null;
        long most = _sizer.LeastToShare - 1;
        for (LinkedListNode<Slice>? node = _slices.First; node is not null; node = node.Next)
        {
            if (node.Value.IsRunning && Left(node.Value) is { } left && left > most)
                (longest, most) = (node, left);
        }

        if (longest?.Value is not { } slice)
            return null;
        long middle = slice.End - (most / 2);
        if (!slice.Walk!.Chain.Limit.TryDrawIn(_axis.At(middle)))
            return null;
        var half = new Slice(middle + 1, slice.End);
        slice.End = middle;
        return _slices.AddAfter(longest, half);
    }

    /// <summary>What lies in front of a slice; <see langword="null"/> while nobody knows whether there is a frame in it at all.</summary>
    private long? Left(Slice slice) =>
        slice.Walk!.Chain.Limit.Reached is { } reached ? slice.End - _axis.PositionOf(reached) : null;

    private async Task WatchAsync(Slice slice)
    {
        // This one, though the walk may go on with another that states its options anew.
        FrameChain chain = slice.Walk!.Chain;

        // Never on the opener's stack, who holds the lock.
        await slice.Walk.Completion.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        lock (_lock)
        {
            slice.IsRunning = false;
            if (_slices.Find(slice) is { } node)
                Learn(node, chain);
            Fill();
        }
    }

    private void Learn(LinkedListNode<Slice> node, FrameChain chain)
    {
        Slice slice = node.Value;
        long? last = chain.Last is { } timestamp ? _axis.PositionOf(timestamp) : null;
        long reached = chain.Ended == ChainEnd.Beyond ? slice.End : last ?? slice.Start;
        if (chain.Accepted > 0)
            _sizer.SawFrames(chain.Accepted, reached - slice.Start + 1, chain.Bytes);
        switch (chain.Ended)
        {
            case ChainEnd.Beyond:
                long next = _axis.PositionOf(chain.Beyond!.Value);
                if (chain.Accepted == 0)
                    _sizer.SawNothing(slice.Start, next);
                SkipTo(node, next);
                break;
            case ChainEnd.Full when last < slice.End:
                _slices.AddAfter(node, new Slice(last.Value + 1, slice.End));
                break;
            case ChainEnd.Exhausted:
                slice.EndsWalk = true;
                break;
        }
    }

    /// <summary>Nothing lies between this slice and that position, so nothing there needs to be asked for.</summary>
    private void SkipTo(LinkedListNode<Slice> node, long position)
    {
        LinkedListNode<Slice>? following = node.Next;
        while (following is not null)
        {
            LinkedListNode<Slice>? next = following.Next;
            Slice slice = following.Value;
            if (slice.Walk is null && slice.Start < position)
            {
                slice.Start = position;
                if (slice.Start > slice.End)
                    _slices.Remove(following);
            }

            following = next;
        }
    }
}
