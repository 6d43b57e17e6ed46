using Een.Media.Cli.Errors;
using Een.Media.Cli.Times;

namespace Een.Media.Cli.Tests.Texts;

public sealed class TimeTextTests
{
    private static readonly DateTimeOffset s_now = new(2026, 11, 24, 18, 30, 0, TimeSpan.Zero);
    private static readonly TimeZoneInfo s_chicago = TimeZoneInfo.FindSystemTimeZoneById("America/Chicago");

    [TestCase("now", "2026-11-24T18:30:00Z")]
    [TestCase("-1d", "2026-11-23T18:30:00Z")]
    [TestCase("-1h30m", "2026-11-24T17:00:00Z")]
    [TestCase("12:03", "2026-11-24T18:03:00Z")]
    [TestCase("9:03", "2026-11-24T15:03:00Z")]
    [TestCase("12:03:05.250", "2026-11-24T18:03:05.250Z")]
    [TestCase("today", "2026-11-24T06:00:00Z")]
    [TestCase("yesterday", "2026-11-23T06:00:00Z")]
    [TestCase("today 12:03", "2026-11-24T18:03:00Z")]
    [TestCase("yesterday 9:03:05", "2026-11-23T15:03:05Z")]
    [TestCase("2026-07-01", "2026-07-01T05:00:00Z")]
    [TestCase("2026-11-24T12:03", "2026-11-24T18:03:00Z")]
    [TestCase("2026-11-24 12:03:05", "2026-11-24T18:03:05Z")]
    [TestCase("2026-11-24T12:03Z", "2026-11-24T12:03:00Z")]
    [TestCase("2026-11-24T12:03:05.123+02:00", "2026-11-24T10:03:05.123Z")]
    [TestCase(" 12:03 ", "2026-11-24T18:03:00Z")]
    public void A_time_means_an_instant_in_the_zone(string text, string instant) =>
        Assert.That(TimeText.Parse(text, s_now, s_chicago, Assert.Fail), Is.EqualTo(DateTimeOffset.Parse(instant)));

    [TestCase("")]
    [TestCase("noon")]
    [TestCase("yesterday noon")]
    [TestCase("24:00")]
    [TestCase("12")]
    [TestCase("2026-02-30")]
    [TestCase("11/24/2026")]
    [TestCase("-")]
    [TestCase("-1y")]
    [TestCase("+1h")]
    public void Text_that_means_no_instant_is_refused_with_examples(string text)
    {
        CliException? e = Assert.Throws<CliException>(() => TimeText.Parse(text, s_now, s_chicago, _ => { }));
        Assert.That(e!.ExitCode, Is.EqualTo(2));
        Assert.That(e.Message, Does.Contain("2026-11-24T12:03"));
    }

    [Test]
    public void An_end_may_count_from_the_begin() =>
        Assert.That(TimeText.Parse("+10m", s_now, s_chicago, Assert.Fail, s_now.AddDays(-1)), Is.EqualTo(s_now.AddDays(-1).AddMinutes(10)));

    [Test]
    public void The_hour_that_the_clocks_skip_is_refused_and_the_next_time_is_named()
    {
        CliException? e = Assert.Throws<CliException>(() => TimeText.Parse("2026-03-08T02:30", s_now, s_chicago, _ => { }));
        Assert.That(e!.Message, Does.Contain("02:30 does not exist on 2026-03-08 in America/Chicago").And.Contain("03:00"));
    }

    [Test]
    public void Of_the_hour_that_comes_twice_the_first_is_taken_and_it_is_said()
    {
        string? said = null;
        DateTimeOffset instant = TimeText.Parse("2026-11-01T01:30", s_now, s_chicago, text => said = text);
        Assert.That(instant, Is.EqualTo(new DateTimeOffset(2026, 11, 1, 1, 30, 0, TimeSpan.FromHours(-5))));
        Assert.That(said, Does.Contain("occurs twice").And.Contain("-05:00").And.Contain("-06:00"));
    }

    [TestCase("2026-11-24T23:30:00Z", " For the day before, give 2026-11-23T17:30:00.")]
    [TestCase("2026-11-25T18:30:00Z", " For the day before, give 2026-11-24T12:30:00.")]
    [TestCase("2026-11-25T18:30:01Z", "")]
    public void A_time_in_the_future_is_refused_with_the_day_before_if_that_has_been(string instant, string hint)
    {
        CliException? e = Assert.Throws<CliException>(() => TimeRangeText.CheckPast(DateTimeOffset.Parse(instant), s_now, s_chicago));
        Assert.That(e!.ExitCode, Is.EqualTo(2));
        Assert.That(e.Message, Does.EndWith($"is in the future. Nothing can be recorded then yet.{hint}"));
    }

    [TestCase("250ms", 250)]
    [TestCase("30s", 30_000)]
    [TestCase("1.5h", 5_400_000)]
    [TestCase("1h30m", 5_400_000)]
    [TestCase("2w", 1_209_600_000)]
    public void A_duration_is_read(string text, long milliseconds) =>
        Assert.That(DurationText.Parse(text).TotalMilliseconds, Is.EqualTo(milliseconds));

    [TestCase("")]
    [TestCase("10")]
    [TestCase("m")]
    [TestCase("1h 30")]
    [TestCase("99999999999w")]
    [TestCase("-1h")]
    public void Text_that_is_no_duration_is_refused(string text) => Assert.Throws<CliException>(() => DurationText.Parse(text));
}
