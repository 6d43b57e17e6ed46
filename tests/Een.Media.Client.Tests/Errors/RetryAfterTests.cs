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
    public void Retry_After_is_read_as_seconds_or_a_date_and_as_nothing_else(string? header, double? seconds) =>
        Assert.That(RetryAfterHeader.Parse(header, Noon)?.TotalSeconds, Is.EqualTo(seconds));

    [Test]
    public void A_Retry_After_beyond_the_longest_time_span_is_the_longest_time_span([Values("922337203686", "99999999999999999999999999")] string header) =>
        Assert.That(RetryAfterHeader.Parse(header, Noon), Is.EqualTo(TimeSpan.MaxValue));
}
