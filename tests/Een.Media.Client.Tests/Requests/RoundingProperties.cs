using FsCheck;
using FsCheck.Fluent;

namespace Een.Media.Client.Tests.Requests;

/// <summary>
/// The wire knows whole milliseconds, callers know ticks. For every frame at a whole millisecond, the rounded request must select it
/// exactly when the exact one would have.
/// </summary>
public sealed class RoundingProperties
{
    private static readonly DateTimeOffset s_origin = new(2025, 6, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly RecordedImageStreamStage s_stage = RecordedImageRequest.ForDevice("10058b7a").Preview();

    private static readonly (string Name, Func<DateTimeOffset, RecordedImageTimeRequest> Build, Func<DateTimeOffset, DateTimeOffset, bool> Selects)[] s_operators =
    [
        ("before", s_stage.Before, (frame, asked) => frame < asked),
        ("at or before", s_stage.AtOrBefore, (frame, asked) => frame <= asked),
        ("at or after", s_stage.AtOrAfter, (frame, asked) => frame >= asked),
        ("after", s_stage.After, (frame, asked) => frame > asked),
    ];

    [Test]
    public void Rounding_selects_the_same_frames() => Prop.ForAll(
        ArbMap.Default.ArbFor<int>(), Gen.Choose(-30_000, 30_000).ToArbitrary(), Gen.Choose(-14 * 60, 14 * 60).ToArbitrary(), (seed, ticks, offset) =>
        {
            DateTimeOffset asked = s_origin.AddTicks(ticks).ToOffset(TimeSpan.FromMinutes(offset));
            DateTimeOffset frame = s_origin.AddMilliseconds(seed % 5);
            foreach ((string name, Func<DateTimeOffset, RecordedImageTimeRequest> build, Func<DateTimeOffset, DateTimeOffset, bool> selects) in s_operators)
            {
                DateTimeOffset sent = build(asked).Timestamp;
                Assert.That(sent.Ticks % TimeSpan.TicksPerMillisecond, Is.Zero, name);
                Assert.That(sent.Offset, Is.EqualTo(TimeSpan.Zero), name);
                Assert.That(selects(frame, sent), Is.EqualTo(selects(frame, asked)), $"{name} {asked:O}, sent {sent:O}, frame {frame:O}");
            }
        }).QuickCheckThrowOnFailure();

    [Test]
    public void Exactly_at_cuts_off_what_is_finer() =>
        Assert.That(s_stage.At(s_origin.AddTicks(9_999)).Timestamp, Is.EqualTo(s_origin));

    [Test]
    public void The_ends_of_time_are_instants_too()
    {
        using (Assert.EnterMultipleScope())
        {
            foreach ((string name, Func<DateTimeOffset, RecordedImageTimeRequest> build, _) in s_operators)
            {
                Assert.That(() => build(DateTimeOffset.MaxValue).ToString(), Does.EndWith("9999-12-31T23:59:59.999Z"), name);
                Assert.That(() => build(DateTimeOffset.MinValue).ToString(), Does.EndWith("0001-01-01T00:00:00.000Z"), name);
            }
        }
    }
}
