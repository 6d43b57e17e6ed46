using Een.Media.Client.Resilience.RateLimiting;

namespace Een.Media.Benchmarks.Pacing;

/// <summary>The textbook's answer, for comparison: a little faster with every image, much slower with every refusal.</summary>
internal sealed class AimdPace : IPace
{
    private const double Start = 2;
    private const double Increase = 0.02;
    private const double Decrease = 0.7;

    private double? _rate;
    private double _window = 1;
    private double _next;
    private double _last;
    private int _underWay;

    public double? NextAt(double now)
    {
        _last = now;
        if (_rate is null)
            return _underWay < (int)_window ? now : null;
        return Math.Max(now, _next);
    }

    public void Sent()
    {
        _underWay++;
        if (_rate is { } rate)
            _next = Math.Max(_last, _next) + (1 / rate);
    }

    public void Served(double sentAt)
    {
        _window += 1 / Math.Floor(_window);
        _rate += Increase;
    }

    public void Refused(double sentAt) => _rate = (_rate ?? Start) * Decrease;

    public void Ended() => _underWay--;
}
