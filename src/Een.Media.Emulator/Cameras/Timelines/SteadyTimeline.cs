using Een.Media.Emulator.Cameras.Model;
namespace Een.Media.Emulator.Cameras.Timelines;

/// <summary>
/// An endless stream: one frame per interval with some jitter, like real cameras, and one gap in every block. Everything is computed from
/// the frame's number, so every search costs the same.
/// </summary>
/// <param name="seed">Decides jitter and gaps.</param>
/// <param name="interval">The time between frames.</param>
/// <param name="retention">How long a frame is kept.</param>
/// <param name="gaps">Length and frequency of gaps.</param>
internal sealed class SteadyTimeline(int seed, TimeSpan interval, TimeSpan retention, GapPattern gaps) : Timeline
{
    private readonly long _interval = (long)interval.TotalMilliseconds;
    private readonly long _retention = (long)retention.TotalMilliseconds;
    private readonly int _block = Math.Max(3, (int)(gaps.Block / interval));

    public override IEnumerable<RecordedSpan> Spans(DateTimeOffset from, DateTimeOffset to, DateTimeOffset now)
    {
        if (First(long.MinValue, now) is not { } oldest || Last(long.MaxValue, now) is not { } newest)
            yield break;
        long first = Math.Max(oldest, from.ToUnixTimeMilliseconds());
        long last = Math.Min(newest, to.ToUnixTimeMilliseconds());
        for (long block = first / (_interval * _block); first <= last && block * _block * _interval <= last; block++)
        {
            // Recordings are split at block edges: one ends at the time at which the next one starts.
            long start = block * _block, end = start + _block;
            (long gapStart, long gapEnd) = Gap(block);
            (long, long)[] pieces = gapStart == gapEnd
                ? [(start * _interval, end * _interval)]
                : [(start * _interval, Time(gapStart - 1)), (Time(gapEnd), end * _interval)];
            foreach ((long pieceStart, long pieceEnd) in pieces)
            {
                long spanStart = Math.Max(pieceStart, oldest), spanEnd = Math.Min(pieceEnd, newest);
                if (spanStart <= spanEnd && spanEnd >= first && spanStart <= last)
                    yield return Span(spanStart, spanEnd);
            }
        }
    }

    protected override long Oldest(DateTimeOffset now) => Math.Max(0, now.ToUnixTimeMilliseconds() - _retention);

    protected override long? Floor(long time)
    {
        long frame = time / _interval;
        if (Time(frame) > time)
            frame--;
        (long gapStart, long gapEnd) = Gap(frame / _block);
        frame = frame >= gapStart && frame < gapEnd ? gapStart - 1 : frame;
        return frame >= 0 ? Time(frame) : null;
    }

    protected override long? Ceiling(long time)
    {
        long frame = time / _interval;
        if (Time(frame) < time)
            frame++;
        (long gapStart, long gapEnd) = Gap(frame / _block);
        return Time(frame >= gapStart && frame < gapEnd ? gapEnd : frame);
    }

    private long Time(long frame)
    {
        // The phase of the stream and the jitter of the frame together are less than one interval.
        long phase = Noise.Integer(seed, -1, _interval / 2);
        return (frame * _interval) + phase + Noise.Integer(seed, frame, Math.Max(1, _interval / 16));
    }

    private (long Start, long End) Gap(long block)
    {
        // The first and the last frame of a block always exist, so that no gap reaches into the next block.
        int longest = Math.Min((int)(gaps.Longest / interval), _block - 2);
        int shortest = Math.Min((int)(gaps.Shortest / interval), longest);
        if (longest <= 0)
            return (0, 0);
        long length = shortest + Noise.Integer(seed, ~block, longest - shortest + 1);
        long start = (block * _block) + 1 + Noise.Integer(seed + 1, ~block, _block - 1 - length);
        return (start, start + length);
    }
}
