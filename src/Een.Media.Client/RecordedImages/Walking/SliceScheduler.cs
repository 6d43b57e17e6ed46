namespace Een.Media.Client.RecordedImages.Walking;

/// <summary>
/// The slices of a walk, in order: first those in progress or finished, then the part that has not been begun. Opens new slices when one
/// finishes, and uses what that one has shown: where nothing is recorded, how dense the frames are, and the remainder of a slice that holds
/// too many.
/// </summary>
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
    private bool _isFilling;
    private volatile bool _hasIdlePlaces;
    private int _taken;

    /// <param name="open">Starts the walk through a slice, which ends by itself at its limits.</param>
    /// <param name="axis">The range.</param>
    /// <param name="sizes">Decides how long a slice is.</param>
    /// <param name="parallelism">How many slices run at once. More may be open: those wait for the caller.</param>
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

    /// <summary>The first slice, which is always in progress; null when the range is done.</summary>
    public Slice? First()
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
            slice.End = node.Next?.Value.Start ?? _axis.End;
            slice.Walk!.Cursor.Extend(slice.End);
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
    /// Called when a slice has reached another frame. Now the density of its frames is known, and it may be split if slices are idle.
    /// </summary>
    public void Advanced()
    {
        if (!_hasIdlePlaces)
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
        while (!_isClosed && NextToOpen(out int free) is { } node)
        {
            Slice pending = node.Value;
            long length = _sizes.Next(Pending(), free);
            var slice = new Slice(pending.Start, Math.Min(pending.End, WholeMilliseconds(pending.Start + length))) { IsRunning = true };
            _slices.AddBefore(node, slice);
            if (slice.End == pending.End)
                _slices.Remove(node);
            else
                pending.Start = slice.End;
            slice.Walk = _open(slice, new SliceLimits(Math.Min(3 * _sizes.Frames / 2, Math.Max(1, _maxFrames - _taken)), _sizes.Bytes));
            slice.Learned = LearnAsync(slice, slice.Walk.FirstRun);
        }

        _isFilling = false;
    }

    private long Pending()
    {
        long pending = 0;
        foreach (Slice slice in _slices)
            pending += slice.Walk is null ? slice.End - slice.Start : 0;
        return pending;
    }

    /// <summary>The next slice to begin, if there is room for it. The very first one always has room: the caller waits for it.</summary>
    private LinkedListNode<Slice>? NextToOpen(out int free)
    {
        int running = 0;
        double held = 0;
        double frames = _taken;
        LinkedListNode<Slice>? next = null;
        free = 1;
        _hasIdlePlaces = false;
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
            if (node.Value.EndsWalk)
                break;
        }

        free = Math.Max(1, _parallelism - running);
        if (next is not null && next == _slices.First)
            return next;
        if (running >= _parallelism || held >= _sizes.MostHeld || frames >= _maxFrames)
            return null;
        next ??= Split(free);
        _hasIdlePlaces = next is null;
        return next;
    }

    private async Task LearnAsync(Slice slice, Task<PrefetchResult> firstRun)
    {
        // This must not run on the stack of the code that opens the slice, because that code holds the lock.
        await ((Task)firstRun).ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        PrefetchResult result = await firstRun.ConfigureAwait(false);
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
        long? behindLast = result.Last is { } timestamp ? _axis.PositionOf(timestamp) + 1 : null;
        if (result.EndReason == CursorEnd.Beyond && result.Frames > 0)
            _sizes.SawFrames(result.Frames, slice.End - slice.Start);
        else if (result.Frames > 1)
            _sizes.SawFrames(result.Frames - 1, _axis.PositionOf(result.Last!.Value) - _axis.PositionOf(result.First!.Value));
        if (result.EndReason == CursorEnd.Beyond)
        {
            SkipTo(node, result.Beyond!.Value);
        }
        else if (result.EndReason == CursorEnd.Full && behindLast < slice.End)
        {
            _slices.AddAfter(node, new Slice(behindLast.Value, slice.End));
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
                if (slice.Start >= slice.End)
                    _slices.Remove(following);
            }

            following = next;
        }
    }

    /// <summary>Slices begin at whole milliseconds, because requests have no finer timestamps.</summary>
    private static long WholeMilliseconds(long position) => position - (position % TimeSpan.TicksPerMillisecond);
}
