namespace Een.Media.Client.RecordedImages.Walking;

/// <summary>
/// How long the next slice should be, learned from the spacing and the size of the frames seen. A slice ends with one request too many, so
/// more frames are better; they also wait in memory, so bytes set the limit. A slice that turns out to hold too many frames, or too large
/// ones, ends early at no cost: the rest of it becomes a slice of its own.
/// </summary>
/// <param name="range">The length of the whole walk, in ticks.</param>
/// <param name="parallelism">How many slices run at once.</param>
/// <param name="bytes">How many bytes the walk may hold, and how large its frames are.</param>
/// <param name="maxFrames">How many frames the whole walk may have; null for no limit.</param>
internal sealed class SliceSizes(long range, int parallelism, ReadAheadBytes bytes, int? maxFrames = null)
{
    private const int FewestFrames = 2;
    private const int FirstFrames = 16;
    private const int MostFrames = 32;
    private const int FewestToSplit = 4;
    private const double FirstSpacing = TimeSpan.TicksPerSecond;

    private double _spacing = FirstSpacing;
    private long _emptyUntil = -1;

    /// <summary>How many bytes a slice may hold: so many that twice as many slices fit as run at once.</summary>
    public long Bytes => Math.Max(1, bytes.Limit / (2 * parallelism));

    /// <summary>
    /// How many slices may be open: twice as many as run at once, and fewer where frames are so large that they would not fit.
    /// </summary>
    public int MostOpen => (int)Math.Clamp(bytes.Limit / Math.Max(Bytes, bytes.FrameLength ?? 0), 1, 2 * parallelism);

    /// <summary>The number of frames that a slice should hold.</summary>
    public int Frames => Math.Min(
        bytes.FrameLength is { } length ? (int)Math.Clamp(Bytes / length, FewestFrames, MostFrames) : FirstFrames,
        Math.Max(FewestFrames, ((maxFrames ?? int.MaxValue) - 1) / parallelism + 1));

    /// <summary>The length of the next slice: whole milliseconds, and never so long that some slices would have nothing to do.</summary>
    public long Length => WholeMilliseconds(Math.Min(_spacing * Frames, RoundUp((double)range / parallelism)));

    /// <summary>How much has to be left of a slice to split it.</summary>
    public long LeastToSplit => WholeMilliseconds(RoundUp(_spacing * FewestToSplit));

    /// <summary>A slice had so many frames within so many ticks.</summary>
    public void SawFrames(int frames, long distance)
    {
        double spacing = Math.Max(TimeSpan.TicksPerMillisecond, (double)distance / frames);
        bool isFarOff = spacing > 2 * _spacing || spacing < _spacing / 2;
        _spacing = isFarOff ? spacing : (_spacing + spacing) / 2;
    }

    /// <summary>
    /// A slice was empty, and so is everything up to a position. Slices grow, but only once for each gap, however many slices looked into
    /// it.
    /// </summary>
    public void SawNothing(long start, long until)
    {
        if (start > _emptyUntil)
            _spacing = Math.Min(_spacing * 2, range);
        _emptyUntil = Math.Max(_emptyUntil, until);
    }

    private static double RoundUp(double ticks) => ticks + TimeSpan.TicksPerMillisecond - 1;

    private static long WholeMilliseconds(double ticks) =>
        Math.Max(1, (long)(ticks / TimeSpan.TicksPerMillisecond)) * TimeSpan.TicksPerMillisecond;
}
