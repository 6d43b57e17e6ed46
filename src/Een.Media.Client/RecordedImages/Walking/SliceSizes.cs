namespace Een.Media.Client.RecordedImages.Walking;

/// <summary>
/// How long the next slice should be, learned from the spacing and the size of the frames seen. A slice ends with one request too many, so
/// more frames are better; they also wait in memory, so bytes set the limit. What is left is cut evenly over whole rounds, so that no place
/// is idle in the last one. A slice that turns out to hold too many frames, or too large ones, ends early at no cost: the rest of it
/// becomes a slice of its own. benchmarks/Slicing shows what the numbers here are good for.
/// </summary>
/// <param name="parallelism">How many slices run at once.</param>
/// <param name="bytes">How many bytes the walk may hold, and how large its frames are.</param>
/// <param name="maxFrames">How many frames the whole walk may have; null for no limit.</param>
internal sealed class SliceSizes(int parallelism, ReadAheadBytes bytes, int? maxFrames = null)
{
    /// <summary>The fewest frames of a slice, and of each part of one that is split.</summary>
    public const int FewestFrames = 2;
    private const int MostFrames = 48;
    private const double FirstSpacing = TimeSpan.TicksPerSecond;

    private double _spacing = FirstSpacing;
    private long _length;
    private int _leftInRound;

    /// <summary>How many bytes a slice may hold.</summary>
    public long Bytes => Math.Max(1, bytes.Limit / parallelism);

    /// <summary>How many frames all open slices may hold: as many as fit, and no more than two rounds.</summary>
    public int MostHeld => (int)Math.Clamp(bytes.Limit / (bytes.FrameLength ?? 1), 1, 2 * parallelism * MostFrames);

    /// <summary>The number of frames that a slice should hold at most.</summary>
    public int Frames => Math.Min(
        bytes.FrameLength is { } length ? (int)Math.Clamp(Bytes / length, FewestFrames, MostFrames) : MostFrames,
        Math.Max(FewestFrames, ((maxFrames ?? int.MaxValue) - 1) / parallelism + 1));

    /// <summary>How many frames probably lie within so many ticks.</summary>
    public double Expected(long distance, double? spacing = null) => distance / (spacing ?? _spacing);

    /// <summary>The length of the next slice, in whole milliseconds.</summary>
    /// <param name="pending">How much has not been begun, in ticks.</param>
    /// <param name="free">How many places have nothing to do.</param>
    public long Next(long pending, int free)
    {
        if (_leftInRound == 0)
        {
            double frames = Expected(pending);
            bool isLast = frames <= (double)free * Frames;
            _leftInRound = isLast ? free : parallelism;
            double slices = isLast ? free : parallelism * Math.Ceiling(frames / (parallelism * Frames));
            _length = WholeMilliseconds(RoundUp(pending / slices));
        }

        _leftInRound--;
        return _length;
    }

    /// <summary>What is pending has changed: the next slice begins another round.</summary>
    public void Replan() => _leftInRound = 0;

    /// <summary>So many frames lay within so many ticks.</summary>
    public void SawFrames(int frames, long distance)
    {
        double spacing = Math.Max(TimeSpan.TicksPerMillisecond, (double)distance / frames);
        bool isFarOff = spacing > 2 * _spacing || spacing < _spacing / 2;
        _spacing = isFarOff ? spacing : (_spacing + spacing) / 2;
        if (isFarOff)
            Replan();
    }

    private static double RoundUp(double ticks) => ticks + TimeSpan.TicksPerMillisecond - 1;

    private static long WholeMilliseconds(double ticks) =>
        Math.Max(1, (long)(ticks / TimeSpan.TicksPerMillisecond)) * TimeSpan.TicksPerMillisecond;
}
