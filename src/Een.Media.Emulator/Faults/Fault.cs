using Een.Media.Emulator.Faults;

namespace Een.Media.Emulator;

/// <summary>
/// One thing that goes wrong. Put one or more of them into a <see cref="FaultRule"/> and add that to <see cref="EenMediaEmulator.Faults"/>.
/// <see cref="ToString"/> writes it as the fault syntax does.
/// </summary>
public sealed partial class Fault
{
    private readonly string _text;
    private readonly Action<Incident> _strike;

    private Fault(string text, Action<Incident> strike)
    {
        _text = text;
        _strike = strike;
    }

    /// <summary>The fault in the syntax that <see cref="FaultRule.Parse"/> reads, such as <c>status=429</c>.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => _text;

    internal void Strike(Incident incident) => _strike(incident);
}
