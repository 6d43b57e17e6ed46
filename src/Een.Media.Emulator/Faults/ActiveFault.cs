using Een.Media.Emulator.Requests;

namespace Een.Media.Emulator;

/// <summary>A rule of a running emulator, with its counters. Thread-safe.</summary>
public sealed class ActiveFault
{
    private readonly object _lock = new();
    private readonly Random _random;
    private long _matched;
    private long _applied;

    internal ActiveFault(FaultRule rule, int id, int seed)
    {
        Rule = rule;
        Id = id;
        _random = new Random(seed);
    }

    /// <summary>The rule.</summary>
    public FaultRule Rule { get; }

    /// <summary>How many requests matched the rule's endpoint, stream and camera.</summary>
    public long Matched
    {
        get
        {
            lock (_lock)
                return _matched;
        }
    }

    /// <summary>How many of the matching requests the faults were applied to.</summary>
    public long Applied
    {
        get
        {
            lock (_lock)
                return _applied;
        }
    }

    /// <summary>Identifies the rule within its emulator.</summary>
    internal int Id { get; }

    /// <summary>Counts a request and returns whether the rule's faults apply to it.</summary>
    internal bool Affects(Exchange exchange)
    {
        if (!Rule.Matches(exchange))
            return false;
        lock (_lock)
        {
            bool affected = Rule.Schedule.Includes(++_matched, _random);
            if (affected)
                _applied++;
            return affected;
        }
    }
}
