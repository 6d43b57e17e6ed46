using Een.Media.Emulator.Cameras.Model;
namespace Een.Media.Emulator.Cameras.Timelines;

/// <summary>Implements the five operators by two searches, in milliseconds since 1970, within the retention.</summary>
internal abstract class Timeline : ITimeline
{
    public DateTimeOffset? Find(TimestampOperator op, DateTimeOffset timestamp, DateTimeOffset now)
    {
        // A timestamp between two milliseconds: `floor` is the one before, `ceiling` the one after.
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

    /// <summary>The oldest millisecond within the retention.</summary>
    protected virtual long Oldest(DateTimeOffset now) => DateTimeOffset.MinValue.ToUnixTimeMilliseconds();

    /// <summary>The last frame at or before a time, ignoring the retention.</summary>
    protected abstract long? Floor(long time);

    /// <summary>The first frame at or after a time, ignoring the retention.</summary>
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
