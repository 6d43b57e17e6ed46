using Een.Media.Client.RecordedImages.Gaps;
using Een.Media.Client.Requests;

namespace Een.Media.Client.RecordedImages.Walking;

/// <summary>
/// Time along a walk, in milliseconds from its start and growing in its direction, so that slicing need not know which way it goes.
/// </summary>
internal sealed class WalkAxis(RecordedImageTimeRequest first, WalkOptions options)
{
    private readonly int _sign = options.Direction == WalkDirection.Forward ? 1 : -1;

    /// <summary>The position of the last wanted millisecond.</summary>
    public long End { get; } = (long)Math.Abs((options.Until!.Value - first.Timestamp).TotalMilliseconds);

    public long PositionOf(DateTimeOffset timestamp) => _sign * (long)Math.Floor((timestamp - first.Timestamp).TotalMilliseconds);

    /// <summary>The walk from one position to another, both included.</summary>
    public (RecordedImageTimeRequest First, WalkOptions Options) Slice(long start, long end, int maxFrames) => (
        start == 0 ? first : first.MovedTo(_sign > 0 ? TimestampOperator.AtOrAfter : TimestampOperator.AtOrBefore, At(start)),
        new WalkOptions { Direction = options.Direction, Until = end == End ? options.Until : At(end), MaxFrames = maxFrames });

    /// <summary>The parts of the walk in which there may be frames, in their order.</summary>
    public IEnumerable<(long Start, long End)> Without(KnownGaps gaps)
    {
        long start = 0;
        foreach (TimeRange gap in _sign > 0 ? gaps.All : gaps.All.Reverse())
        {
            // Rounding hides in the margin around the core.
            TimeRange core = KnownGaps.Core(gap);
            (long first, long last) = _sign > 0 ? (PositionOf(core.Start), PositionOf(core.End)) : (PositionOf(core.End), PositionOf(core.Start));
            if (first >= start)
                yield return (start, Math.Min(first, End));
            start = Math.Max(start, last);
            if (start > End)
                yield break;
        }

        yield return (start, End);
    }

    private DateTimeOffset At(long position) => first.Timestamp.AddMilliseconds(_sign * position);
}
