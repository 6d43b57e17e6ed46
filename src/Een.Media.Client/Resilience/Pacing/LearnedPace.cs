namespace Een.Media.Client.Resilience.Pacing;

/// <summary>Learns the pace from answers alone.</summary>
internal sealed class LearnedPace(double? initialRate) : IPace
{
    private double? _rate = initialRate;
    private double _window = 1;
    private double _nextSlot;
    private int _underWay;

    public double Spacing => _rate is { } rate ? 1 / rate : 0;

    public double? NextAt(double now)
    {
        if (_rate is null)
            return _underWay < (int)_window ? now : null;
        return Math.Max(now, _nextSlot);
    }

    public void Sent(double now)
    {
        _underWay++;
        _nextSlot = Math.Max(now, _nextSlot) + Spacing;
    }

    public void Served(double sentAt)
    {
        _window += 1 / Math.Floor(_window);
        _rate *= 1.02;
    }

    public void Refused(double sentAt, double? retryAfter) => _rate = (_rate ?? 2) * 0.8;

    public void Ended() => _underWay--;
}
