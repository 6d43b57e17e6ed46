namespace Een.Media.Client.RecordedImages.Walking;

/// <content>Splits a running slice when some of the parallelism is idle and no slice is left to begin.</content>
internal sealed partial class SliceScheduler
{
    private double ExpectedFrames(Slice slice)
    {
        int frames = slice.Walk!.Cursor.Frames;
        return slice.IsRunning ? Math.Max(frames, Math.Min(_sizes.Frames, _sizes.Expected(slice.End - slice.Start))) : frames;
    }

    /// <summary>
    /// Toward the end of the range, no slice is left to begin. Then the slice with the most frames left, estimated from the density of its
    /// frames so far, shares them with new slices, so that all finish together.
    /// </summary>
    private LinkedListNode<Slice>? Split(int free)
    {
        LinkedListNode<Slice>? longest = null;
        double most = 2 * SliceSizes.FewestFrames;
        CursorProgress progress = default;
        for (LinkedListNode<Slice>? node = _slices.First; node is not null; node = node.Next)
        {
            if (!node.Value.IsRunning || node.Value.Walk!.Cursor.Progress is not { } seen)
                continue;
            double frames = _sizes.Expected(node.Value.End - seen.Last, seen.Spacing);
            if (frames >= most)
                (longest, most, progress) = (node, frames, seen);
        }

        if (longest?.Value is not { } slice)
            return null;
        double parts = Math.Min(free + 1, most / SliceSizes.FewestFrames);
        long cut = WholeMilliseconds(progress.Last + (long)((slice.End - progress.Last) / parts));
        if (cut <= progress.Last || !slice.Walk!.Cursor.TryShorten(cut))
            return null;
        if (progress.Spacing is { } spacing)
            _sizes.SawFrames(1, (long)spacing);
        _sizes.Replan();
        var rest = new Slice(cut, slice.End);
        slice.End = cut;
        return _slices.AddAfter(longest, rest);
    }
}
