using Een.Media.Client.Authentication;

using static Een.Media.Client.Tests.Support.TestValues;

namespace Een.Media.Client.Tests.Renewal;

/// <summary>The arithmetic of renewals, at its edges.</summary>
public sealed class ScheduleTests
{
    private static readonly TimeSpan s_margin = TimeSpan.FromMinutes(5);

    [Test]
    public void Renewals_are_spread_from_the_margin_to_a_fifth_more_before_the_expiry()
    {
        DateTimeOffset end = Noon.AddHours(12);
        double[] ahead = [.. Enumerable.Range(0, 200).Select(_ => (end - RenewalSchedule.For(Token(Noon, end), s_margin)!.Value).TotalMinutes)];
        Assert.That(ahead, Is.All.InRange(5, 6));
        Assert.That(ahead.Max() - ahead.Min(), Is.GreaterThan(0.5), "Many processes do not come at once.");
    }

    [Test]
    public void A_short_lived_token_is_used_for_three_quarters_of_its_life() =>
        Assert.That(RenewalSchedule.For(Token(Noon, Noon.AddMinutes(12)), s_margin), Is.EqualTo(Noon.AddMinutes(9)));

    [Test]
    public void The_margin_applies_to_a_token_whose_start_is_unknown_or_after_its_end()
    {
        foreach (DateTimeOffset? obtained in (DateTimeOffset?[])[null, Noon.AddMinutes(12), Noon.AddMinutes(13)])
            Assert.That(RenewalSchedule.For(Token(obtained, Noon.AddMinutes(12)), s_margin), Is.InRange(Noon.AddMinutes(6), Noon.AddMinutes(7)));
    }

    [Test]
    public void A_token_without_an_expiry_is_not_renewed()
    {
        Assert.That(RenewalSchedule.For(Token(Noon, null), s_margin), Is.Null);
        Assert.That(RenewalSchedule.ForUnchanged(Token(Noon, null), Noon), Is.Null);
    }

    [Test]
    public void A_margin_that_reaches_before_the_first_instant_is_no_crash() =>
        Assert.That(RenewalSchedule.For(Token(null, DateTimeOffset.MinValue.AddMinutes(1)), s_margin), Is.EqualTo(DateTimeOffset.MinValue));

    [TestCase(10, 10)]
    [TestCase(29, 29)]
    [TestCase(31, 30)]
    [TestCase(null, 30)]
    public void After_a_failed_renewal_the_next_comes_in_half_a_minute_or_at_the_expiry(int? secondsLeft, int seconds) => Assert.That(
        RenewalSchedule.AfterFailure(Noon, secondsLeft is { } left ? Noon.AddSeconds(left) : null), Is.EqualTo(Noon.AddSeconds(seconds)));

    [TestCase(-40, 20, 20)]
    [TestCase(-40, 0, 10)]
    [TestCase(-43200, -1, 30)]
    [TestCase(5, -5, 30)]
    [TestCase(-10, -10, 30)]
    public void A_token_that_came_back_unchanged_is_renewed_at_its_expiry_or_soon_after(int obtained, int expires, int next) => Assert.That(
        RenewalSchedule.ForUnchanged(Token(Noon.AddSeconds(obtained), Noon.AddSeconds(expires)), Noon), Is.EqualTo(Noon.AddSeconds(next)));

    [TestCase(0, 43200, true)]
    [TestCase(29, 43200, true)]
    [TestCase(30, 43200, false)]
    [TestCase(9, 40, true)]
    [TestCase(10, 40, false)]
    [TestCase(29, null, true)]
    [TestCase(30, null, false)]
    [TestCase(-1, 43200, false)]
    public void A_refused_token_is_too_young_to_be_renewed_for_half_a_minute_or_a_quarter_of_its_life(int age, int? life, bool isTooYoung)
    {
        DateTimeOffset obtained = Noon.AddSeconds(-age);
        Assert.That(RenewalSchedule.IsTooYoung(Token(obtained, life is { } seconds ? obtained.AddSeconds(seconds) : null), Noon), Is.EqualTo(isTooYoung));
    }

    [Test]
    public void A_refused_token_of_unknown_age_is_renewed_at_once() => Assert.That(RenewalSchedule.IsTooYoung(Token(null, Noon), Noon), Is.False);

    private static TokenRecord Token(DateTimeOffset? obtained, DateTimeOffset? expires) => new() { ObtainedAt = obtained, ExpiresAt = expires };
}
