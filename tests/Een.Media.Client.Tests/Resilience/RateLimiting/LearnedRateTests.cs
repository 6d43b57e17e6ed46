using Een.Media.Client.Resilience.RateLimiting;

namespace Een.Media.Client.Tests.Resilience.RateLimiting;

/// <summary>What the client learns from answers, against a bucket of its own.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class LearnedRateTests
{
    private double _now;
    private double _tokens;
    private double _filled;
    private int _refusals;

    [TestCase(0.5, 1)]
    [TestCase(1, 3)]
    [TestCase(5, 10)]
    public void The_learned_rate_finds_the_services_limit_and_keeps_to_it(double rate, int burst)
    {
        var learned = new LearnedRate(initialRate: null);
        Fetch(learned, 100, rate, burst);
        (double began, int refusals) = (_now, _refusals);
        Fetch(learned, 200, rate, burst);
        Assert.That(200 / (_now - began), Is.InRange(rate * 0.7, rate * 1.1));
        Assert.That(_refusals - refusals, Is.LessThanOrEqualTo(20));
    }

    [Test]
    public void The_learned_rate_notices_that_the_limit_was_raised()
    {
        var learned = new LearnedRate(initialRate: null);
        Fetch(learned, 100, rate: 0.5, burst: 3);
        Fetch(learned, 400, rate: 4, burst: 3);
        double began = _now;
        Fetch(learned, 200, rate: 4, burst: 3);
        Assert.That(200 / (_now - began), Is.InRange(3.2, 4.4));
    }

    [Test]
    public void The_learned_rate_notices_that_the_limit_was_lowered()
    {
        var learned = new LearnedRate(initialRate: null);
        Fetch(learned, 100, rate: 4, burst: 3);
        Fetch(learned, 100, rate: 0.5, burst: 3);
        (double began, int refusals) = (_now, _refusals);
        Fetch(learned, 200, rate: 0.5, burst: 3);
        Assert.That(200 / (_now - began), Is.InRange(0.42, 0.55));
        Assert.That(_refusals - refusals, Is.LessThanOrEqualTo(20));
    }

    [Test]
    public void Until_the_first_refusal_only_the_number_of_requests_under_way_is_limited()
    {
        var rate = new LearnedRate(initialRate: null);
        for (int round = 1; round <= 5; round++)
        {
            int sent = 0;
            while (rate.NextAt(round, new double[sent]) == round)
                sent++;
            Assert.That((sent, rate.NextAt(round, new double[sent])), Is.EqualTo((round, (double?)null)));
            for (; sent > 0; sent--)
                rate.Accepted(round);
        }
    }

    /// <summary>One caller, answered at once; a refusal is waited out for as long as a token takes.</summary>
    private void Fetch(LearnedRate learned, int images, double rate, int burst)
    {
        _tokens = Math.Min(_tokens, burst);
        while (images > 0)
        {
            _now = learned.NextAt(_now, [])!.Value;
            _tokens = Math.Min(burst, _tokens + ((_now - _filled) * rate));
            _filled = _now;
            if (_tokens >= 1)
            {
                _tokens--;
                images--;
                learned.Accepted(_now);
            }
            else
            {
                _refusals++;
                learned.Refused(_now);
                _now += 1 / rate;
            }
        }
    }
}
