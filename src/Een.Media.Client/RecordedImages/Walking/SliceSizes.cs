namespace Een.Media.Client.RecordedImages.Walking;

/// <summary>
/// Computes the length of the next slice from the spacing and the size of earlier frames. A slice ends with one extra request, so more
/// frames are better. But they wait in memory, so bytes set the limit. A round is one slice for each slot, all of the same length. The
/// pending part is divided evenly over whole rounds, so that no slot is free in the last round. A slice with too many or too large frames
/// ends early at no cost: its remainder becomes another slice. benchmarks/Slicing shows the effect of the constants.
/// </summary>
/// <param name="parallelism">The number of slots.</param>
/// <param name="bytes">How many bytes the walk may hold, and how large its frames are.</param>
/// <param name="maxFrames">The number of frames that the whole walk may have; null for no limit.</param>
internal sealed class SliceSizes(int parallelism, ReadAheadBytes bytes, int? maxFrames = null)
{
    /// <summary>The fewest frames of a slice, and of each part of one that is split.</summary>
    public const int FewestFrames = 2;

    /// <summary>The most frames of a slice, however small they are.</summary>
    private const int MostFrames = 48;
    private const double FirstSpacing = TimeSpan.TicksPerSecond;

    private double _spacing = FirstSpacing;
    private long _length;
    private int _slotsLeftInRound;

    /// <summary>How many bytes a slice may hold.</summary>
    public long Bytes => Math.Max(1, bytes.Limit / parallelism);

    /// <summary>How many frames all open slices may hold: as many as fit, and no more than two rounds.</summary>
    public int MostFramesHeld => (int)Math.Clamp(bytes.Limit / (bytes.FrameLength ?? 1), 1, 2 * parallelism * MostFrames);

    /// <summary>The number of frames that a slice should hold at most: as many as fit into its bytes, but two at least.</summary>
    public int MostFramesPerSlice => Math.Min(
        bytes.FrameLength is { } length ? (int)Math.Clamp(Bytes / length, FewestFrames, MostFrames) : MostFrames,
        Math.Max(FewestFrames, ((maxFrames ?? int.MaxValue) - 1) / parallelism + 1));

    /// <summary>The expected number of frames within a distance in ticks.</summary>
    public double ExpectedFrames(long distance, double? spacing = null) => distance / (spacing ?? _spacing);

    /// <summary>The length of the next slice, in ticks of whole milliseconds. Each call takes a slot of the round.</summary>
    /// <param name="pending">The length of the part that has not been begun, in ticks.</param>
    /// <param name="freeSlots">How many more slices may run at once. The last round has only these slots.</param>
    public long TakeLength(long pending, int freeSlots)
    {
        if (_slotsLeftInRound == 0)
        {
            double frames = ExpectedFrames(pending);
            bool isLast = frames <= (double)freeSlots * MostFramesPerSlice;
            _slotsLeftInRound = isLast ? freeSlots : parallelism;
            double slices = isLast ? freeSlots : parallelism * Math.Ceiling(frames / (parallelism * MostFramesPerSlice));
            _length = Math.Max(TimeSpan.TicksPerMillisecond, WalkAxis.RoundUp((long)(pending / slices)));
        }

        _slotsLeftInRound--;
        return _length;
    }

    /// <summary>Called when the pending part has changed: the next slice begins another round.</summary>
    public void Replan() => _slotsLeftInRound = 0;

    /// <summary>Learns how many frames lay within a distance in ticks.</summary>
    public void Observe(int frames, long distance)
    {
        double spacing = Math.Max(TimeSpan.TicksPerMillisecond, (double)distance / frames);
        bool isFarOff = spacing > 2 * _spacing || spacing < _spacing / 2;
        _spacing = isFarOff ? spacing : (_spacing + spacing) / 2;
        if (isFarOff)
            Replan();
    }
}
