namespace Een.Media.Conventions.Tests.Compilation;

/// <summary>The analyzer of the package: a <see cref="DateTime"/> without a zone does not compile where the client takes an instant.</summary>
public sealed class UnzonedTimeTests
{
    private const string Preview = "RecordedImageRequest.ForDevice(\"10058b7a\").Preview()";

    [TestCase(Preview + ".At(new DateTime(2026, 11, 25, 12, 0, 5));")]
    [TestCase(Preview + ".Before(DateTime.Parse(\"2026-11-25\"));")]
    [TestCase("DateTime day = DateTime.Today; " + Preview + ".AtOrAfter(day.AddHours(12));")]
    [TestCase("new WalkOptions { Until = new DateTime(2026, 11, 25, 12, 0, 5) };")]
    [TestCase("DateTime? end = null; new WalkOptions { Until = end };")]
    [TestCase("bool open = true; new WalkOptions { Until = open ? null : new DateTime(2026, 11, 25) };")]
    [TestCase("SamplePlan.Every(TimeSpan.FromMinutes(1), noon, new DateTime(2026, 11, 25));")]
    [TestCase("_ = new TimeRange(noon, noon.Date);")]
    [TestCase("client.RecordedImages.SampleAsync(" + Preview + ".AtOrAfter(noon), TimeSpan.FromMinutes(1), until: new DateTime(2026, 11, 25));")]
    [TestCase("client.Recordings.ListAsync(\"10058b7a\", StreamType.Main, MediaType.Video, new DateTime(2026, 11, 25));")]
    public async Task A_time_without_a_zone_is_refused(string usage) =>
        Assert.That(await Snippet.AnalyzerErrorsAsync(usage), Is.EqualTo(new[] { "EEN0001" }));

    [TestCase(Preview + ".At(noon);")]
    [TestCase(Preview + ".At(new DateTimeOffset(2026, 11, 25, 12, 0, 5, TimeSpan.Zero));")]
    [TestCase(Preview + ".At(DateTime.UtcNow);")]
    [TestCase(Preview + ".At(DateTime.Now.AddHours(-1));")]
    [TestCase(Preview + ".At(DateTime.UtcNow - TimeSpan.FromHours(1));")]
    [TestCase(Preview + ".At(new DateTime(2026, 11, 25, 12, 0, 5, DateTimeKind.Utc));")]
    [TestCase(Preview + ".At(DateTime.SpecifyKind(noon.Date, DateTimeKind.Local));")]
    [TestCase("DateTime day = DateTime.Today; " + Preview + ".At(day.ToUniversalTime());")]
    [TestCase(Preview + ".At(WallClock.ToInstant(new DateTime(2026, 11, 25, 12, 0, 5), TimeZoneInfo.Utc));")]
    [TestCase("new WalkOptions { Until = noon.AddHours(1) };")]
    [TestCase("DateTimeOffset mine = new DateTime(2026, 11, 25); new List<DateTimeOffset>().Add(new DateTime(2026, 11, 25));")]
    public async Task A_time_that_says_its_zone_is_accepted(string usage) => Assert.That(await Snippet.AnalyzerErrorsAsync(usage), Is.Empty);

    [Test]
    public async Task The_message_says_what_to_write()
    {
        string message = (await Snippet.AnalyzeAsync(Preview + ".At(new DateTime(2026, 11, 25));")).Single().GetMessage(null);
        Assert.That(message, Does.Contain("time zone of this machine").And.Contain("new DateTimeOffset(new DateTime(2026, 11, 25), TimeSpan.Zero)").And.Contain("camera.ToInstant("));
    }

    /// <summary>They are marked as local or UTC, and the ways for other times would throw.</summary>
    [TestCase("DateTime.Today")]
    [TestCase("DateTime.Today.AddHours(7)")]
    [TestCase("DateTime.UtcNow.Date")]
    [TestCase("DateTime.Now.Date - TimeSpan.FromDays(1)")]
    public async Task The_message_says_what_to_write_instead_of_a_date_of_the_machines_clock(string time)
    {
        string message = (await Snippet.AnalyzeAsync($"{Preview}.At({time});")).Single().GetMessage(null);
        Assert.That(message, Does.Contain($"new DateTimeOffset(DateTime.SpecifyKind({time}, DateTimeKind.Unspecified), TimeSpan.Zero)")
            .And.Contain($"camera.ToInstant(DateTime.SpecifyKind({time}, DateTimeKind.Unspecified))"));
    }
}
