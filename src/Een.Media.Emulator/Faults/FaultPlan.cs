using System.Collections.Immutable;
using Een.Media.Emulator.Faults;
using Een.Media.Emulator.Hosting;

namespace Een.Media.Emulator;

/// <summary>Everything that an emulator does wrong on purpose. May be changed while it runs; thread-safe.</summary>
public sealed class FaultPlan
{
    private readonly Lock _lock = new();
    private readonly int _seed;
    private ImmutableArray<ActiveFault> _active = [];
    private int _added;

    internal FaultPlan(int seed) => _seed = seed;

    /// <summary>The rules at work, in the order in which they strike.</summary>
    public IReadOnlyList<ActiveFault> Active => _active;

    /// <summary>Adds a rule after the others.</summary>
    /// <param name="rule">The rule.</param>
    /// <returns>The rule at work, with its counters.</returns>
    public ActiveFault Add(FaultRule rule)
    {
        ArgumentNullException.ThrowIfNull(rule);
        lock (_lock)
        {
            // Every rule draws from its own sequence: adding one does not change the luck of another.
            var active = new ActiveFault(rule, unchecked((_seed * 397) ^ ++_added));
            _active = _active.Add(active);
            return active;
        }
    }

    /// <summary>Adds a rule that is written as text.</summary>
    /// <param name="rule">The text, as <see cref="FaultRule.Parse"/> reads it.</param>
    /// <returns>The rule at work, with its counters.</returns>
    /// <exception cref="FormatException">The text is no rule; the message says why.</exception>
    public ActiveFault Add(string rule) => Add(FaultRule.Parse(rule));

    /// <summary>Takes a rule away. Requests that it has struck already stay struck.</summary>
    /// <param name="fault">The rule at work, as <see cref="Add(FaultRule)"/> returned it.</param>
    /// <returns>Whether it was at work.</returns>
    public bool Remove(ActiveFault fault)
    {
        lock (_lock)
        {
            int before = _active.Length;
            _active = _active.Remove(fault);
            return _active.Length < before;
        }
    }

    /// <summary>Takes all rules away: the emulator is honest again.</summary>
    public void Clear()
    {
        lock (_lock)
            _active = [];
    }

    internal Incident? Strike(Exchange exchange)
    {
        ImmutableArray<ActiveFault> active = _active;
        if (active.IsEmpty)
            return null;

        Incident? incident = null;
        List<string>? names = null;
        foreach (ActiveFault fault in active)
        {
            if (!fault.Strikes(exchange))
                continue;
            incident ??= new Incident();
            foreach (Fault each in fault.Rule.Faults)
            {
                each.Strike(incident);
                (names ??= []).Add(each.ToString());
            }
        }

        if (names is not null)
            exchange.Entry.Faults = names;
        return incident;
    }
}
