using Een.Media.Client.RecordedImages.Gaps;
using Een.Media.Client.RecordedImages.Requests;

namespace Een.Media.Client.RecordedImages.Walking;

/// <summary>
/// Time along a walk, in milliseconds from its start and growing in its direction, so that slicing need not know which way it goes. Known
/// gaps are left out: what lies before and behind one adjoins, so that no slice begins in a gap, and all hold what they should.
/// </summary>
internal sealed class WalkAxis
{
    private readonly RecordedImageTimeRequest _first;
    private readonly WalkOptions _options;
    private readonly int _sign;

    /// <summary>The parts between the gaps: where each begins and ends, in milliseconds of real time, and where on the axis it begins.</summary>
    private readonly List<(long Start, long End, long Position)> _parts = [];

    public WalkAxis(RecordedImageTimeRequest first, WalkOptions options, KnownGaps gaps)
    {
        _first = first;
        _options = options;
        _sign = options.Direction == WalkDirection.Forward ? 1 : -1;
        End = -1;
        long start = 0;
        foreach (TimeRange gap in _sign > 0 ? gaps.All : gaps.All.Reverse())
        {
            // What rounding loses, the margin around the core has to spare.
            TimeRange core = KnownGaps.Core(gap);
            Add(start, Along(_sign > 0 ? core.Start : core.End));
            start = Math.Max(start, Along(_sign > 0 ? core.End : core.Start));
        }

        Add(start, long.MaxValue);

        void Add(long partStart, long partEnd)
        {
            partEnd = Math.Min(partEnd, (long)Math.Abs((options.Until!.Value - first.Timestamp).TotalMilliseconds));
            if (partEnd < partStart)
                return;
            _parts.Add((partStart, partEnd, End + 1));
            End += partEnd - partStart + 1;
        }
    }

    /// <summary>The position of the last wanted millisecond; -1 when there is none.</summary>
    public long End { get; private set; }

    public long PositionOf(DateTimeOffset timestamp)
    {
        long time = Along(timestamp);
        int index = LastPart(part => part.Start <= time);
        if (index < 0)
            return 0;
        (long start, long end, long position) = _parts[index];
        return time > end && index == _parts.Count - 1 ? End + 1 : position + Math.Min(time, end) - start;
    }

    /// <summary>The walk from one position to another, both included.</summary>
    public (RecordedImageTimeRequest First, WalkOptions Options) Slice(long start, long end) => (
        start == 0 ? _first : _first.MovedTo(_sign > 0 ? TimestampOperator.AtOrAfter : TimestampOperator.AtOrBefore, At(start)),
        new WalkOptions { Direction = _options.Direction, Until = end == End ? _options.Until : At(end) });

    public DateTimeOffset At(long position)
    {
        (long start, _, long partPosition) = _parts[LastPart(part => part.Position <= position)];
        return _first.Timestamp.AddMilliseconds(_sign * (start + position - partPosition));
    }

    /// <summary>The index of the last part for which something holds that holds for all parts before it, too; -1 for none.</summary>
    private int LastPart(Predicate<(long Start, long End, long Position)> holds)
    {
        int low = 0;
        int high = _parts.Count;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (holds(_parts[middle]))
                low = middle + 1;
            else
                high = middle;
        }

        return low - 1;
    }

    private long Along(DateTimeOffset timestamp) => _sign * (long)Math.Floor((timestamp - _first.Timestamp).TotalMilliseconds);
}
