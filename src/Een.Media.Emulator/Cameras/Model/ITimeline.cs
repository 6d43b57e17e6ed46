namespace Een.Media.Emulator.Cameras.Model;

/// <summary>The times of a stream's frames, in whole milliseconds, UTC. There are none after <c>now</c>.</summary>
internal interface ITimeline
{
    /// <summary>The frame that the operator selects, or <see langword="null"/> if there is none.</summary>
    DateTimeOffset? Find(TimestampOperator op, DateTimeOffset timestamp, DateTimeOffset now);

    /// <summary>The recording intervals that touch the range, ascending and not coalesced. Every frame is in one of them.</summary>
    IEnumerable<RecordedSpan> Spans(DateTimeOffset from, DateTimeOffset to, DateTimeOffset now);
}
