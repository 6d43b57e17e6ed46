using Een.Media.Client.Resilience.RateLimiting;

namespace Een.Media.Client.Tests.Resilience;

/// <summary>What the pace makes of answers, against a bucket of its own.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class LearnedPaceTests
{
    private double _now;
    private double _tokens;
    private double _filled;
    private int _refusals;

    [TestCase(0.5, 1)]
    [TestCase(1, 3)]
    [TestCase(5, 10)]
    public void It_finds_a_ration_and_keeps_to_it(double rate, int burst)
    {
        var pace = new LearnedPace(initialRate: null);
        Fetch(pace, 100, rate, burst);
        (double began, int refusals) = (_now, _refusals);
        Fetch(pace, 200, rate, burst);
        Assert.That(200 / (_now - began), Is.InRange(rate * 0.7, rate * 1.1));
        Assert.That(_refusals - refusals, Is.LessThanOrEqualTo(20));
    }

    [Test]
    public void It_finds_out_when_the_ration_has_grown()
    {
        var pace = new LearnedPace(initialRate: null);
        Fetch(pace, 100, rate: 0.5, burst: 3);
        Fetch(pace, 400, rate: 4, burst: 3);
        double began = _now;
        Fetch(pace, 200, rate: 4, burst: 3);
        Assert.That(200 / (_now - began), Is.InRange(3.2, 4.4));
    }

    [Test]
    public void It_finds_out_when_the_ration_has_shrunk()
    {
        var pace = new LearnedPace(initialRate: null);
        Fetch(pace, 100, rate: 4, burst: 3);
        Fetch(pace, 100, rate: 0.5, burst: 3);
        (double began, int refusals) = (_now, _refusals);
        Fetch(pace, 200, rate: 0.5, burst: 3);
        Assert.That(200 / (_now - began), Is.InRange(0.42, 0.55));
        Assert.That(_refusals - refusals, Is.LessThanOrEqualTo(20));
    }

    [Test]
    public void Until_the_first_refusal_only_requests_under_way_are_limited()
    {
        var pace = new LearnedPace(initialRate: null);
        for (int round = 1; round <= 5; round++)
        {
            int sent = 0;
            for (; pace.NextAt(round) == round; sent++)
                pace.Sent();
            Assert.That((sent, pace.NextAt(round)), Is.EqualTo((round, (double?)null)));
            for (; sent > 0; sent--)
            {
                pace.Served(round);
                pace.Ended();
            }
        }
    }

    /// <summary>One caller, answered at once; a refusal is waited out for as long as a token takes.</summary>
    private void Fetch(LearnedPace pace, int images, double rate, int burst)
    {
        _tokens = Math.Min(_tokens, burst);
        while (images > 0)
        {
            _now = pace.NextAt(_now)!.Value;
            _tokens = Math.Min(burst, _tokens + ((_now - _filled) * rate));
            _filled = _now;
            pace.Sent();
            if (_tokens >= 1)
            {
                _tokens--;
                images--;
                pace.Served(_now);
            }
            else
            {
                _refusals++;
                pace.Refused(_now);
                _now += 1 / rate;
            }

            pace.Ended();
        }
    }
}
