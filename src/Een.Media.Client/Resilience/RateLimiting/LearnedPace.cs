namespace Een.Media.Client.Resilience.RateLimiting;

/// <summary>
/// Learns the ration by elimination: a <see cref="RationTable"/> is told every answer, and a request may go as soon as the table is sure
/// enough that it will be let through. Until the first refusal nothing is known to be rationed; then only the number of requests under way
/// is held down, so that the first refusal is one of few.
/// </summary>
internal sealed class LearnedPace(double? initialRate) : IPace
{
    /// <summary>How sure to be of being let through. Less asks too early too often, more dawdles while little is known.</summary>
    private const double Confidence = 0.8;

    /// <summary>After so many images without a refusal it is time to find out whether the ration has grown.</summary>
    private const int Calm = 300;

    private readonly RationTable _table = new(initialRate ?? 1);
    private bool _isRationed = initialRate is not null;
    private double _window = 1;
    private int _underWay;
    private int _inARow;
    private double? _next;

    public double? NextAt(double now)
    {
        if (!_isRationed)
            return _underWay < (int)_window ? now : null;
        _next ??= _table.WhenSure(Confidence, _underWay + 1);
        return Math.Max(now, _next.Value);
    }

    public void Sent()
    {
        _underWay++;
        _next = null;
    }

    public void Ended()
    {
        _underWay--;
        _next = null;
    }

    public void Served(double sentAt)
    {
        _window += 1 / Math.Floor(_window);
        _table.Served(sentAt);
        if (++_inARow % Calm == 0)
            _table.ConsiderMore();
    }

    public void Refused(double sentAt)
    {
        _isRationed = true;
        _inARow = 0;
        _table.Refused(sentAt);
    }
}
