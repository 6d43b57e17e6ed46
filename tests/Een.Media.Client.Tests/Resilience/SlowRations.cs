namespace Een.Media.Client.Tests.Resilience;

/// <summary>What the table of rations should know, the slow way: each ration is an object, and when to be sure is read off a sorted list.</summary>
internal sealed class SlowRations
{
    private static readonly double[] s_bursts = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 15, 20, 30];

    private readonly List<Ration> _rations = [];
    private double _now;

    public SlowRations(double likelyRate)
    {
        for (double rate = 0.1; rate <= 50; rate *= 1.05)
        {
            double deviation = Math.Log(rate / likelyRate) / 2;
            _rations.AddRange(s_bursts.Select(burst => new Ration(rate, burst) { Guess = Math.Exp(-deviation * deviation / 2) }));
        }

        double sum = _rations.Sum(r => r.Guess);
        foreach (Ration ration in _rations)
            ration.Credence = ration.Guess /= sum;
    }

    public void Served(double at) => Answer(at, (ration, clear) =>
    {
        if (ration.Tokens < 1 - 1e-6)
            ration.Credence *= clear ? 0.05 : 0.5;
        ration.Tokens = ration.Tokens < 1 ? 0 : ration.Tokens - 1;
    });

    public void Refused(double at) => Answer(at, (ration, clear) =>
    {
        if (ration.Tokens < 1 - 1e-6)
            return;
        ration.Credence *= clear ? 0.05 : 0.5;
        ration.Tokens = 0.5;
    });

    public void ConsiderMore()
    {
        double present = _rations.Sum(r => r.Credence * r.Rate);
        double above = _rations.Where(r => r.Rate > present).Sum(r => r.Guess);
        foreach (Ration ration in _rations)
            ration.Credence = above == 0 ? ration.Credence : (0.15 * ration.Credence) + (ration.Rate > present ? 0.85 * ration.Guess / above : 0);
    }

    /// <summary>The first moment at which so much of the credence has so many tokens.</summary>
    public double WhenSure(double confidence, int tokens)
    {
        double believing = 0;
        foreach ((double after, double credence) in _rations.Select(r => (After: Math.Max(0, (tokens - r.Tokens) / r.Rate), r.Credence)).OrderBy(r => r.After))
        {
            believing += credence;
            if (believing >= confidence)
                return _now + after;
        }

        return double.PositiveInfinity;
    }

    private void Answer(double at, Action<Ration, bool> judge)
    {
        double passed = Math.Max(0, at - _now);
        _now += passed;
        foreach (Ration ration in _rations)
        {
            ration.Tokens = Math.Min(ration.Burst, ration.Tokens + (passed * ration.Rate));
            judge(ration, Math.Abs(ration.Tokens - 1) >= 0.02 + (0.02 * ration.Rate));
        }

        double sum = _rations.Sum(r => r.Credence);
        foreach (Ration ration in _rations)
            ration.Credence = (0.99999 * ration.Credence / sum) + (0.00001 * ration.Guess);
    }

    private sealed class Ration(double rate, double burst)
    {
        public double Rate { get; } = rate;

        public double Burst { get; } = burst;

        public double Tokens { get; set; } = burst;

        public double Guess { get; set; }

        public double Credence { get; set; }
    }
}
