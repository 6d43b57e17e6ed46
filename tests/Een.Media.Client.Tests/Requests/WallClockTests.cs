using FsCheck;
using FsCheck.Fluent;

namespace Een.Media.Client.Tests.Requests;

/// <summary>What a clock on a wall shows becomes the right instant, also on the days on which clocks are changed.</summary>
public sealed class WallClockTests
{
    private const string Chicago = "America/Chicago";

    [TestCase(Chicago, "2026-07-01T12:00:00", RepeatedHour.First, "2026-07-01T12:00:00-05:00", TestName = "Summer")]
    [TestCase(Chicago, "2026-11-25T12:00:05", RepeatedHour.First, "2026-11-25T12:00:05-06:00", TestName = "Winter")]
    [TestCase(Chicago, "2026-11-01T00:59:59", RepeatedHour.Second, "2026-11-01T00:59:59-05:00", TestName = "The last second before a repeated hour")]
    [TestCase(Chicago, "2026-11-01T01:00:00", RepeatedHour.First, "2026-11-01T01:00:00-05:00", TestName = "The beginning of a repeated hour, first time")]
    [TestCase(Chicago, "2026-11-01T01:00:00", RepeatedHour.Second, "2026-11-01T01:00:00-06:00", TestName = "The beginning of a repeated hour, second time")]
    [TestCase(Chicago, "2026-11-01T01:30:00", RepeatedHour.First, "2026-11-01T01:30:00-05:00", TestName = "A repeated time, first time")]
    [TestCase(Chicago, "2026-11-01T01:30:00", RepeatedHour.Second, "2026-11-01T01:30:00-06:00", TestName = "A repeated time, second time")]
    [TestCase(Chicago, "2026-11-01T02:00:00", RepeatedHour.First, "2026-11-01T02:00:00-06:00", TestName = "The end of a repeated hour")]
    [TestCase(Chicago, "2026-03-08T01:59:59", RepeatedHour.First, "2026-03-08T01:59:59-06:00", TestName = "The last second before a skipped hour")]
    [TestCase(Chicago, "2026-03-08T02:00:00", RepeatedHour.First, "2026-03-08T03:00:00-05:00", TestName = "The beginning of a skipped hour")]
    [TestCase(Chicago, "2026-03-08T02:30:00", RepeatedHour.First, "2026-03-08T03:00:00-05:00", TestName = "A skipped time")]
    [TestCase(Chicago, "2026-03-08T02:30:00", RepeatedHour.Second, "2026-03-08T03:00:00-05:00", TestName = "A skipped time is not repeated")]
    [TestCase(Chicago, "2026-03-08T03:00:00", RepeatedHour.First, "2026-03-08T03:00:00-05:00", TestName = "The end of a skipped hour")]
    [TestCase("Australia/Lord_Howe", "2026-04-05T01:45:00", RepeatedHour.First, "2026-04-05T01:45:00+11:00", TestName = "Half an hour is repeated, first time")]
    [TestCase("Australia/Lord_Howe", "2026-04-05T01:45:00", RepeatedHour.Second, "2026-04-05T01:45:00+10:30", TestName = "Half an hour is repeated, second time")]
    [TestCase("America/Sao_Paulo", "2018-11-04T00:00:00", RepeatedHour.First, "2018-11-04T01:00:00-02:00", TestName = "A midnight that is skipped")]
    [TestCase("Pacific/Apia", "2011-12-30T12:00:00", RepeatedHour.First, "2011-12-31T00:00:00+14:00", TestName = "A day that is skipped")]
    [TestCase("Asia/Kathmandu", "2026-11-25T12:00:00", RepeatedHour.First, "2026-11-25T12:00:00+05:45", TestName = "A zone without changes")]
    public void The_instant_is_the_one_at_which_clocks_show_the_time(string zone, string wallClock, RepeatedHour repeated, string instant)
    {
        DateTimeOffset found = WallClock.ToInstant(Wall(wallClock), TimeZoneInfo.FindSystemTimeZoneById(zone), repeated);
        Assert.That(found.ToString("yyyy-MM-dd'T'HH:mm:sszzz", System.Globalization.CultureInfo.InvariantCulture), Is.EqualTo(instant));
        Assert.That(found.Ticks % TimeSpan.TicksPerSecond, Is.Zero, "exact to the tick");
    }

    [Test]
    public void A_clock_that_shows_an_instant_leads_back_to_it()
    {
        TimeZoneInfo[] zones = [.. new[] { Chicago, "Europe/Berlin", "Australia/Lord_Howe", "America/St_Johns", "Africa/Casablanca" }.Select(TimeZoneInfo.FindSystemTimeZoneById)];
        var instants = from zone in Gen.Elements(zones)
                       from minute in Gen.Choose(0, 6 * 366 * 24 * 60)
                       select (zone, instant: new DateTimeOffset(2024, 1, 1, 0, 0, 0, TimeSpan.Zero).AddMinutes(minute));
        Prop.ForAll(Arb.From(instants), sample =>
        {
            DateTime shown = DateTime.SpecifyKind(TimeZoneInfo.ConvertTime(sample.instant, sample.zone).DateTime, DateTimeKind.Unspecified);
            return WallClock.ToInstant(shown, sample.zone) == sample.instant || WallClock.ToInstant(shown, sample.zone, RepeatedHour.Second) == sample.instant;
        }).QuickCheckThrowOnFailure();
    }

    [Test]
    public void A_camera_uses_the_zone_of_its_place()
    {
        var camera = new Camera { Id = "10058b7a", TimeZoneName = Chicago };
        using (Assert.EnterMultipleScope())
        {
            Assert.That(camera.ToInstant(Wall("2026-11-25T12:00:00")), Is.EqualTo(new DateTimeOffset(2026, 11, 25, 18, 0, 0, TimeSpan.Zero)));
            Assert.That(camera.ToInstant(Wall("2026-11-01T01:30:00"), RepeatedHour.Second), Is.EqualTo(new DateTimeOffset(2026, 11, 1, 7, 30, 0, TimeSpan.Zero)));
        }
    }

    [TestCase(null, "names no time zone")]
    [TestCase("Middle-earth/Bree", "does not know the time zone")]
    public void A_camera_without_a_known_zone_says_so(string? zone, string words) => Assert.That(
        () => new Camera { Id = "10058b7a", TimeZoneName = zone }.ToInstant(Wall("2026-11-25T12:00:00")),
        Throws.InvalidOperationException.With.Message.Contains("10058b7a").And.Message.Contains(words).And.Message.Contains("WallClock.ToInstant"));

    [TestCase(DateTimeKind.Utc)]
    [TestCase(DateTimeKind.Local)]
    public void A_time_of_another_clock_is_refused(DateTimeKind kind) => Assert.That(
        () => WallClock.ToInstant(DateTime.SpecifyKind(Wall("2026-11-25T12:00:00"), kind), TimeZoneInfo.Utc),
        Throws.ArgumentException.With.Property("ParamName").EqualTo("wallClock").And.Message.Contains($"of kind {kind}"));

    [Test]
    public void The_ends_of_the_calendar_and_other_nonsense_are_refused()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(() => WallClock.ToInstant(DateTime.MinValue, TimeZoneInfo.Utc), Throws.ArgumentException.With.Message.Contains("end of the calendar"));
            Assert.That(() => WallClock.ToInstant(DateTime.MaxValue, TimeZoneInfo.Utc), Throws.ArgumentException.With.Message.Contains("end of the calendar"));
            Assert.That(() => WallClock.ToInstant(Wall("2026-11-25T12:00:00"), null!), Throws.ArgumentNullException);
            Assert.That(() => WallClock.ToInstant(Wall("2026-11-25T12:00:00"), TimeZoneInfo.Utc, (RepeatedHour)7), Throws.InstanceOf<ArgumentOutOfRangeException>());
        }
    }

    private static DateTime Wall(string text) => DateTime.ParseExact(text, "s", System.Globalization.CultureInfo.InvariantCulture);
}
