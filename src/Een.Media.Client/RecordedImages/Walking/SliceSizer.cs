namespace Een.Media.Client.RecordedImages.Walking;

/// <summary>
/// How long the next slice should be: learned from the spacing and the size of the frames seen. A slice ends with one request too many, so
/// more frames are better; they also wait in memory, so bytes set the limit; and towards the end of the range slices grow shorter, so that
/// all places finish together instead of waiting for the one that began a long slice last.
/// </summary>
internal sealed class SliceSizer(long range, int parallelism, long bytesPerSlice)
{
    private const int FewestFrames = 2;
    private const int FewestFramesAtEnd = 4;
    private const int FirstFrames = 8;
    private const int MostFrames = 32;
    private const double FirstSpacing = 1000;

    private double _spacing = FirstSpacing;
    private double _frameBytes;
    private long _emptyUntil = -1;

    /// <summary>The number of frames that a slice may hold.</summary>
    public int Frames => _frameBytes > 0 ? (int)Math.Clamp(bytesPerSlice / _frameBytes, FewestFrames, MostFrames) : FirstFrames;

    /// <summary>The length of the next slice in milliseconds, when so many are left to be given out.</summary>
    public long LengthFor(long remaining)
    {
        double share = (double)remaining / parallelism;
        double frames = Math.Min(Frames, Math.Max(share / _spacing, FewestFramesAtEnd));
        return Math.Max(1, (long)Math.Min(frames * _spacing, (double)range / parallelism));
    }

    /// <summary>A slice had so many frames within so many milliseconds.</summary>
    public void SawFrames(int frames, long distance, long bytes)
    {
        double spacing = Math.Max(1, (double)distance / frames);
        bool isFarOff = spacing > 2 * _spacing || spacing < _spacing / 2;
        _spacing = isFarOff ? spacing : (_spacing + spacing) / 2;
        if (bytes > 0)
            _frameBytes = (double)bytes / frames;
    }

    /// <summary>
    /// A slice was empty, and so is everything up to here. Slices grow, but only once for each gap, however many slices looked into it.
    /// </summary>
    public void SawNothing(long start, long until)
    {
        if (start > _emptyUntil)
            _spacing = Math.Min(_spacing * 2, range);
        _emptyUntil = Math.Max(_emptyUntil, until);
    }
}
