
namespace Een.Media.Client.Resilience.RateLimiting;

/// <summary>
/// The rations that the service may have, as token buckets of many rates and bursts. Every answer is played through all of them, and those
/// that would have answered otherwise lose credence. Rules that raise and cut a rate need many refusals to find the ration and more to hold
/// it; here each answer counts against every ration that it contradicts. docs/pacing.md has the comparison and the figures' choice.
/// </summary>
internal sealed class RationTable
{
    private const double LowestRate = 0.1;
    private const double HighestRate = 50;
    private const double Step = 1.05;

    /// <summary>What is left of the credence of a ration that a clear, or a doubtful, answer contradicts.</summary>
    private const double Contradicted = 0.05;
    private const double Doubted = 0.5;

    /// <summary>How far from a whole token an answer is doubtful: rounding, and the jitter of the network.</summary>
    private const double DoubtfulTokens = 0.02;
    private const double DoubtfulSeconds = 0.02;

    /// <summary>The tokens of a ration that a refusal proves to have had less than one.</summary>
    private const double LeftAfterRefusal = 0.5;

    /// <summary>Nothing is ever quite excluded.</summary>
    private const double Residue = 1e-5;

    /// <summary>How wide the first guess is: a factor of e² either way is one standard deviation.</summary>
    private const double Width = 2;

    private static readonly int[] s_bursts = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 15, 20, 30];
    private static readonly double[] s_rates = [.. Enumerable.Range(0, (int)(Math.Log(HighestRate / LowestRate) / Math.Log(Step)) + 1).Select(n => LowestRate * Math.Pow(Step, n))];

    private readonly double[] _rate = [.. s_rates.SelectMany(rate => s_bursts.Select(_ => rate))];
    private readonly double[] _burst = [.. s_rates.SelectMany(_ => s_bursts.Select(burst => (double)burst))];
    private readonly double[] _guess;
    private readonly double[] _credence;
    private readonly double[] _tokens;
    private double _asOf;

    /// <param name="likelyRate">Images per second around which to look first.</param>
    public RationTable(double likelyRate)
    {
        double[] weight = [.. _rate.Select(rate => Math.Exp(-Math.Pow(Math.Log(rate / likelyRate) / Width, 2) / 2))];
        double sum = weight.Sum();
        _guess = [.. weight.Select(w => w / sum)];
        _credence = [.. _guess];
        _tokens = [.. _burst];
    }

    /// <summary>A request was let through: every ration pays for it, and those that could not have are contradicted.</summary>
    public void Served(double at)
    {
        Pass(at);
        for (int i = 0; i < _rate.Length; i++)
        {
            double missing = 1 - _tokens[i];
            if (missing > 1e-6)
                Blame(i, missing);
            _tokens[i] = Math.Max(0, -missing);
        }

        Normalise();
    }

    /// <summary>A request was refused: rations that had a token for it are contradicted.</summary>
    public void Refused(double at)
    {
        Pass(at);
        for (int i = 0; i < _rate.Length; i++)
        {
            double spare = _tokens[i] - 1;
            if (spare < -1e-6)
                continue;
            Blame(i, spare);
            _tokens[i] = LeftAfterRefusal;
        }

        Normalise();
    }

    /// <summary>When, by so much of the credence, there will be so many tokens. In seconds of the clock that the answers were told by.</summary>
    public double WhenSure(double confidence, int tokens)
    {
        double early = 0;
        double late = 1;
        while (Credence(late, tokens) < confidence && late < 1e6)
            late *= 2;
        while (late - early > 0.001)
        {
            double middle = (early + late) / 2;
            if (Credence(middle, tokens) < confidence)
                early = middle;
            else
                late = middle;
        }

        return _asOf + late;
    }

    /// <summary>
    /// Gives most of the credence to rations above the present one. As long as everything is let through, nothing contradicts a table that
    /// asks for too little. If the ration has not grown, one or two refusals put the table right again.
    /// </summary>
    public void ConsiderMore()
    {
        double present = 0;
        for (int i = 0; i < _rate.Length; i++)
            present += _credence[i] * _rate[i];
        double above = 0;
        for (int i = 0; i < _rate.Length; i++)
            above += _rate[i] > present ? _guess[i] : 0;
        for (int i = 0; i < _rate.Length && above > 0; i++)
            _credence[i] = (0.15 * _credence[i]) + (_rate[i] > present ? 0.85 * _guess[i] / above : 0);
    }

    private double Credence(double after, int tokens)
    {
        double sum = 0;
        for (int i = 0; i < _rate.Length; i++)
        {
            // More than a bucket holds can still be had, one after the other.
            if (_tokens[i] + (after * _rate[i]) >= tokens - 1e-9)
                sum += _credence[i];
        }

        return sum;
    }

    private void Blame(int i, double tokensOff) =>
        _credence[i] *= tokensOff < DoubtfulTokens + (_rate[i] * DoubtfulSeconds) ? Doubted : Contradicted;

    private void Pass(double now)
    {
        if (now <= _asOf)
            return;
        for (int i = 0; i < _rate.Length; i++)
            _tokens[i] = Math.Min(_burst[i], _tokens[i] + ((now - _asOf) * _rate[i]));
        _asOf = now;
    }

    private void Normalise()
    {
        double sum = _credence.Sum();
        for (int i = 0; i < _credence.Length; i++)
            _credence[i] = ((1 - Residue) * _credence[i] / sum) + (Residue * _guess[i]);
    }
}
