namespace Een.Media.Client.Resilience.RateLimiting;

/// <summary>
/// Limits how many requests are in progress at once: one more after each round without a refusal, half as many after a refusal. For
/// requests whose rate is far above what a <see cref="TokenBucketEstimator"/> covers.
/// </summary>
internal sealed class ConcurrencyWindow : IRateController
{
    private double _size = 1;

    public double? NextAt(double now, ReadOnlySpan<double> inProgress) => inProgress.Length < (int)_size ? now : null;

    public void Accepted(double sentAt) => _size += 1 / Math.Floor(_size);

    public void Refused(double sentAt) => _size = Math.Max(1, _size / 2);
}
