using Een.Media.Client.Http;
using Een.Media.Client.RecordedImages.Gaps;
using Een.Media.Client.RecordedImages.Requests;

namespace Een.Media.Client.RecordedImages.Walking;

/// <summary>
/// Time along a walk, as positions in ticks that grow in its direction. So other classes need not know the direction. Known gaps are left
/// out: the time before a gap adjoins the time after it, so no slice begins in a gap. Only this class converts instants to positions and
/// positions to instants.
/// </summary>
internal sealed class WalkAxis
{
    private static readonly long s_afterAnyInstant = DateTimeOffset.MaxValue.UtcTicks + 1;

    private readonly RecordedImageTimeRequest? _first;
    private readonly long _origin;
    private readonly int _sign;

    /// <summary>
    /// The parts between the gaps: the beginning and the end (exclusive), before gaps are left out, and the position of the beginning.
    /// </summary>
    private readonly List<(long Start, long End, long Position)> _parts = [];

    public WalkAxis(RecordedImageRequest first, WalkOptions options, KnownGaps gaps)
    {
        _first = first as RecordedImageTimeRequest;
        _sign = options.Direction == WalkDirection.Forward ? 1 : -1;
        _origin = _first is null ? 0 : RoundDown(_sign * _first.Timestamp.UtcTicks);
        long end = options.Until is { } until ? Along(until) + 1 : s_afterAnyInstant;

        // The time of a page token's frame is not known beforehand. So the axis of such a walk begins before any instant, and its positions
        // are the ticks themselves.
        long start = _first is null ? -s_afterAnyInstant : 0;
        foreach (TimeRange gap in IsForward ? gaps.All : gaps.All.Reverse())
        {
            // Rounding may make a gap smaller, but never larger.
            TimeRange core = KnownGaps.Core(gap);
            Add(start, RoundUp(Along(IsForward ? core.From : core.Until)));
            start = Math.Max(start, RoundDown(Along(IsForward ? core.Until : core.From)));
        }

        Add(start, end);

        void Add(long partStart, long partEnd)
        {
            partEnd = Math.Min(partEnd, end);
            if (partEnd <= partStart)
                return;
            long position = _first is null ? partStart : End;
            _parts.Add((partStart, partEnd, position));
            End = position + (partEnd - partStart);
        }
    }

    public bool IsForward => _sign > 0;

    /// <summary>The first position after the walk; after any instant when it has no end, and 0 when the range is empty.</summary>
    public long End { get; private set; }

    public static WalkAxis WithoutGaps(RecordedImageRequest first, WalkOptions options) => new(first, options, KnownGaps.None);

    /// <summary>Rounds ticks down to a whole millisecond, also negative ones. Requests have no finer timestamps.</summary>
    public static long RoundDown(long ticks) =>
        ticks - (((ticks % TimeSpan.TicksPerMillisecond) + TimeSpan.TicksPerMillisecond) % TimeSpan.TicksPerMillisecond);

    /// <summary>Rounds ticks up to a whole millisecond, also negative ones.</summary>
    public static long RoundUp(long ticks) => RoundDown(ticks + TimeSpan.TicksPerMillisecond - 1);

    /// <summary>
    /// The position of an instant. One in a gap has the last position before the gap. One before the first part, which only a service that
    /// ignores the request returns, has the first position: such a frame is not lost, and the walk advances from it.
    /// </summary>
    public long PositionOf(DateTimeOffset timestamp)
    {
        long time = Along(timestamp);
        int index = LastPart(part => part.Start <= time);
        if (index < 0)
            return 0;
        (long start, long end, long position) = _parts[index];
        return time >= end && index == _parts.Count - 1 ? End : position + (Math.Min(time, end - 1) - start);
    }

    /// <summary>
    /// The request for the first frame at or after a position. Requests have whole milliseconds, so between two of them it asks for the
    /// frame after the tick before the position.
    /// </summary>
    public RecordedImageTimeRequest RequestAt(long position)
    {
        if (position == 0)
            return _first!;
        return position % TimeSpan.TicksPerMillisecond == 0
            ? _first!.MovedTo(IsForward ? TimestampOperator.AtOrAfter : TimestampOperator.AtOrBefore, InstantAt(position))
            : _first!.MovedPast(InstantAt(position - 1), IsForward);
    }

    /// <summary>Enforces the rule that makes a walk exact and ensures that it ends.</summary>
    /// <exception cref="EenProtocolException">The next frame is not later along the walk than the last one.</exception>
    public void ThrowUnlessAdvancing(DateTimeOffset? last, DateTimeOffset next)
    {
        if (last is { } previous && (IsForward ? next <= previous : next >= previous))
        {
            throw new EenProtocolException(
                $"The walk does not advance: after the frame from {WireTimestamp.Format(previous)}, the service returned the one from "
                    + $"{WireTimestamp.Format(next)}. Its page tokens form a cycle or lead back in time.");
        }
    }

    private DateTimeOffset InstantAt(long position)
    {
        (long start, _, long partPosition) = _parts[LastPart(part => part.Position <= position)];
        return new DateTimeOffset(_sign * (_origin + start + (position - partPosition)), TimeSpan.Zero);
    }

    /// <summary>The last part that satisfies the predicate, which is true for a prefix; −1 if none.</summary>
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

    /// <summary>The ticks from the beginning of the walk to an instant, in its direction, with the gaps.</summary>
    private long Along(DateTimeOffset timestamp) => (_sign * timestamp.UtcTicks) - _origin;
}
