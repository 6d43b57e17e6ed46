namespace Een.Media.Client.Recordings;

/// <summary>Reads the recorded ranges of a camera.</summary>
internal static class RecordedRanges
{
    private const int PageSize = 500;

    /// <summary>All ranges that touch the given one, at their full length, in the service's order.</summary>
    public static async Task<IReadOnlyList<TimeRange>> ReadAsync(
        IRecordingsClient recordings,
        string deviceId,
        StreamType streamType,
        MediaType mediaType,
        DateTimeOffset from,
        DateTimeOffset until,
        CancellationToken cancellationToken)
    {
        var ranges = new List<TimeRange>();
        PagedResults<RecordingInterval> intervals = recordings.ListAsync(
            deviceId, streamType, mediaType, from, until, new RecordingsOptions { PageSize = PageSize }, cancellationToken);
        await foreach (RecordingInterval interval in intervals.ConfigureAwait(false))
            ranges.Add(new(interval.StartTimestamp, interval.EndTimestamp));
        return ranges;
    }
}
