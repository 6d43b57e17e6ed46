namespace Een.Media.Client.Tests.Resilience.RateLimiting;

/// <summary>What the estimator should compute, the slow way: each bucket is an object, and the earliest time is read off a sorted list.</summary>
internal sealed class SlowEstimator
{
    private static readonly double[] s_bursts = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 15, 20, 30];

    private readonly List<Bucket> _buckets = [];
    private double _now;

    public SlowEstimator(double likelyRate)
    {
        for (double rate = 0.1; rate <= 50; rate *= 1.05)
        {
            double deviation = Math.Log(rate / likelyRate) / 2;
            _buckets.AddRange(s_bursts.Select(burst => new Bucket(rate, burst) { Prior = Math.Exp(-deviation * deviation / 2) }));
        }

        double sum = _buckets.Sum(r => r.Prior);
        foreach (Bucket bucket in _buckets)
            bucket.Probability = bucket.Prior /= sum;
    }

    public void Accepted(double at) => Answer(at, (bucket, clear) =>
    {
        if (bucket.Tokens < 1 - 1e-6)
            bucket.Probability *= clear ? 0.05 : 0.5;
        bucket.Tokens = bucket.Tokens < 1 ? 0 : bucket.Tokens - 1;
    });

    public void Refused(double at) => Answer(at, (bucket, clear) =>
    {
        if (bucket.Tokens < 1 - 1e-6)
            return;
        bucket.Probability *= clear ? 0.05 : 0.5;
        bucket.Tokens = 0.5;
    });

    public void ProbeHigherRates()
    {
        double present = _buckets.Sum(r => r.Probability * r.Rate);
        double above = _buckets.Where(r => r.Rate > present).Sum(r => r.Prior);
        foreach (Bucket bucket in _buckets)
            bucket.Probability = above == 0 ? bucket.Probability : (0.15 * bucket.Probability) + (bucket.Rate > present ? 0.85 * bucket.Prior / above : 0);
    }

    /// <summary>The first moment at which buckets with so much probability have a token, when the requests in progress were sent at these times.</summary>
    public double EarliestTime(double confidence, double[] inProgress)
    {
        double last = inProgress.Append(_now).Max();
        double believing = 0;
        foreach ((double after, double probability) in _buckets.Select(r => (After: Math.Max(0, (1 - Left(r, inProgress)) / r.Rate), r.Probability)).OrderBy(r => r.After))
        {
            believing += probability;
            if (believing >= confidence)
                return last + after;
        }

        return double.PositiveInfinity;
    }

    private double Left(Bucket bucket, double[] inProgress)
    {
        (double tokens, double now) = (bucket.Tokens, _now);
        foreach (double sentAt in inProgress)
        {
            tokens = Math.Min(bucket.Burst, tokens + (Math.Max(0, sentAt - now) * bucket.Rate)) - 1;
            now = Math.Max(now, sentAt);
        }

        return tokens;
    }

    private void Answer(double at, Action<Bucket, bool> judge)
    {
        double passed = Math.Max(0, at - _now);
        _now += passed;
        foreach (Bucket bucket in _buckets)
        {
            bucket.Tokens = Math.Min(bucket.Burst, bucket.Tokens + (passed * bucket.Rate));
            judge(bucket, Math.Abs(bucket.Tokens - 1) >= 0.02 + (0.02 * bucket.Rate));
        }

        double sum = _buckets.Sum(r => r.Probability);
        foreach (Bucket bucket in _buckets)
            bucket.Probability = (0.99999 * bucket.Probability / sum) + (0.00001 * bucket.Prior);
    }

    private sealed class Bucket(double rate, double burst)
    {
        public double Rate { get; } = rate;

        public double Burst { get; } = burst;

        public double Tokens { get; set; } = burst;

        public double Prior { get; set; }

        public double Probability { get; set; }
    }
}
