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

    [TestCase(10, 3)]
    [TestCase(20, 1)]
    public void The_learned_rate_keeps_to_a_limit_whose_tokens_come_faster_than_answers(double rate, int burst)
    {
        (double reached, int refusals) = FetchByMany(rate, burst, jitter: 0, seed: 1);
        Assert.That(reached, Is.InRange(rate * 0.5, rate * 1.1));
        Assert.That(refusals, Is.LessThanOrEqualTo(20));
    }

    [TestCase(1)]
    [TestCase(5)]
    [TestCase(10)]
    public void The_learned_rate_keeps_to_a_limit_without_reserve_on_a_network_with_jitter(double rate)
    {
        (double Reached, int Refusals)[] runs = [.. Enumerable.Range(1, 5).Select(seed => FetchByMany(rate, burst: 1, jitter: 0.03, seed))];
        Assert.That(runs.Average(run => run.Reached), Is.InRange(rate * 0.5, rate * 1.1));
        Assert.That(runs.Average(run => run.Refusals), Is.LessThanOrEqualTo(20));
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
    public void Until_the_first_refusal_only_the_number_of_requests_in_progress_is_limited()
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
            if (Take(rate, burst))
            {
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

    /// <summary>
    /// Many callers, whose requests arrive after 50 ms and up to so much jitter, and whose answers take as long again. A refusal is waited
    /// out for a second. Returns the rate and the refusals of the last 200 images of 300.
    /// </summary>
    private (double Rate, int Refusals) FetchByMany(double rate, int burst, double jitter, int seed)
    {
        var random = new Random(seed);
        var learned = new LearnedRate(initialRate: null);
        var inProgress = new List<Request>();
        (_now, _filled, _tokens, double cooldown) = (0, 0, burst, 0);
        (int images, double began, int refusals) = (0, 0, 0);
        while (images < 300)
        {
            double next = Math.Max(cooldown, learned.NextAt(_now, [.. inProgress.Select(request => request.SentAt)]) ?? double.PositiveInfinity);
            Request? first = inProgress.MinBy(request => request.NextEventAt);
            if (first is null || next < first.NextEventAt)
            {
                _now = next;
                double arrival = _now + 0.05 + (random.NextDouble() * jitter);
                inProgress.Add(new Request(_now, arrival, arrival + 0.05 + (random.NextDouble() * jitter)));
                continue;
            }

            _now = first.NextEventAt;
            if (first.IsAccepted is not { } isAccepted)
            {
                first.IsAccepted = Take(rate, burst);
                continue;
            }

            inProgress.Remove(first);
            if (isAccepted)
            {
                learned.Accepted(first.SentAt);
                if (++images == 100)
                    (began, refusals) = (_now, 0);
                continue;
            }

            refusals++;
            if (first.SentAt >= cooldown)
            {
                learned.Refused(first.SentAt);
                cooldown = _now + 1;
            }
        }

        return (200 / (_now - began), refusals);
    }

    /// <summary>The service's side: whether it has a token now.</summary>
    private bool Take(double rate, int burst)
    {
        _tokens = Math.Min(burst, _tokens + ((_now - _filled) * rate));
        _filled = _now;
        if (_tokens < 1)
            return false;
        _tokens--;
        return true;
    }

    private sealed record Request(double SentAt, double ArrivesAt, double AnsweredAt)
    {
        public bool? IsAccepted { get; set; }

        public double NextEventAt => IsAccepted is null ? ArrivesAt : AnsweredAt;
    }
}
