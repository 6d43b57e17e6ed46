using System.Collections.Concurrent;

namespace Een.Media.Client.Resilience.RateLimiting;

/// <summary>
/// Estimates the service's rate limit: a table of token buckets with many rates and bursts, each with a probability. Every answer is
/// replayed through all of them, and those that would have answered otherwise are penalized. Rules that raise and cut a rate need many
/// refusals to find a limit, and more to stay near it. Here, each answer counts against every bucket that it contradicts.
/// docs/maintainers/rate-limiting.md compares both and explains the constants.
/// </summary>
internal sealed class TokenBucketEstimator
{
    private const double LowestRate = 0.1;
    private const double HighestRate = 50;
    private const double Step = 1.05;

    /// <summary>The factor for a bucket's probability after an answer that clearly contradicts it, or that may contradict it.</summary>
    private const double Contradicted = 0.05;
    private const double Doubted = 0.5;

    /// <summary>How far from a whole token an answer only may contradict a bucket, because of rounding and network jitter.</summary>
    private const double DoubtfulTokens = 0.02;
    private const double DoubtfulSeconds = 0.02;

    /// <summary>The tokens left in a bucket that had more than one by the table, but less than one by a refusal.</summary>
    private const double LeftAfterRefusal = 0.5;

    /// <summary>The part of the prior that every posterior keeps, so that no bucket is ever ruled out.</summary>
    private const double Residue = 1e-5;

    /// <summary>The width of the prior: a factor of e² either way is one standard deviation.</summary>
    private const double Width = 2;

    private static readonly int[] s_bursts = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 15, 20, 30];
    private static readonly double[] s_rates =
    [
        .. Enumerable.Range(0, (int)(Math.Log(HighestRate / LowestRate) / Math.Log(Step)) + 1).Select(n => LowestRate * Math.Pow(Step, n)),
    ];
    private static readonly double[] s_rate = [.. s_rates.SelectMany(rate => s_bursts.Select(_ => rate))];
    private static readonly double[] s_burst = [.. s_rates.SelectMany(_ => s_bursts.Select(burst => (double)burst))];
    private static readonly ConcurrentDictionary<double, double[]> s_priors = new();

    private readonly double[] _prior;
    private readonly double[] _posterior;
    private readonly double[] _tokens;

    /// <summary>The tokens that the requests in progress leave; reused memory.</summary>
    private readonly double[] _left = new double[s_rate.Length];
    private double _asOf;

    /// <param name="likelyRate">The most likely rate at the beginning, in images per second.</param>
    public TokenBucketEstimator(double likelyRate)
    {
        _prior = s_priors.GetOrAdd(likelyRate, Prior);
        _posterior = [.. _prior];
        _tokens = [.. s_burst];
    }

    /// <summary>A request was accepted. It takes a token from every bucket; buckets without one are penalized.</summary>
    public void Accepted(double at)
    {
        Refill(at);
        for (int i = 0; i < s_rate.Length; i++)
        {
            double missing = 1 - _tokens[i];
            if (missing > 1e-6)
                Penalize(i, missing);
            _tokens[i] = Math.Max(0, -missing);
        }

        Normalize();
    }

    /// <summary>A request was refused. Buckets that had a token for it are penalized.</summary>
    public void Refused(double at)
    {
        Refill(at);
        for (int i = 0; i < s_rate.Length; i++)
        {
            double spare = _tokens[i] - 1;
            if (spare < -1e-6)
                continue;
            Penalize(i, spare);
            _tokens[i] = LeftAfterRefusal;
        }

        Normalize();
    }

    /// <summary>
    /// The earliest time at which a token is available with the given confidence, in seconds of the answers' clock. Unanswered requests
    /// took their tokens when they were sent: a full bucket gains nothing while it waits.
    /// </summary>
    public double EarliestTime(double confidence, ReadOnlySpan<double> inProgress)
    {
        double last = _asOf;
        _tokens.CopyTo(_left, 0);
        foreach (double sentAt in inProgress)
        {
            double since = Math.Max(0, sentAt - last);
            for (int i = 0; i < s_rate.Length; i++)
                _left[i] = Math.Min(s_burst[i], _left[i] + (since * s_rate[i])) - 1;
            last += since;
        }

        double early = 0;
        double late = 1;
        while (Probability(late) < confidence && late < 1e6)
            late *= 2;
        while (late - early > 0.001)
        {
            double middle = (early + late) / 2;
            if (Probability(middle) < confidence)
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
    public void ProbeHigherRates()
    {
        double present = 0;
        for (int i = 0; i < s_rate.Length; i++)
            present += _posterior[i] * s_rate[i];
        double above = 0;
        for (int i = 0; i < s_rate.Length; i++)
            above += s_rate[i] > present ? _prior[i] : 0;
        for (int i = 0; i < s_rate.Length && above > 0; i++)
            _posterior[i] = (0.15 * _posterior[i]) + (s_rate[i] > present ? 0.85 * _prior[i] / above : 0);
    }

    private static double[] Prior(double likelyRate)
    {
        double[] weight = [.. s_rate.Select(rate => Math.Exp(-Math.Pow(Math.Log(rate / likelyRate) / Width, 2) / 2))];
        double sum = weight.Sum();
        return [.. weight.Select(w => w / sum)];
    }

    /// <summary>The probability that a token is available at a time after the last request.</summary>
    private double Probability(double after)
    {
        double sum = 0;
        for (int i = 0; i < s_rate.Length; i++)
        {
            if (_left[i] + (after * s_rate[i]) >= 1 - 1e-9)
                sum += _posterior[i];
        }

        return sum;
    }

    private void Penalize(int i, double tokensOff) =>
        _posterior[i] *= tokensOff < DoubtfulTokens + (s_rate[i] * DoubtfulSeconds) ? Doubted : Contradicted;

    private void Refill(double now)
    {
        if (now <= _asOf)
            return;
        for (int i = 0; i < s_rate.Length; i++)
            _tokens[i] = Math.Min(s_burst[i], _tokens[i] + ((now - _asOf) * s_rate[i]));
        _asOf = now;
    }

    private void Normalize()
    {
        double sum = _posterior.Sum();
        for (int i = 0; i < _posterior.Length; i++)
            _posterior[i] = ((1 - Residue) * _posterior[i] / sum) + (Residue * _prior[i]);
    }
}
