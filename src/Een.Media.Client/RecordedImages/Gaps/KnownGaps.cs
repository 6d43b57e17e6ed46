using Een.Media.Client.Recordings;

namespace Een.Media.Client.RecordedImages.Gaps;

/// <summary>
/// The gaps of a recording, by the service's list of intervals. Only the time between two intervals counts. At the edges of the listed
/// range, the list is not reliable: an interval may have begun earlier or may still grow, and services report that differently.
/// </summary>
internal sealed class KnownGaps
{
    /// <summary>The precision of the ends of an interval is not documented. This much beside them still counts as recorded.</summary>
    private static readonly TimeSpan s_margin = TimeSpan.FromSeconds(1);

    private readonly TimeRange[] _gaps;

    private KnownGaps(TimeRange[] gaps) => _gaps = gaps;

    public static KnownGaps None { get; } = new([]);

    /// <summary>The gaps, ascending, at their full length. No frame lies in them, except within the margin of their ends.</summary>
    public IEnumerable<TimeRange> All => _gaps;

    /// <summary>Main images are taken from video; previews are images.</summary>
    public static async Task<KnownGaps> ConsultAsync(
        IRecordingsClient recordings,
        RecordedImageTimeRequest request,
        DateTimeOffset oneEnd,
        DateTimeOffset otherEnd,
        CancellationToken cancellationToken)
    {
        (DateTimeOffset from, DateTimeOffset until) = oneEnd <= otherEnd ? (oneEnd, otherEnd) : (otherEnd, oneEnd);
        MediaType mediaType = request.StreamType == StreamType.Main ? MediaType.Video : MediaType.Image;
        return Between(await RecordedRanges.ReadAsync(
            recordings, request.DeviceId, request.StreamType, mediaType, from, until, cancellationToken).ConfigureAwait(false));
    }

    public static KnownGaps Between(IReadOnlyList<TimeRange> recorded)
    {
        if (recorded.Count < 2)
            return None;
        var whole = new TimeRange(recorded.Min(r => r.From), recorded.Max(r => r.Until));
        return new([.. RecordingCoverage.Of(recorded, whole).Gaps.Where(gap => gap.Duration > 2 * s_margin)]);
    }

    /// <summary>The part of a gap in which there is certainly no frame.</summary>
    public static TimeRange Core(TimeRange gap) => new(gap.From + s_margin, gap.Until - s_margin);

    /// <summary>Whether there is no frame from an instant (included) to the tolerance after it.</summary>
    public bool RuleOut(DateTimeOffset instant, TimeSpan tolerance) =>
        Find(instant) is { } gap && instant > Core(gap).From && Core(gap).Until - instant > tolerance;

    /// <summary>The gap that an instant lies in.</summary>
    public TimeRange? Find(DateTimeOffset instant)
    {
        int low = 0;
        int high = _gaps.Length;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (_gaps[middle].Until <= instant)
                low = middle + 1;
            else
                high = middle;
        }

        return low < _gaps.Length && _gaps[low].From < instant ? _gaps[low] : null;
    }
}
