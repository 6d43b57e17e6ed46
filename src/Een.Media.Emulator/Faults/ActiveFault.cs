using Een.Media.Emulator.Hosting;

namespace Een.Media.Emulator;

/// <summary>A rule at work in an emulator, and what it has done so far. Thread-safe.</summary>
public sealed class ActiveFault
{
    private readonly Lock _lock = new();
    private readonly Random _random;
    private long _matched;
    private long _struck;

    internal ActiveFault(FaultRule rule, int seed)
    {
        Rule = rule;
        _random = new Random(seed);
    }

    /// <summary>The rule.</summary>
    public FaultRule Rule { get; }

    /// <summary>How many requests the rule was looked up for: those of its endpoint, stream and camera.</summary>
    public long Matched
    {
        get
        {
            lock (_lock)
                return _matched;
        }
    }

    /// <summary>How many of them it struck.</summary>
    public long Struck
    {
        get
        {
            lock (_lock)
                return _struck;
        }
    }

    internal bool Strikes(Exchange exchange)
    {
        if (!Rule.Matches(exchange))
            return false;
        lock (_lock)
        {
            bool strikes = Rule.Schedule.Strikes(++_matched, _random);
            if (strikes)
                _struck++;
            return strikes;
        }
    }
}
