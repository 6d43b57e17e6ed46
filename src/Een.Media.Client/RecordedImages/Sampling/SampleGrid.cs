namespace Een.Media.Client.RecordedImages.Sampling;

/// <summary>
/// The arithmetic of a plan, in ticks of UTC. Grid point <c>k</c> lies <c>k × Step / Divisor</c> after the start. It is computed from
/// <c>k</c> each time, so rounding errors do not add up. With <see cref="_byOpenTime"/>, only time inside the window counts.
/// </summary>
internal sealed class SampleGrid
{
    private readonly long _start;
    private readonly long _end;
    private readonly DailyWindow? _window;
    private readonly long _step;
    private readonly long _divisor;
    private readonly bool _byOpenTime;

    private SampleGrid(long start, long end, DailyWindow? window, long step, long divisor, bool byOpenTime)
    {
        (_start, _end, _window, _step, _divisor, _byOpenTime) = (start, end, window, step, divisor, byOpenTime);
    }

    /// <summary>For a plan by parts, the total time that is divided. For a plan by interval, the interval.</summary>
    public long Length => _step;

    public static SampleGrid Every(long interval, long start, long end, DailyWindow? window) =>
        new(start, end, window, interval, divisor: 1, byOpenTime: false);

    public static SampleGrid Parts(int count, long start, long end, DailyWindow? window)
    {
        long length = window is null ? end - start : window.Within(start, end).Sum(open => open.Close - open.Open);
        return new(start, end, window, length, count, byOpenTime: true);
    }

    public long Count() => OpenParts(_start).Sum(s => IndexAt(s.Position + s.Close - s.Open) - IndexAt(s.Position));

    public IEnumerable<long> From(long first)
    {
        foreach ((long open, long close, long position) in OpenParts(first))
        {
            long skipped = Math.Max(0, first - open);
            long last = IndexAt(position + close - open);
            for (long k = IndexAt(position + skipped); k < last; k++)
                yield return open + PositionOf(k) - position;
        }
    }

    /// <summary>
    /// The parts of the range that may hold grid points, each with its position on the grid. May leave out parts that end before
    /// <paramref name="first"/>.
    /// </summary>
    private IEnumerable<(long Open, long Close, long Position)> OpenParts(long first)
    {
        long passed = 0;
        long from = _byOpenTime ? _start : Math.Clamp(first, _start, _end);
        foreach ((long open, long close) in _window is null ? [(from, _end)] : _window.Within(from, _end))
        {
            yield return (open, close, _byOpenTime ? passed : open - _start);
            passed += close - open;
        }
    }

    private long PositionOf(long k) => (long)((Int128)k * _step / _divisor);

    /// <summary>The index of the first grid point that is not before a position.</summary>
    private long IndexAt(long position) => (long)((((Int128)position * _divisor) + _step - 1) / _step);
}
