using System.Runtime.InteropServices;

namespace Een.Media.Client.Resilience.RateLimiting;

/// <summary>
/// Learns the service's rate. Until the first refusal, no limit is known, and only the number of requests in progress is limited, so that
/// few requests are refused at first. After that, a request is sent as soon as the <see cref="TokenBucketEstimator"/> is confident enough
/// that it will be accepted.
/// </summary>
internal sealed class LearnedRate(double? initialRate) : IRateController
{
    /// <summary>The most likely rate at the beginning, in images per second.</summary>
    private const double LikelyRate = 1;

    /// <summary>The required confidence. A lower one has more requests refused; a higher one loses time while little is known.</summary>
    private const double Confidence = 0.8;

    /// <summary>After this many images without a refusal, higher rates are explored: the limit may have been raised.</summary>
    private const int AcceptedBeforeExploring = 300;

    /// <summary>How many answers before the first refusal are kept for the estimator. No bucket holds more tokens.</summary>
    private const int MostRemembered = 64;

    private readonly ConcurrencyWindow _window = new();

    /// <summary>The requests in progress for which the next time was computed.</summary>
    private readonly List<double> _nextIsFor = [];
    private TokenBucketEstimator? _estimator = initialRate is { } rate ? new(rate) : null;
    private Queue<double>? _accepted;
    private int _acceptedInARow;
    private double? _next;

    public double? NextAt(double now, ReadOnlySpan<double> inProgress)
    {
        if (_estimator is null)
            return _window.NextAt(now, inProgress);
        if (_next is null || !inProgress.SequenceEqual(CollectionsMarshal.AsSpan(_nextIsFor)))
        {
            _next = _estimator.EarliestTime(Confidence, inProgress);
            _nextIsFor.Clear();
            _nextIsFor.AddRange(inProgress);
        }

        return Math.Max(now, _next.Value);
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
        if (++_acceptedInARow % AcceptedBeforeExploring == 0)
            _estimator.ExploreHigherRates();
    }

    public void Refused(double sentAt)
    {
        (_next, _acceptedInARow) = (null, 0);
        _estimator ??= Begin();
        _estimator.Refused(sentAt);
    }

    /// <summary>Creates the estimator and replays the earlier answers. It is created late, as it is large and often never needed.</summary>
    private TokenBucketEstimator Begin()
    {
        var estimator = new TokenBucketEstimator(LikelyRate);
        foreach (double sentAt in _accepted ?? [])
            estimator.Accepted(sentAt);
        _accepted = null;
        return estimator;
    }
}
