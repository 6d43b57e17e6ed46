namespace Een.Media.Client.RecordedImages.Exporting;

/// <summary>Computes the rates of this run, and estimates the remaining time from them.</summary>
internal sealed class ExportMeter
{
    private readonly TimeProvider _time;
    private readonly ExportState _state;
    private readonly Func<DateTimeOffset, double?> _passed;
    private readonly int? _maxFrames;
    private readonly long _begun;
    private readonly (long Frames, long Bytes, double Fraction) _before;

    public ExportMeter(TimeProvider time, ExportState state, RecordedImageTimeRequest request, ExportOptions options)
    {
        (_time, _state, _maxFrames) = (time, state, options.Walk?.MaxFrames);
        _passed = options.Sample is { } plan
            ? position => Part(plan.From, plan.Until, position)
            : position => options.Walk?.Until is { } until ? Part(request.Timestamp, until, position) : null;
        _begun = time.GetTimestamp();
        _before = (state.Frames, state.Bytes, state.Last is { } last ? Fraction(last) ?? 0 : 0);
    }

    public ExportProgress Read()
    {
        DateTimeOffset position = _state.Last.GetValueOrDefault();
        TimeSpan elapsed = _time.GetElapsedTime(_begun);
        double? fraction = Fraction(position);
        return new ExportProgress
        {
            Frames = _state.Frames,
            Bytes = _state.Bytes,
            Position = position,
            Fraction = fraction,
            Elapsed = elapsed,
            FramesPerSecond = PerSecond(_state.Frames - _before.Frames, elapsed),
            BytesPerSecond = PerSecond(_state.Bytes - _before.Bytes, elapsed),
            Remaining = Remaining(elapsed, fraction - _before.Fraction, 1 - fraction),
        };
    }

    /// <summary>An export ends at its last instant or with its last frame, whichever comes first.</summary>
    private double? Fraction(DateTimeOffset position)
    {
        double? byTime = _passed(position);
        double? byNumber = (double)_state.Frames / _maxFrames;
        return byTime > byNumber || byNumber is null ? byTime : byNumber;
    }

    /// <summary>The remaining time; null when nothing is done yet, or when it is longer than a <see cref="TimeSpan"/> can hold.</summary>
    private static TimeSpan? Remaining(TimeSpan elapsed, double? done, double? left)
    {
        if (done is not > 0)
            return null;
        double ticks = elapsed.Ticks * left!.Value / done.Value;
        return ticks < TimeSpan.MaxValue.Ticks ? TimeSpan.FromTicks((long)Math.Round(ticks)) : null;
    }

    private static double Part(DateTimeOffset from, DateTimeOffset until, DateTimeOffset position) =>
        from == until ? 1 : Math.Clamp((position - from) / (until - from), 0, 1);

    private static double PerSecond(long number, TimeSpan elapsed) => elapsed > TimeSpan.Zero ? number / elapsed.TotalSeconds : 0;
}
