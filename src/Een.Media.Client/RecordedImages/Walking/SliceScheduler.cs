namespace Een.Media.Client.RecordedImages.Walking;

/// <summary>
/// The slices of a walk, in order: open ones, which run or have finished, and pending ones, which have not been begun. Opens pending slices
/// when one finishes, and uses what that one has shown: where nothing is recorded, how dense the frames are, and the remainder of a slice
/// that holds too many.
/// </summary>
/// <remarks>A slot is one of the slices that may run at once: there are as many as <see cref="WalkOptions.Parallelism"/>.</remarks>
internal sealed partial class SliceScheduler
{
    private readonly Func<Slice, SliceLimits, CursorWalk> _open;
    private readonly WalkAxis _axis;
    private readonly SliceSizes _sizes;
    private readonly int _parallelism;
    private readonly int _maxFrames;
    private readonly LinkedList<Slice> _slices = [];
    private readonly object _lock = new();
    private bool _isClosed;

    /// <summary>
    /// Whether <see cref="Fill"/> runs. A cursor that gets its first frame at once calls <see cref="Advanced"/> on the same thread, which
    /// already holds the lock and is about to look for further slices anyway.
    /// </summary>
    private bool _isFilling;

    /// <summary>Whether a slot is free and no slice can be opened or split for it yet. Read without the lock, for each frame.</summary>
    private volatile bool _hasFreeSlots;
    private int _taken;

    /// <param name="open">Starts the walk through a slice, which ends by itself at its limits.</param>
    /// <param name="axis">The range.</param>
    /// <param name="sizes">Decides how long a slice is.</param>
    /// <param name="parallelism">The number of slots. More slices may be open: those have finished and wait for the caller.</param>
    /// <param name="maxFrames">How many frames the walk may have; null for no limit. No slice is opened if the slices before it have that
    /// many.</param>
    public SliceScheduler(Func<Slice, SliceLimits, CursorWalk> open, WalkAxis axis, SliceSizes sizes, int parallelism, int? maxFrames)
    {
        _maxFrames = maxFrames ?? int.MaxValue;
        _open = open;
        _axis = axis;
        _sizes = sizes;
        _parallelism = parallelism;
        if (axis.End > 0)
            _slices.AddFirst(new Slice(0, axis.End));
    }

    /// <summary>Opens slices while there is room, and returns the first one, which is then open. Null when the range is done.</summary>
    public Slice? OpenFirst()
    {
        lock (_lock)
        {
            Fill();
            return _slices.First?.Value;
        }
    }

    /// <summary>Removes the first slice, because the caller has all of its frames.</summary>
    public void RemoveFirst()
    {
        lock (_lock)
        {
            _taken += _slices.First!.Value.Walk!.Cursor.Frames;
            _slices.RemoveFirst();
        }
    }

    /// <summary>
    /// Gives a slice that returns to an earlier frame everything up to the next slice. A part that was skipped, because nothing seemed to
    /// be recorded there, may hold frames after all.
    /// </summary>
    public void Reclaim(Slice slice)
    {
        lock (_lock)
        {
            if (_slices.Find(slice) is not { } node)
                return;
            slice.Boundary = node.Next?.Value.Start ?? _axis.End;
            slice.Walk!.Cursor.Extend(slice.Boundary);
        }
    }

    /// <summary>Stops opening slices.</summary>
    /// <returns>The slices that are still open.</returns>
    public IReadOnlyList<Slice> Close()
    {
        lock (_lock)
        {
            _isClosed = true;
            return [.. _slices.Where(slice => slice.Walk is not null)];
        }
    }

    /// <summary>
    /// Called when a slice has reached another frame. Now the density of its frames is known, and it may be split if fewer slices run than
    /// allowed.
    /// </summary>
    public void Advanced()
    {
        if (!_hasFreeSlots)
            return;
        lock (_lock)
        {
            if (!_isFilling)
                Fill();
        }
    }

    private void Fill()
    {
        _isFilling = true;
        while (!_isClosed && NextToOpen(out int freeSlots) is { } node)
        {
            Slice pending = node.Value;
            long length = _sizes.TakeLength(Pending(), freeSlots);
            long boundary = Math.Min(pending.Boundary, WalkAxis.RoundDown(pending.Start + length));
            var slice = new Slice(pending.Start, boundary) { IsRunning = true };
            _slices.AddBefore(node, slice);
            if (boundary == pending.Boundary)
                _slices.Remove(node);
            else
                pending.Start = boundary;
            int maxFrames = Math.Min(3 * _sizes.MostFramesPerSlice / 2, Math.Max(1, _maxFrames - _taken));
            slice.Walk = _open(slice, new SliceLimits(maxFrames, _sizes.Bytes));
            slice.LearningTask = LearnAsync(slice, slice.Walk.FirstPrefetch);
        }

        _isFilling = false;
    }

    /// <summary>The length of all pending slices, in ticks.</summary>
    private long Pending()
    {
        long pending = 0;
        foreach (Slice slice in _slices)
            pending += slice.Walk is null ? slice.Boundary - slice.Start : 0;
        return pending;
    }

    /// <summary>
    /// The pending slice to open next, if there is room for it. The very first one always has room: the caller waits for it.
    /// </summary>
    private LinkedListNode<Slice>? NextToOpen(out int freeSlots)
    {
        int running = 0;
        double held = 0;
        double frames = _taken;
        LinkedListNode<Slice>? next = null;
        freeSlots = 1;
        _hasFreeSlots = false;
        for (LinkedListNode<Slice>? node = _slices.First; node is not null; node = node.Next)
        {
            if (node.Value.Walk is null)
            {
                next ??= node;
                continue;
            }

            running += node.Value.IsRunning ? 1 : 0;
            double expected = ExpectedFrames(node.Value);
            held += expected;
            if (next is null)
                frames += expected;

            // Nothing is recorded after it, so no slice is begun there.
            if (node.Value.HasEndOfRecording)
                break;
        }

        freeSlots = Math.Max(1, _parallelism - running);
        if (next is not null && next == _slices.First)
            return next;
        if (running >= _parallelism || held >= _sizes.MostFramesHeld || frames >= _maxFrames)
            return null;
        next ??= Split(freeSlots);
        _hasFreeSlots = next is null;
        return next;
    }

    /// <summary>The frames of an open slice: those that it has, or those that it should get while it runs, if they are more.</summary>
    private double ExpectedFrames(Slice slice)
    {
        int frames = slice.Walk!.Cursor.Frames;
        return slice.IsRunning
            ? Math.Max(frames, Math.Min(_sizes.MostFramesPerSlice, _sizes.ExpectedFrames(slice.Boundary - slice.Start)))
            : frames;
    }

    private async Task LearnAsync(Slice slice, Task<PrefetchResult> firstPrefetch)
    {
        // This must not run on the stack of the code that opens the slice, because that code holds the lock.
        await ((Task)firstPrefetch).ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        PrefetchResult result = await firstPrefetch.ConfigureAwait(false);
        lock (_lock)
        {
            slice.IsRunning = false;
            if (_slices.Find(slice) is { } node)
                Learn(node, result);
            Fill();
        }
    }

    private void Learn(LinkedListNode<Slice> node, PrefetchResult result)
    {
        Slice slice = node.Value;
        long? afterLast = result.Last is { } timestamp ? _axis.PositionOf(timestamp) + 1 : null;
        if (result.EndReason == CursorEnd.AfterBoundary && result.Frames > 0)
            _sizes.Observe(result.Frames, slice.Boundary - slice.Start);
        else if (result.Frames > 1)
            _sizes.Observe(result.Frames - 1, _axis.PositionOf(result.Last!.Value) - _axis.PositionOf(result.First!.Value));
        if (result.EndReason == CursorEnd.AfterBoundary)
        {
            SkipTo(node, result.FirstPositionAfter!.Value);
        }
        else if (result.EndReason == CursorEnd.Full && afterLast < slice.Boundary)
        {
            _slices.AddAfter(node, new Slice(afterLast.Value, slice.Boundary));
            _sizes.Replan();
        }
    }

    /// <summary>Skips the part between this slice and a position, because nothing is recorded there.</summary>
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
                _sizes.Replan();
                if (slice.Start >= slice.Boundary)
                    _slices.Remove(following);
            }

            following = next;
        }
    }
}
