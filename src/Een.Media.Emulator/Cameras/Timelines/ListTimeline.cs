using Een.Media.Emulator.Cameras.Model;
namespace Een.Media.Emulator.Cameras.Timelines;

/// <summary>Frames at given times. Frames further apart than the maximum spacing belong to different recordings.</summary>
internal sealed class ListTimeline : Timeline
{
    private readonly long[] _frames;
    private readonly List<(long Start, long End)> _spans = [];

    /// <summary>Cuts the times to whole milliseconds, sorts them and removes duplicates.</summary>
    public ListTimeline(IEnumerable<DateTimeOffset> instants, TimeSpan maximumSpacing)
    {
        _frames = [.. instants.Select(instant => instant.ToUnixTimeMilliseconds()).Distinct().Order()];
        double spacing = maximumSpacing.TotalMilliseconds;
        foreach (long frame in _frames)
        {
            if (_spans.Count > 0 && frame - _spans[^1].End <= spacing)
                _spans[^1] = (_spans[^1].Start, frame);
            else
                _spans.Add((frame, frame));
        }
    }

    public override IEnumerable<RecordedSpan> Spans(DateTimeOffset from, DateTimeOffset to, DateTimeOffset now)
    {
        if (Last(long.MaxValue, now) is not { } newest)
            yield break;
        long last = Math.Min(newest, to.ToUnixTimeMilliseconds());
        for (int i = FirstSpanEndingAtOrAfter(from.ToUnixTimeMilliseconds()); i < _spans.Count && _spans[i].Start <= last; i++)
        {
            if (Span(_spans[i].Start, Math.Min(_spans[i].End, newest)) is var span && span.End >= from)
                yield return span;
        }
    }

    protected override long? Floor(long time)
    {
        int index = Array.BinarySearch(_frames, time);
        index = index >= 0 ? index : ~index - 1;
        return index >= 0 ? _frames[index] : null;
    }

    protected override long? Ceiling(long time)
    {
        int index = Array.BinarySearch(_frames, time);
        index = index >= 0 ? index : ~index;
        return index < _frames.Length ? _frames[index] : null;
    }

    private int FirstSpanEndingAtOrAfter(long time)
    {
        int low = 0, high = _spans.Count;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (_spans[middle].End < time)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }
}
