using System.Collections.Immutable;
using Een.Media.Emulator.Faults;
using Een.Media.Emulator.Requests;

namespace Een.Media.Emulator;

/// <summary>The fault rules of an emulator. They can be changed while it runs. Thread-safe.</summary>
public sealed class FaultPlan
{
    private readonly object _lock = new();
    private readonly int _seed;
    private ImmutableArray<ActiveFault> _active = [];
    private int _added;

    internal FaultPlan(int seed) => _seed = seed;

    /// <summary>Raised when rules have been added or removed.</summary>
    internal event Action? Changed;

    /// <summary>The active rules, in the order in which they apply.</summary>
    public IReadOnlyList<ActiveFault> Active => _active;

    /// <summary>Adds a rule after the others.</summary>
    /// <param name="rule">The rule.</param>
    /// <returns>The active rule, with its counters.</returns>
    public ActiveFault Add(FaultRule rule)
    {
        ArgumentNullException.ThrowIfNull(rule);
        ActiveFault active;
        lock (_lock)
        {
            // Every rule has its own random sequence, so that adding one does not change the others.
            active = new ActiveFault(rule, ++_added, unchecked((_seed * 397) ^ _added));
            _active = _active.Add(active);
        }

        Changed?.Invoke();
        return active;
    }

    /// <summary>Adds a rule in text form.</summary>
    /// <param name="rule">The text, in the syntax of <see cref="FaultRule.Parse"/>.</param>
    /// <returns>The active rule, with its counters.</returns>
    /// <exception cref="FormatException">The text is not a rule; the message says why.</exception>
    public ActiveFault Add(string rule) => Add(FaultRule.Parse(rule));

    /// <summary>Removes a rule. Requests that it already affects stay affected.</summary>
    /// <param name="fault">The active rule, as <see cref="Add(FaultRule)"/> returned it.</param>
    /// <returns>Whether the rule was active.</returns>
    public bool Remove(ActiveFault fault)
    {
        bool wasActive;
        lock (_lock)
        {
            int before = _active.Length;
            _active = _active.Remove(fault);
            wasActive = _active.Length < before;
        }

        if (wasActive)
            Changed?.Invoke();
        return wasActive;
    }

    /// <summary>Removes all rules.</summary>
    public void Clear()
    {
        lock (_lock)
            _active = [];
        Changed?.Invoke();
    }

    /// <summary>
    /// The faults that apply to a request, or <see langword="null"/> if there are none. Records them in the journal entry.
    /// </summary>
    internal AppliedFaults? Apply(Exchange exchange)
    {
        ImmutableArray<ActiveFault> active = _active;
        if (active.IsEmpty)
            return null;

        AppliedFaults? applied = null;
        List<string> names = [];
        foreach (ActiveFault rule in active)
        {
            if (!rule.Affects(exchange))
                continue;
            applied ??= new AppliedFaults();
            foreach (Fault fault in rule.Rule.Faults)
            {
                fault.ApplyTo(applied);
                names.Add(fault.ToString());
            }
        }

        if (applied is not null)
        {
            applied.Alter(exchange);
            exchange.Entry.Faults = names;
        }

        return applied;
    }
}
