using Een.Media.Client.RecordedImages.Gaps;
using Een.Media.Client.Tests.Support;

namespace Een.Media.Client.Tests.Gaps;

/// <summary>What the list of recordings says about where not to look, to the tick: the ends of an interval are told with a margin of a second.</summary>
public sealed class KnownGapsTests
{
    private static readonly TimeSpan s_second = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan s_tick = TimeSpan.FromTicks(1);

    /// <summary>Recorded: 0–10, 20–30 and 50–60 s.</summary>
    private static readonly KnownGaps s_gaps = KnownGaps.Between([Range(50, 60), Range(0, 10), Range(20, 30)]);

    [Test]
    public void Gaps_lie_between_intervals_in_order_and_nowhere_else() =>
        Assert.That(s_gaps.All, Is.EqualTo(new[] { Range(10, 20), Range(30, 50) }));

    [Test]
    public void Fewer_than_two_intervals_have_no_gap_between_them()
    {
        Assert.That(KnownGaps.Between([]).All, Is.Empty);
        Assert.That(KnownGaps.Between([Range(0, 10)]).All, Is.Empty);
        Assert.That(KnownGaps.None.Find(At(5)), Is.Null);
    }

    [Test]
    public void A_gap_no_longer_than_its_margins_is_not_known()
    {
        Assert.That(KnownGaps.Between([Range(0, 10), Range(12, 20)]).All, Is.Empty);
        Assert.That(KnownGaps.Between([Range(0, 10), new TimeRange(At(12) + s_tick, At(20))]).All, Has.One.Items);
    }

    [Test]
    public void The_inside_of_a_gap_begins_a_second_from_its_ends() =>
        Assert.That(KnownGaps.Core(Range(10, 20)), Is.EqualTo(Range(11, 19)));

    [Test]
    public void An_instant_lies_in_a_gap_between_its_ends()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(s_gaps.Find(At(-5)), Is.Null);
            Assert.That(s_gaps.Find(At(10)), Is.Null);
            Assert.That(s_gaps.Find(At(10) + s_tick), Is.EqualTo(Range(10, 20)));
            Assert.That(s_gaps.Find(At(20) - s_tick), Is.EqualTo(Range(10, 20)));
            Assert.That(s_gaps.Find(At(20)), Is.Null);
            Assert.That(s_gaps.Find(At(25)), Is.Null);
            Assert.That(s_gaps.Find(At(40)), Is.EqualTo(Range(30, 50)));
            Assert.That(s_gaps.Find(At(50)), Is.Null);
            Assert.That(s_gaps.Find(At(99)), Is.Null);
        }
    }

    [Test]
    public void Each_of_many_gaps_is_found([Range(1, 9)] int gaps)
    {
        KnownGaps known = KnownGaps.Between([.. Enumerable.Range(0, gaps + 1).Select(i => Range(10 * i, (10 * i) + 5))]);
        for (int i = 0; i < gaps; i++)
            Assert.That((known.Find(At((10 * i) + 7)), known.Find(At((10 * i) + 2))), Is.EqualTo(((TimeRange?)Range((10 * i) + 5, (10 * i) + 10), (TimeRange?)null)));
    }

    /// <summary>The gap is 30–50 s; within 31–49 s there is certainly no frame.</summary>
    [TestCase(31.0, 1, false, Description = "only just not inside")]
    [TestCase(31.0000001, 1, true)]
    [TestCase(40, 8.9999999, true)]
    [TestCase(40, 9, false, Description = "a frame at 49 s would do")]
    [TestCase(49.5, 0, false)]
    [TestCase(25, 0, false)]
    [TestCase(70, 0, false)]
    public void An_instant_is_ruled_out_when_no_frame_within_the_tolerance_can_be(double instant, double tolerance, bool isRuledOut) =>
        Assert.That(s_gaps.RuleOut(TestValues.Noon + Exactly(instant), Exactly(tolerance)), Is.EqualTo(isRuledOut));

    [TestCase("main", "video")]
    [TestCase("preview", "image")]
    public async Task Known_gaps_come_from_the_list_of_the_requests_recording_whichever_end_comes_first(string type, string mediaType)
    {
        const string Body = """{"nextPageToken":"","results":[{"deviceId":"10058b7a","type":"main","mediaType":"video","startTimestamp":"2025-06-01T12:00:00.000+00:00","endTimestamp":"2025-06-01T12:00:10.000+00:00"},{"deviceId":"10058b7a","type":"main","mediaType":"video","startTimestamp":"2025-06-01T12:00:20.000+00:00","endTimestamp":"2025-06-01T12:00:30.000+00:00"}]}""";
        using MockService service = new MockService().Always(_ => Answers.Json(Body));
        RecordedImageDeviceStage device = RecordedImageRequest.ForDevice("10058b7a");
        RecordedImageTimeRequest request = (type == "main" ? device.Main() : device.Preview()).AtOrAfter(TestValues.Noon);
        foreach ((double oneEnd, double otherEnd) in new[] { (0.0, 30.0), (30.0, 0.0) })
        {
            KnownGaps gaps = await KnownGaps.ConsultAsync(service.Client().Recordings, request, At(oneEnd), At(otherEnd), default);
            Assert.That(gaps.All, Is.EqualTo(new[] { Range(10, 20) }));
            IReadOnlyDictionary<string, string> query = service.Seen[^1].Query;
            Assert.That((query["deviceId"], query["type"], query["mediaType"], query["pageSize"]), Is.EqualTo(("10058b7a", type, mediaType, "500")));
            Assert.That(query.Values, Has.Member("2025-06-01T12:00:00.000+00:00").And.Member("2025-06-01T12:00:30.000+00:00"));
        }
    }

    private static TimeSpan Exactly(double seconds) => TimeSpan.FromTicks((long)Math.Round(seconds * TimeSpan.TicksPerSecond));

    private static DateTimeOffset At(double second) => TestValues.Noon + (second * s_second);

    private static TimeRange Range(double start, double end) => new(At(start), At(end));
}
