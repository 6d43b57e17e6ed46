namespace Een.Media.Emulator.Cameras.Timelines;

/// <summary>The five operators over two searches in whole milliseconds since 1970, inside of the window that is retained.</summary>
internal abstract class Timeline : ITimeline
{
    public DateTimeOffset? Find(TimestampOperator op, DateTimeOffset timestamp, DateTimeOffset now)
    {
        // A request between two milliseconds: everything up to `floor` lies before it, everything from `ceiling` on after it.
        long floor = timestamp.ToUnixTimeMilliseconds();
        bool whole = timestamp.UtcTicks % TimeSpan.TicksPerMillisecond == 0;
        long ceiling = whole ? floor : floor + 1;
        long? found = op switch
        {
            TimestampOperator.Before => Last(ceiling - 1, now),
            TimestampOperator.AtOrBefore => Last(floor, now),
            TimestampOperator.At => whole && First(floor, now) == floor ? floor : null,
            TimestampOperator.AtOrAfter => First(ceiling, now),
            TimestampOperator.After => First(floor + 1, now),
            _ => throw new ArgumentOutOfRangeException(nameof(op), op, "Not one of the five operators."),
        };
        return found is { } time ? DateTimeOffset.FromUnixTimeMilliseconds(time) : null;
    }

    public abstract IEnumerable<RecordedSpan> Spans(DateTimeOffset from, DateTimeOffset to, DateTimeOffset now);

    /// <summary>The oldest millisecond that is still kept.</summary>
    protected virtual long Oldest(DateTimeOffset now) => DateTimeOffset.MinValue.ToUnixTimeMilliseconds();

    /// <summary>The last frame at or before that time, whatever is retained.</summary>
    protected abstract long? Floor(long time);

    /// <summary>The first frame at or after that time, whatever is retained.</summary>
    protected abstract long? Ceiling(long time);

    protected long? Last(long time, DateTimeOffset now)
    {
        long oldest = Oldest(now);
        time = Math.Min(time, now.ToUnixTimeMilliseconds());
        return time >= oldest && Floor(time) is { } frame && frame >= oldest ? frame : null;
    }

    protected long? First(long time, DateTimeOffset now)
    {
        long newest = now.ToUnixTimeMilliseconds();
        time = Math.Max(time, Oldest(now));
        return time <= newest && Ceiling(time) is { } frame && frame <= newest ? frame : null;
    }

    protected static RecordedSpan Span(long start, long end) =>
        new(DateTimeOffset.FromUnixTimeMilliseconds(start), DateTimeOffset.FromUnixTimeMilliseconds(end));
}
