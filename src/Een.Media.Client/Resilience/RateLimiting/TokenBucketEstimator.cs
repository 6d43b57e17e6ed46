using System.Collections.Concurrent;

namespace Een.Media.Client.Resilience.RateLimiting;

/// <summary>
/// Estimates the service's rate limit, by a Bayesian estimate over a grid of token buckets: many rates and bursts, each on a network with
/// little and with much jitter, and each with a probability. Every answer is replayed through all of them, and lowers the probability of
/// those that predicted the opposite. AIMD needs many refusals to find a limit, and more to stay near it.
/// docs/maintainers/rate-limiting.md compares both and explains the constants.
/// </summary>
/// <remarks>
/// A bucket (index i) is a rate and a burst. A hypothesis (index k) is a bucket and a jitter; those of a bucket follow one another. The
/// number of tokens does not depend on the jitter, so each bucket has one. All times are times of sending, in seconds of one clock.
/// </remarks>
internal sealed class TokenBucketEstimator
{
    internal const double LowestRate = 0.1;
    internal const double HighestRate = 50;

    /// <summary>The probability of an answer that contradicts a bucket. Not zero, because other clients may use the same limit.</summary>
    internal const double MinLikelihood = 0.02;

    /// <summary>How many tokens a bucket is set to when it predicted one or more, but the request was refused.</summary>
    internal const double LeftAfterRefusal = 0.5;

    /// <summary>The part of the prior that every posterior keeps, so that no bucket is ever ruled out.</summary>
    internal const double Residue = 1e-5;

    /// <summary>The standard deviation of the prior, in the logarithm of the rate: a factor of e² either way.</summary>
    internal const double PriorLogStdDev = 2;

    /// <summary>How exactly the earliest time is found, in seconds.</summary>
    internal const double TimePrecisionSeconds = 0.0005;

    /// <summary>The part of its probability that a bucket keeps when higher rates are explored.</summary>
    internal const double KeptWhenExploring = 0.15;

    /// <summary>The factor from one rate to the next, 2.5 %. Such steps hit round limits, such as 0.5, 1, 2, 5 and 10.</summary>
    internal static readonly double Step = Math.Pow(2, 1.0 / 28);

    /// <summary>
    /// By how many seconds the time between two requests may change on the way. A request that is sent when its token is due arrives too
    /// early in half of the cases. One that is sent so much later always arrives in time.
    /// </summary>
    internal static readonly double[] Jitters = [0.003, 0.03];
    internal static readonly int[] Bursts = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 15, 20, 30];
    private static readonly double[] s_distinctRates =
    [
        .. Enumerable.Range(0, (int)(Math.Log(HighestRate / LowestRate) / Math.Log(Step)) + 1)
            .Select(n => LowestRate * Math.Pow(Step, n)),
    ];
    private static readonly double[] s_rateOfBucket = [.. s_distinctRates.SelectMany(rate => Bursts.Select(_ => rate))];
    private static readonly double[] s_burstOfBucket = [.. s_distinctRates.SelectMany(_ => Bursts.Select(burst => (double)burst))];
    private static readonly ConcurrentDictionary<double, double[]> s_priors = new();

    private readonly double[] _prior;

    /// <summary>The probability of each hypothesis by the answers so far.</summary>
    private readonly double[] _posterior;

    /// <summary>The tokens of each bucket after the latest answer.</summary>
    private readonly double[] _tokens;

    /// <summary>Reused memory of <see cref="EarliestTime"/>.</summary>
    private readonly double[] _scratch = new double[BucketCount];
    private double _asOf;

    /// <param name="likelyRate">The most likely rate at the beginning, in images per second.</param>
    public TokenBucketEstimator(double likelyRate)
    {
        _prior = s_priors.GetOrAdd(likelyRate, Prior);
        _posterior = [.. _prior];
        _tokens = [.. s_burstOfBucket];
    }

    /// <summary>How many buckets the table has.</summary>
    public static int BucketCount => s_rateOfBucket.Length;

    /// <summary>A request was accepted. It takes a token from every bucket; buckets without one become less probable.</summary>
    public void Accepted(double at) => Learn(at, isAccepted: true);

    /// <summary>A request was refused. Buckets that had a token for it become less probable.</summary>
    public void Refused(double at) => Learn(at, isAccepted: false);

    /// <summary>
    /// The earliest time at which a token is available with the given confidence, in seconds of the clock that <see cref="Accepted"/> and
    /// <see cref="Refused"/> use. Unanswered requests took their tokens when they were sent: a full bucket gains nothing while it waits.
    /// </summary>
    public double EarliestTime(double confidence, ReadOnlySpan<double> inProgress)
    {
        double last = _asOf;
        Span<double> left = _scratch;
        _tokens.CopyTo(left);
        foreach (double sentAt in inProgress)
        {
            double since = Math.Max(0, sentAt - last);
            for (int i = 0; i < s_rateOfBucket.Length; i++)
                left[i] = Math.Min(s_burstOfBucket[i], left[i] + (since * s_rateOfBucket[i])) - 1;
            last += since;
        }

        // From here on, the same memory has how long after the last request in progress each bucket has a token.
        Span<double> due = _scratch;
        for (int i = 0; i < s_rateOfBucket.Length; i++)
            due[i] = (1 - left[i]) / s_rateOfBucket[i];

        double early = 0;
        double late = 1;
        while (Probability(due, late) < confidence && late < 1e6)
            late *= 2;
        while (late - early > TimePrecisionSeconds)
        {
            double middle = (early + late) / 2;
            if (Probability(due, middle) < confidence)
                early = middle;
            else
                late = middle;
        }

        return last + late;
    }

    /// <summary>
    /// Gives most of the probability to rates above the present one. While every request is accepted, nothing contradicts an estimate that
    /// is too low. If the limit was not raised, one or two refusals correct the estimate again.
    /// </summary>
    public void ExploreHigherRates()
    {
        double present = 0;
        for (int k = 0; k < _posterior.Length; k++)
            present += _posterior[k] * s_rateOfBucket[k / Jitters.Length];
        double above = 0;
        for (int k = 0; k < _posterior.Length; k++)
            above += s_rateOfBucket[k / Jitters.Length] > present ? _prior[k] : 0;
        for (int k = 0; k < _posterior.Length && above > 0; k++)
            _posterior[k] = (KeptWhenExploring * _posterior[k])
                + (s_rateOfBucket[k / Jitters.Length] > present ? (1 - KeptWhenExploring) * _prior[k] / above : 0);
    }

    /// <summary>
    /// Rates near the likely one are more probable, and so are small bursts. A small burst at a high rate looks like a large burst at a low
    /// rate. A limiter that assumes the latter stays too slow.
    /// </summary>
    private static double[] Prior(double likelyRate)
    {
        double[] weight =
        [
            .. Enumerable.Range(0, s_rateOfBucket.Length * Jitters.Length).Select(k => k / Jitters.Length).Select(
                i => Math.Exp(-Math.Pow(Math.Log(s_rateOfBucket[i] / likelyRate) / PriorLogStdDev, 2) / 2) / Math.Sqrt(s_burstOfBucket[i])),
        ];
        double sum = weight.Sum();
        return [.. weight.Select(w => w / sum)];
    }

    /// <summary>The probability that a request which is sent so long after the last one finds a token.</summary>
    private double Probability(ReadOnlySpan<double> due, double after)
    {
        double sum = 0;
        for (int i = 0; i < s_rateOfBucket.Length; i++)
        {
            double spare = after - due[i] + 1e-9;
            for (int j = 0; j < Jitters.Length; j++)
            {
                if (spare >= Jitters[j])
                    sum += _posterior[(i * Jitters.Length) + j];
            }
        }

        return sum;
    }

    private void Learn(double at, bool isAccepted)
    {
        double since = Math.Max(0, at - _asOf);
        _asOf += since;
        double sum = 0;
        for (int i = 0; i < s_rateOfBucket.Length; i++)
        {
            // Not limited to the burst: a bucket that has been full for long has a token for a request that comes a little early, too.
            double tokens = _tokens[i] + (since * s_rateOfBucket[i]);
            double spare = (tokens - 1) / s_rateOfBucket[i];
            for (int j = 0; j < Jitters.Length; j++)
            {
                double accepts = Math.Clamp(0.5 + (spare / (2 * Jitters[j])), MinLikelihood, 1 - MinLikelihood);
                sum += _posterior[(i * Jitters.Length) + j] *= isAccepted ? accepts : 1 - accepts;
            }

            if (isAccepted)
                _tokens[i] = Math.Max(0, Math.Min(s_burstOfBucket[i], tokens) - 1);
            else
                _tokens[i] = tokens < 1 ? tokens : LeftAfterRefusal;
        }

        for (int k = 0; k < _posterior.Length; k++)
            _posterior[k] = ((1 - Residue) * _posterior[k] / sum) + (Residue * _prior[k]);
    }
}
