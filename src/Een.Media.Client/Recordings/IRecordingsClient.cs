namespace Een.Media.Client;

/// <summary>Lists what is recorded. Get it from <see cref="IEenMediaClient.Recordings"/>. Thread-safe.</summary>
public interface IRecordingsClient
{
    /// <summary>Lists the intervals in which a camera has recordings: all that touch the range, at their full length.</summary>
    /// <param name="deviceId">The camera's id.</param>
    /// <param name="streamType">Which of the camera's recordings.</param>
    /// <param name="mediaType">What the recording consists of.</param>
    /// <param name="from">The beginning of the range, rounded down to a whole millisecond.</param>
    /// <param name="until">The end of the range, rounded up to a whole millisecond; <see langword="null"/> for now.</param>
    /// <param name="options">Joining, page size, URLs, order; <see langword="null"/> for the defaults.</param>
    /// <param name="cancellationToken">Ends every enumeration with an <see cref="OperationCanceledException"/>.</param>
    /// <returns>The intervals. Nothing is requested before an enumeration begins.</returns>
    /// <exception cref="ArgumentException">The id is empty or malformed, a type is not one of those known today, or the range ends
    /// before it begins.</exception>
    /// <exception cref="EenNotFoundException">While enumerating: the camera is unknown.</exception>
    /// <exception cref="EenProtocolException">While enumerating: the page tokens form a cycle, or an interval lacks a required
    /// field.</exception>
    /// <exception cref="EenMediaException">While enumerating: see the subclasses.</exception>
    PagedResults<RecordingInterval> ListAsync(
        string deviceId,
        StreamType streamType,
        MediaType mediaType,
        DateTimeOffset from,
        DateTimeOffset? until = null,
        RecordingsOptions? options = null,
        CancellationToken cancellationToken = default);

    /// <summary>
    /// Computes how much of a range is recorded, and where the gaps are, from the intervals that the service lists. The intervals may come
    /// in any order, overlap, and reach beyond the range.
    /// </summary>
    /// <param name="deviceId">The camera's id.</param>
    /// <param name="streamType">Which of the camera's recordings.</param>
    /// <param name="mediaType">What the recording consists of.</param>
    /// <param name="from">The beginning of the range.</param>
    /// <param name="until">The end of the range; after <paramref name="from"/>.</param>
    /// <param name="cancellationToken">Ends the call with an <see cref="OperationCanceledException"/>.</param>
    /// <returns>The coverage.</returns>
    /// <exception cref="ArgumentException">The id is empty or malformed, a type is not one of those known today, or the range does not end
    /// after it begins.</exception>
    /// <exception cref="EenNotFoundException">The camera is unknown.</exception>
    /// <exception cref="EenMediaException">All other errors; see the subclasses.</exception>
    Task<RecordingCoverage> CoverageAsync(
        string deviceId,
        StreamType streamType,
        MediaType mediaType,
        DateTimeOffset from,
        DateTimeOffset until,
        CancellationToken cancellationToken = default);
}
