namespace Een.Media.Client.RecordedImages.Exporting;

/// <summary>Finds the gaps to mark: instants of a sample without a frame, or long distances between frames of a walk.</summary>
internal sealed class GapMarks
{
    private readonly WalkOptions? _walk;
    private readonly TimeSpan _longerThan;
    private DateTimeOffset _last;
    private ManifestGap? _instants;

    /// <param name="walk">The walk; <see langword="null"/> for a sample.</param>
    /// <param name="from">The time of the last frame, or the beginning of the range.</param>
    /// <param name="longerThan">The longest distance in a walk that is not a gap.</param>
    public GapMarks(WalkOptions? walk, DateTimeOffset from, TimeSpan longerThan) => (_walk, _last, _longerThan) = (walk, from, longerThan);

    public void AddInstant(SampleGap gap) =>
        _instants = new ManifestGap(_instants?.From ?? gap.Instant, gap.Instant, (_instants?.Instants ?? 0) + 1);

    /// <summary>The gap before this frame, as zero or one manifest lines.</summary>
    public IEnumerable<ManifestLine> Before(DateTimeOffset frame)
    {
        ManifestGap? gap = _walk is null ? _instants : Distance(frame);
        (_instants, _last) = (null, frame);
        return gap is null ? [] : [new ManifestLine { Gap = gap }];
    }

    /// <summary>The gap between the last frame and the end of the range, if it has one.</summary>
    public IEnumerable<ManifestLine> AtEnd() => Before(_walk?.Until ?? _last);

    private ManifestGap? Distance(DateTimeOffset next)
    {
        TimeSpan distance = _walk!.Direction == WalkDirection.Forward ? next - _last : _last - next;
        return distance > _longerThan ? new ManifestGap(_last, next, Instants: null) : null;
    }
}
