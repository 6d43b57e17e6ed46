using Een.Media.Client.RecordedImages.Requests;
using FsCheck;
using FsCheck.Fluent;

namespace Een.Media.Client.Tests.Requests;

/// <summary>
/// The service is asked in whole milliseconds, callers know ticks. A rounded request may select frames of the same millisecond that are not
/// meant, but leaves out none that is.
/// </summary>
public sealed class RoundingProperties
{
    private static readonly DateTimeOffset s_origin = new(2025, 6, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly RecordedImageStreamStage s_stage = RecordedImageRequest.ForDevice("10058b7a").Preview();

    private static readonly Func<DateTimeOffset, RecordedImageTimeRequest>[] s_operators =
        [s_stage.Before, s_stage.AtOrBefore, s_stage.At, s_stage.AtOrAfter, s_stage.After];

    [Test]
    public void A_rounded_request_selects_every_frame_that_is_meant_and_no_other_whole_millisecond() => Prop.ForAll(
        Gen.Choose(-30_000, 30_000).ToArbitrary(), Gen.Choose(-30_000, 30_000).ToArbitrary(), Gen.Choose(-14 * 60, 14 * 60).ToArbitrary(), (frameTicks, ticks, offset) =>
        {
            DateTimeOffset asked = s_origin.AddTicks(ticks).ToOffset(TimeSpan.FromMinutes(offset));
            DateTimeOffset frame = s_origin.AddTicks(frameTicks);
            foreach (Func<DateTimeOffset, RecordedImageTimeRequest> build in s_operators)
            {
                RecordedImageTimeRequest request = build(asked);
                var sent = WireInstant.For(request.Operator, request.Timestamp);
                Assert.That(sent.Timestamp.Ticks % TimeSpan.TicksPerMillisecond, Is.Zero, $"{request}");
                Assert.That(sent.Timestamp.Offset, Is.EqualTo(TimeSpan.Zero), $"{request}");
                RecordedImageTimeRequest rounded = request.MovedTo(sent.Operator, sent.Timestamp);
                if (request.Selects(frame))
                    Assert.That(rounded.Selects(frame), Is.True, $"{request}, sent {rounded}, frame {frame:O}");
                DateTimeOffset whole = s_origin.AddMilliseconds(frameTicks % 5);
                if (request.Operator != TimestampOperator.At)
                    Assert.That(rounded.Selects(whole), Is.EqualTo(request.Selects(whole)), $"{request}, sent {rounded}, frame {whole:O}");
            }
        }).QuickCheckThrowOnFailure();

    [Test]
    public void A_request_can_be_made_for_the_first_and_the_last_instant_of_time()
    {
        using (Assert.EnterMultipleScope())
        {
            foreach (Func<DateTimeOffset, RecordedImageTimeRequest> build in s_operators)
            {
                foreach (DateTimeOffset end in (DateTimeOffset[])[DateTimeOffset.MinValue, DateTimeOffset.MaxValue])
                {
                    RecordedImageTimeRequest request = build(end);
                    Assert.That(request.Timestamp, Is.EqualTo(end));
                    Assert.That(WireInstant.For(request.Operator, end).Timestamp, Is.EqualTo(end).Within(TimeSpan.FromMilliseconds(1)), $"{request}");
                }
            }
        }
    }
}
