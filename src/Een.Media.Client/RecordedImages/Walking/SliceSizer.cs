namespace Een.Media.Client.RecordedImages.Walking;

/// <summary>
/// How long the next slice should be: learned from the spacing and the size of the frames seen. A slice ends with one request too many, so
/// more frames are better; they also wait in memory, so bytes set the limit. One that turns out to hold too many, or too large ones, ends
/// early and at no cost: the rest of it is a slice of its own.
/// </summary>
internal sealed class SliceSizer(long range, int parallelism, long bytesPerSlice)
{
    private const int FewestFrames = 2;
    private const int FirstFrames = 16;
    private const int MostFrames = 32;
    private const int FewestToShare = 4;
    private const double FirstSpacing = 1000;

    private double _spacing = FirstSpacing;
    private double _frameBytes;
    private long _emptyUntil = -1;

    /// <summary>The number of frames that a slice should hold.</summary>
    public int Frames => _frameBytes > 0 ? (int)Math.Clamp(bytesPerSlice / _frameBytes, FewestFrames, MostFrames) : FirstFrames;

    /// <summary>The length of the next slice in milliseconds. Never so long that some of the places would have nothing to do.</summary>
    public long Length => Math.Max(1, (long)Math.Min(_spacing * Frames, (double)range / parallelism));

    /// <summary>What has to be left of a slice for another place to take over the half of it.</summary>
    public long LeastToShare => (long)Math.Ceiling(_spacing * FewestToShare);

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
