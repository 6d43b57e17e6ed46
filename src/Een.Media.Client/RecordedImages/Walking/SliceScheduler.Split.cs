namespace Een.Media.Client.RecordedImages.Walking;

/// <content>Splits a running slice when a slot is free and no slice is pending.</content>
internal sealed partial class SliceScheduler
{
    /// <summary>
    /// Toward the end of the range, no slice is pending. Then the slice with the most frames left, estimated from the density of its frames
    /// so far, shares them with new slices, so that all finish together.
    /// </summary>
    private LinkedListNode<Slice>? Split(int freeSlots)
    {
        LinkedListNode<Slice>? longest = null;
        double most = 2 * SliceSizes.FewestFrames;
        CursorProgress progress = default;
        for (LinkedListNode<Slice>? node = _slices.First; node is not null; node = node.Next)
        {
            if (!node.Value.IsRunning || node.Value.Walk!.Cursor.Progress is not { } seen)
                continue;
            double frames = _sizes.ExpectedFrames(node.Value.Boundary - seen.Last, seen.Spacing);
            if (frames >= most)
                (longest, most, progress) = (node, frames, seen);
        }

        if (longest?.Value is not { } slice)
            return null;
        double parts = Math.Min(freeSlots + 1, most / SliceSizes.FewestFrames);
        long boundary = WalkAxis.RoundDown(progress.Last + (long)((slice.Boundary - progress.Last) / parts));
        if (boundary <= progress.Last || !slice.Walk!.Cursor.TryShorten(boundary))
            return null;
        if (progress.Spacing is { } spacing)
            _sizes.Observe(1, (long)spacing);
        _sizes.Replan();
        var rest = new Slice(boundary, slice.Boundary);
        slice.Boundary = boundary;
        return _slices.AddAfter(longest, rest);
    }
}
