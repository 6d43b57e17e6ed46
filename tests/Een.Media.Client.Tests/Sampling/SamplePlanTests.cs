using System.Globalization;
using Een.Media.Client.Tests.Support;

namespace Een.Media.Client.Tests.Sampling;

public sealed class SamplePlanTests
{
    private static readonly DateTimeOffset Noon = new(2025, 6, 1, 12, 0, 0, TimeSpan.Zero);

    [Test]
    public void A_plan_includes_the_last_instant_of_its_range()
    {
        SamplePlan plan = SamplePlan.Every(TimeSpan.FromMinutes(10), Noon, Noon.AddMinutes(20));
        Assert.That(plan.Instants, Is.EqualTo(new[] { Noon, Noon.AddMinutes(10), Noon.AddMinutes(20) }));
        Assert.That(plan.Count, Is.EqualTo(3));
    }

    [Test]
    public void A_plan_for_one_instant_has_one_instant() =>
        Assert.That(SamplePlan.Every(TimeSpan.FromHours(1), Noon, Noon).Instants, Is.EqualTo(new[] { Noon }));

    [Test]
    public void The_instants_of_a_plan_are_in_UTC_whatever_the_offset_of_its_range()
    {
        DateTimeOffset from = Noon.ToOffset(TimeSpan.FromHours(5.5));
        SamplePlan plan = SamplePlan.Every(TimeSpan.FromHours(1), from, from.AddHours(1));
        Assert.That(plan.Instants.Select(i => i.Offset), Is.All.EqualTo(TimeSpan.Zero));
        Assert.That(plan.Instants.First(), Is.EqualTo(Noon));
    }

    [Test]
    public void A_plan_for_a_number_of_frames_cuts_the_range_into_equal_parts()
    {
        SamplePlan plan = SamplePlan.Frames(6, Noon, Noon.AddHours(1));
        Assert.That(plan.Instants, Is.EqualTo(Enumerable.Range(0, 6).Select(k => Noon.AddMinutes(10 * k))));
        Assert.That(plan.Interval, Is.EqualTo(TimeSpan.FromMinutes(10)));
    }

    [Test]
    public void The_text_of_a_plan_is_the_same_in_any_culture()
    {
        using var culture = new OtherCulture();
        SamplePlan plan = SamplePlan.Every(TimeSpan.FromMinutes(10), Noon, Noon.AddDays(1).AddMilliseconds(5));
        var day = new DailyWindow(new TimeOnly(7, 0), new TimeOnly(19, 0), TimeZoneInfo.Utc);
        Assert.That(plan.ToString(), Is.EqualTo("every 00:10:00 from 2025-06-01T12:00:00Z until 2025-06-02T12:00:00.005Z"));
        Assert.That(SamplePlan.Every(TimeSpan.FromMinutes(10), Noon, Noon, day).ToString(), Does.EndWith("until 2025-06-01T12:00:00Z, 07:00–19:00 UTC"));
    }

    [TestCase("06:59:59.9999999", false)]
    [TestCase("07:00", true)]
    [TestCase("18:59:59.9999999", true)]
    [TestCase("19:00", false)]
    public void A_daily_window_includes_its_start_and_not_its_end(string time, bool isInside)
    {
        DateTimeOffset instant = new(Noon.Date + TimeSpan.Parse(time, CultureInfo.InvariantCulture), TimeSpan.Zero);
        Assert.That(new DailyWindow(new TimeOnly(7, 0), new TimeOnly(19, 0), TimeZoneInfo.Utc).Contains(instant), Is.EqualTo(isInside));
        Assert.That(new DailyWindow(new TimeOnly(19, 0), new TimeOnly(7, 0), TimeZoneInfo.Utc).Contains(instant), Is.EqualTo(!isInside), "the night is what the day is not");
    }

    [Test]
    public void A_plan_may_have_an_interval_of_a_millisecond()
    {
        SamplePlan plan = SamplePlan.Frames(1000, Noon, Noon.AddSeconds(1));
        Assert.That((plan.Interval, plan.Count, plan.Window), Is.EqualTo((TimeSpan.FromMilliseconds(1), 1000L, (DailyWindow?)null)));
        Assert.That(SamplePlan.Every(TimeSpan.FromMilliseconds(1), Noon, Noon.AddMilliseconds(2)).Count, Is.EqualTo(3));
    }

    [Test]
    public void A_plan_of_a_trillion_instants_is_counted_and_started_without_delay()
    {
        SamplePlan plan = SamplePlan.Every(TimeSpan.FromMilliseconds(1), Noon, Noon.AddMilliseconds(999_999_999_999));
        Assert.That(plan.Count, Is.EqualTo(1_000_000_000_000));
        Assert.That(plan.Instants.Take(2), Is.EqualTo(new[] { Noon, Noon.AddMilliseconds(1) }));
    }

    [Test]
    public void A_plan_can_cover_the_whole_calendar() =>
        Assert.That(SamplePlan.Every(TimeSpan.FromDays(1), DateTimeOffset.MinValue, DateTimeOffset.MaxValue).Count, Is.EqualTo(3_652_059));

    /// <summary>Clocks in Berlin skip 02:00–03:00 on 30 March 2025, and have it twice on 26 October.</summary>
    [TestCase("2025-03-30", "01:30", "03:30", "01:30 03:00")]
    [TestCase("2025-03-30", "02:00", "03:00", "")]
    [TestCase("2025-03-30", "02:30", "04:00", "03:00 03:30")]
    [TestCase("2025-03-30", "23:00", "01:00", "00:00 00:30 23:00 23:30")]
    [TestCase("2025-10-26", "01:30", "03:30", "01:30 02:00 02:30 02:00 02:30 03:00")]
    [TestCase("2025-10-26", "02:00", "03:00", "02:00 02:30 02:00 02:30")]
    [TestCase("2025-10-26", "02:30", "04:00", "02:30 02:30 03:00 03:30")]
    [TestCase("2025-06-01", "22:30", "01:00", "00:00 00:30 22:30 23:00 23:30")]
    [TestCase("2025-06-01", "23:00", "00:00", "23:00 23:30")]
    [TestCase("2025-06-01", "00:00", "01:00", "00:00 00:30")]
    public void A_daily_window_follows_the_local_clock_through_changes_to_and_from_daylight_saving_time(string day, string from, string to, string expected)
    {
        TimeZoneInfo berlin = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");
        var window = new DailyWindow(TimeOnly.Parse(from, CultureInfo.InvariantCulture), TimeOnly.Parse(to, CultureInfo.InvariantCulture), berlin);
        DateTime midnight = DateTime.Parse(day, CultureInfo.InvariantCulture);
        DateTimeOffset first = new(midnight, berlin.GetUtcOffset(midnight));
        DateTimeOffset last = new(midnight.AddDays(1), berlin.GetUtcOffset(midnight.AddDays(1)));

        SamplePlan plan = SamplePlan.Every(TimeSpan.FromMinutes(30), first, last.AddTicks(-1), window);

        IEnumerable<string> shown = plan.Instants.Select(i => TimeZoneInfo.ConvertTime(i, berlin).ToString("HH:mm", CultureInfo.InvariantCulture));
        Assert.That(string.Join(' ', shown), Is.EqualTo(expected));
    }

    [Test]
    public void A_plan_that_cannot_be_is_refused_with_the_parameter_and_the_reason()
    {
        TimeZoneInfo utc = TimeZoneInfo.Utc;
        var night = new DailyWindow(new TimeOnly(22, 0), new TimeOnly(4, 0), utc);
        using (Assert.EnterMultipleScope())
        {
            Refused<ArgumentOutOfRangeException>(() => SamplePlan.Every(TimeSpan.FromTicks(9_999), Noon, Noon), "every", "1 ms");
            Refused<ArgumentException>(() => SamplePlan.Every(TimeSpan.FromHours(1), Noon, Noon.AddTicks(-1)), "until", "2025-06-01T12:00:00");
            Refused<ArgumentException>(() => SamplePlan.Frames(3, Noon, Noon), "until", "must be after its beginning");
            Refused<ArgumentOutOfRangeException>(() => SamplePlan.Frames(0, Noon, Noon.AddHours(1)), "count", "1");
            Refused<ArgumentOutOfRangeException>(() => SamplePlan.Frames(1001, Noon, Noon.AddSeconds(1)), "count", "1000");
            Refused<ArgumentException>(() => SamplePlan.Frames(3, Noon, Noon.AddHours(1), night), "window", "22:00–04:00 UTC");
            Refused<ArgumentException>(() => new DailyWindow(new TimeOnly(7, 0), new TimeOnly(7, 0), utc), "until", "whole days");
            Refused<ArgumentNullException>(() => new DailyWindow(new TimeOnly(7, 0), new TimeOnly(8, 0), null!), "timeZone", "");
        }
    }

    private static void Refused<T>(Func<object> plan, string parameter, string reason)
        where T : ArgumentException
    {
        T refusal = Assert.Throws<T>(() => plan())!;
        Assert.That(refusal.ParamName, Is.EqualTo(parameter));
        Assert.That(refusal.Message, Does.Contain(reason));
    }
}
