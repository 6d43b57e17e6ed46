using Een.Media.Contract.Tests.Support;

namespace Een.Media.Contract.Tests.Walks;

/// <summary>A recording, a walk over it, and the frames that the walk must yield: said by plain LINQ over the list of instants.</summary>
public sealed record WalkScenario
{
    /// <summary>Milliseconds from frame to frame.</summary>
    public required IReadOnlyList<int> Spacings { get; init; }

    public required bool Forward { get; init; }

    /// <summary>Whether the frame at the start itself is excluded.</summary>
    public required bool Strict { get; init; }

    /// <summary>The frame that the walk starts at; negative and too large ones lie outside of the recording.</summary>
    public required int StartIndex { get; init; }

    public required int Length { get; init; }

    public required bool HasEnd { get; init; }

    public required int? MaxFrames { get; init; }

    public required int ReadAhead { get; init; }

    public required int Parallelism { get; init; }

    public required ServiceBehavior Behavior { get; init; }

    public required bool Overlaid { get; init; }

    public required int? Width { get; init; }

    public IReadOnlyList<DateTimeOffset> Frames =>
        [.. Spacings.Aggregate(new List<DateTimeOffset> { Recording.Start }, (frames, spacing) => [.. frames, frames[^1].AddMilliseconds(spacing)])];

    public RecordedImageTimeRequest Request
    {
        get
        {
            RecordedImageStreamStage stage = Recording.Ask();
            RecordedImageTimeRequest request = (Forward, Strict) switch
            {
                (true, false) => stage.AtOrAfter(Start),
                (true, true) => stage.After(Start),
                (false, false) => stage.AtOrBefore(Start),
                (false, true) => stage.Before(Start),
            };
            if (Width is not null)
                request = request.WithSize(width: Width);
            return Overlaid ? request.WithOverlay(OverlayMode.SvgHeader, "een.motionDetectionEvent.v1") : request;
        }
    }

    public WalkOptions Options => new()
    {
        Direction = Forward ? WalkDirection.Forward : WalkDirection.Backward,
        Until = HasEnd ? End : null,
        MaxFrames = MaxFrames,
        ReadAhead = ReadAhead,
        Parallelism = Parallelism,
    };

    public IEnumerable<DateTimeOffset> Expected => (Forward ? Frames.AsEnumerable() : Frames.Reverse())
        .Where(frame => Forward ? frame >= Start : frame <= Start)
        .Where(frame => !Strict || frame != Start)
        .Where(frame => !HasEnd || (Forward ? frame <= End : frame >= End))
        .Take(MaxFrames ?? int.MaxValue);

    private DateTimeOffset Start => Instant(StartIndex);

    private DateTimeOffset End => Instant(StartIndex + (Forward ? Length : -Length));

    public override string ToString() =>
        $"{Request} until {(HasEnd ? End : null):HH:mm:ss.fff}, at most {MaxFrames}, {(Forward ? "forward" : "backward")}, ahead {ReadAhead}, in {Parallelism} places, {Behavior}, frames every {string.Join(' ', Spacings)} ms";

    private DateTimeOffset Instant(int index)
    {
        IReadOnlyList<DateTimeOffset> frames = Frames;
        return index < 0 ? frames[0].AddSeconds(index) : index < frames.Count ? frames[index] : frames[^1].AddSeconds(index - frames.Count + 1);
    }
}
