using Een.Media.Client.Resilience.RateLimiting;

namespace Een.Media.Benchmarks.Pacing;

/// <summary>The textbook's method, for comparison: a little faster with every image, much slower with every refusal.</summary>
internal sealed class AimdRate : IRateController
{
    private const double Start = 2;
    private const double Increase = 0.02;
    private const double Decrease = 0.7;

    private double? _rate;
    private double _window = 1;
    private double _lastSent;

    public double? NextAt(double now, ReadOnlySpan<double> inProgress)
    {
        if (_rate is not { } rate)
            return inProgress.Length < (int)_window ? now : null;
        return Math.Max(now, _lastSent + ((inProgress.Length + 1) / rate));
    }

    public void Accepted(double sentAt)
    {
        _lastSent = Math.Max(_lastSent, sentAt);
        _window += 1 / Math.Floor(_window);
        _rate += Increase;
    }

    public void Refused(double sentAt)
    {
        _lastSent = Math.Max(_lastSent, sentAt);
        _rate = (_rate ?? Start) * Decrease;
    }
}
