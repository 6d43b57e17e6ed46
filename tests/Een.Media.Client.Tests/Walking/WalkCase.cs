namespace Een.Media.Client.Tests.Walking;

/// <summary>A walk over a timeline in units of so many ticks, and what it has to yield.</summary>
internal sealed record WalkCase(
    long[] Frames,
    long Start,
    long End,
    bool Strict,
    int ReadAhead,
    int Parallelism,
    int? MaxFrames,
    long ReadAheadBytes,
    int BodyFailsEvery,
    int TokenExpiresEvery,
    bool SkipGaps,
    int Seed,
    long Unit)
{
    private bool Forward => End >= Start;

    public DateTimeOffset At(long position) => TimelineService.At(0).AddTicks(position * Unit);

    public (RecordedImageTimeRequest Request, WalkOptions Options) ToWalk()
    {
        RecordedImageStreamStage stage = RecordedImageRequest.ForDevice("10058b7a").Preview();
        DateTimeOffset start = At(Start);
        RecordedImageTimeRequest request = (Forward, Strict) switch
        {
            (true, true) => stage.After(start),
            (true, false) => stage.AtOrAfter(start),
            (false, true) => stage.Before(start),
            (false, false) => stage.AtOrBefore(start),
        };
        return (request, new WalkOptions
        {
            Direction = Forward ? WalkDirection.Forward : WalkDirection.Backward,
            Until = At(End),
            MaxFrames = MaxFrames,
            ReadAhead = ReadAhead,
            ReadAheadBytes = ReadAheadBytes,
            Parallelism = Parallelism,
            SkipGaps = SkipGaps,
        });
    }

    public DateTimeOffset[] Expected()
    {
        IEnumerable<long> inRange = Frames.Distinct().Where(f => Forward
            ? (Strict ? f > Start : f >= Start) && f <= End
            : (Strict ? f < Start : f <= Start) && f >= End);
        IEnumerable<long> ordered = Forward ? inRange.Order() : inRange.OrderDescending();
        return [.. ordered.Take(MaxFrames ?? int.MaxValue).Select(At)];
    }

    public override string ToString() =>
        $"{(Forward ? "forward" : "backward")}{(Strict ? " strictly" : "")} {Start}→{End}, read-ahead {ReadAhead} ({ReadAheadBytes} B), parallelism {Parallelism}, "
        + $"max {MaxFrames}, body fails every {BodyFailsEvery}, token expires every {TokenExpiresEvery}, skip gaps {SkipGaps}, seed {Seed}, unit {Unit}, frames [{string.Join(' ', Frames)}]";
}
