using Een.Media.Emulator.Cameras.Model;

namespace Een.Media.Emulator.Tests.Cameras;

/// <summary>The five operators over a plain list, as simple as possible.</summary>
internal static class TimelineModel
{
    public static DateTimeOffset? Find(IReadOnlyCollection<DateTimeOffset> frames, TimestampOperator op, DateTimeOffset at) => op switch
    {
        TimestampOperator.Before => Latest(frames.Where(frame => frame < at)),
        TimestampOperator.AtOrBefore => Latest(frames.Where(frame => frame <= at)),
        TimestampOperator.At => Earliest(frames.Where(frame => frame == at)),
        TimestampOperator.AtOrAfter => Earliest(frames.Where(frame => frame >= at)),
        _ => Earliest(frames.Where(frame => frame > at)),
    };

    /// <summary>All frames of a timeline in a range, by walking it.</summary>
    public static List<DateTimeOffset> Walk(ITimeline timeline, DateTimeOffset from, DateTimeOffset to, DateTimeOffset now)
    {
        List<DateTimeOffset> frames = [];
        for (DateTimeOffset? frame = timeline.Find(TimestampOperator.AtOrAfter, from, now);
             frame <= to;
             frame = timeline.Find(TimestampOperator.After, frame.Value, now))
        {
            Assert.That(frames.Count == 0 || frames[^1] < frame, "A walk advances.");
            frames.Add(frame.Value);
        }

        return frames;
    }

    private static DateTimeOffset? Latest(IEnumerable<DateTimeOffset> frames) => frames.Select(frame => (DateTimeOffset?)frame).Max();

    private static DateTimeOffset? Earliest(IEnumerable<DateTimeOffset> frames) => frames.Select(frame => (DateTimeOffset?)frame).Min();
}
