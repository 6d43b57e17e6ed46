namespace Een.Media.Client.Resilience.RateLimiting;

/// <summary>
/// Learns the service's rate. Until the first refusal nothing is known to be limited, and only the number of requests under way is held
/// down, so that the first refusal is one of few. From then on a request is sent as soon as the <see cref="TokenBucketEstimator"/> is sure
/// enough that it will be accepted.
/// </summary>
internal sealed class LearnedRate(double? initialRate) : IRateController
{
    /// <summary>The rate around which to look first, in images per second.</summary>
    private const double LikelyRate = 1;

    /// <summary>How sure to be. With less, requests are refused more often; with more, time is lost while little is known.</summary>
    private const double Confidence = 0.8;

    /// <summary>After so many images without a refusal it is time to find out whether the limit was raised.</summary>
    private const int Calm = 300;

    /// <summary>How many answers from before the first refusal are kept for the estimator. No bucket holds more.</summary>
    private const int MostRemembered = 64;

    private readonly ConcurrencyWindow _window = new();
    private TokenBucketEstimator? _estimator = initialRate is { } rate ? new(rate) : null;
    private Queue<double>? _accepted;
    private int _inARow;
    private (double UnderWay, double At)? _next;

    public double? NextAt(double now, ReadOnlySpan<double> underWay)
    {
        if (_estimator is null)
            return _window.NextAt(now, underWay);

        // Worked out once for the same requests under way, which their times tell apart.
        double sum = underWay.Length;
        foreach (double sentAt in underWay)
            sum += sentAt;
        if (_next?.UnderWay != sum)
            _next = (sum, _estimator.EarliestTime(Confidence, underWay));
        return Math.Max(now, _next.Value.At);
    }

    public void Accepted(double sentAt)
    {
        _next = null;
        if (_estimator is null)
        {
            _window.Accepted(sentAt);
            _accepted ??= new Queue<double>(capacity: 4);
            if (_accepted.Count == MostRemembered)
                _accepted.Dequeue();
            _accepted.Enqueue(sentAt);
            return;
        }

        _estimator.Accepted(sentAt);
        if (++_inARow % Calm == 0)
            _estimator.ProbeHigherRates();
    }

    public void Refused(double sentAt)
    {
        (_next, _inARow) = (null, 0);
        _estimator ??= Begin();
        _estimator.Refused(sentAt);
    }

    /// <summary>An estimator is large and most cameras are never refused, so it is made late, and told what came before.</summary>
    private TokenBucketEstimator Begin()
    {
        var estimator = new TokenBucketEstimator(LikelyRate);
        foreach (double sentAt in _accepted ?? [])
            estimator.Accepted(sentAt);
        _accepted = null;
        return estimator;
    }
}
