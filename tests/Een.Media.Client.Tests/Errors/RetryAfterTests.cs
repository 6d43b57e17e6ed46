using Een.Media.Client.Http;

using static Een.Media.Client.Tests.Support.TestValues;

namespace Een.Media.Client.Tests.Errors;

/// <summary>When the service wants to be asked again.</summary>
public sealed class RetryAfterTests
{
    [TestCase("0", 0)]
    [TestCase("7", 7)]
    [TestCase(" 0010 ", 10)]
    [TestCase("922337203685", 922337203685.0)]
    [TestCase("Sun, 01 Jun 2025 12:00:05 GMT", 5)]
    [TestCase("Sun, 01 Jun 2025 12:00:00 GMT", 0)]
    [TestCase("Sun, 01 Jun 2025 11:00:00 GMT", 0)]
    [TestCase("-1", null)]
    [TestCase("1.5", null)]
    [TestCase("soon", null)]
    [TestCase("", null)]
    [TestCase(null, null)]
    public void Seconds_and_dates_are_read_and_nothing_else(string? header, double? seconds) =>
        Assert.That(RetryAfterHeader.Parse(header, Noon)?.TotalSeconds, Is.EqualTo(seconds));

    [Test]
    public void More_seconds_than_there_are_is_for_ever([Values("922337203686", "99999999999999999999999999")] string header) =>
        Assert.That(RetryAfterHeader.Parse(header, Noon), Is.EqualTo(TimeSpan.MaxValue));
}
