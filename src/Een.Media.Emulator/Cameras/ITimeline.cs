namespace Een.Media.Emulator.Cameras;

/// <summary>When a stream has frames. Timestamps are whole milliseconds in UTC; nothing lies after <c>now</c>.</summary>
internal interface ITimeline
{
    /// <summary>The nearest frame that the operator allows, or <see langword="null"/> when nothing is recorded there.</summary>
    DateTimeOffset? Find(TimestampOperator op, DateTimeOffset timestamp, DateTimeOffset now);

    /// <summary>The uncoalesced recording intervals that touch the range, ascending. A frame exists only inside of one.</summary>
    IEnumerable<RecordedSpan> Spans(DateTimeOffset from, DateTimeOffset to, DateTimeOffset now);
}
