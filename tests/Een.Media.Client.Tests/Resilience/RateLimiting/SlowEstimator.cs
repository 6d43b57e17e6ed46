using static Een.Media.Client.Resilience.RateLimiting.TokenBucketEstimator;

namespace Een.Media.Client.Tests.Resilience.RateLimiting;

/// <summary>
/// What the estimator should compute, the slow way: each bucket with each jitter is an object, and the earliest time is read off a sorted list.
/// </summary>
internal sealed class SlowEstimator
{
    private readonly List<Bucket> _buckets = [];
    private double _now;

    public SlowEstimator(double likelyRate)
    {
        for (double rate = LowestRate; rate <= HighestRate; rate *= Step)
        {
            double weight = Math.Exp(-Math.Pow(Math.Log(rate / likelyRate) / PriorLogStdDev, 2) / 2);
            foreach (int burst in Bursts)
                _buckets.AddRange(Jitters.Select(jitter => new Bucket(rate, burst, jitter) { Prior = weight / Math.Sqrt(burst) }));
        }

        double sum = _buckets.Sum(r => r.Prior);
        foreach (Bucket bucket in _buckets)
            bucket.Probability = bucket.Prior /= sum;
    }

    public void Accepted(double at) => Answer(at, bucket =>
    {
        bucket.Probability *= bucket.Accepts();
        bucket.Tokens = Math.Max(0, Math.Min(bucket.Burst, bucket.Tokens) - 1);
    });

    public void Refused(double at) => Answer(at, bucket =>
    {
        bucket.Probability *= 1 - bucket.Accepts();
        bucket.Tokens = bucket.Tokens < 1 ? bucket.Tokens : LeftAfterRefusal;
    });

    public void ExploreHigherRates()
    {
        double present = _buckets.Sum(r => r.Probability * r.Rate);
        double above = _buckets.Where(r => r.Rate > present).Sum(r => r.Prior);
        foreach (Bucket bucket in _buckets)
        {
            bucket.Probability = above == 0
                ? bucket.Probability
                : (KeptWhenExploring * bucket.Probability) + (bucket.Rate > present ? (1 - KeptWhenExploring) * bucket.Prior / above : 0);
        }
    }

    /// <summary>The first moment at which buckets with so much probability have a token, when the requests in progress were sent at these times.</summary>
    public double EarliestTime(double confidence, double[] inProgress)
    {
        double last = inProgress.Append(_now).Max();
        double believing = 0;
        foreach ((double after, double probability) in _buckets.Select(r => (After: Math.Max(0, ((1 - Left(r, inProgress)) / r.Rate) + r.Jitter), r.Probability)).OrderBy(r => r.After))
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

    private void Answer(double at, Action<Bucket> judge)
    {
        double passed = Math.Max(0, at - _now);
        _now += passed;
        foreach (Bucket bucket in _buckets)
        {
            bucket.Tokens += passed * bucket.Rate;
            judge(bucket);
        }

        double sum = _buckets.Sum(r => r.Probability);
        foreach (Bucket bucket in _buckets)
            bucket.Probability = ((1 - Residue) * bucket.Probability / sum) + (Residue * bucket.Prior);
    }

    private sealed class Bucket(double rate, double burst, double jitter)
    {
        public double Rate { get; } = rate;

        public double Burst { get; } = burst;

        public double Jitter { get; } = jitter;

        public double Tokens { get; set; } = burst;

        public double Prior { get; set; }

        public double Probability { get; set; }

        /// <summary>How likely a request is accepted: for sure only if its token was due longer ago than the jitter can make up for.</summary>
        public double Accepts()
        {
            double dueFor = (Tokens - 1) / Rate;
            return Math.Clamp((dueFor + Jitter) / (2 * Jitter), MinLikelihood, 1 - MinLikelihood);
        }
    }
}
