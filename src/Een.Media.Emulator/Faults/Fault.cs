using Een.Media.Emulator.Faults;

namespace Een.Media.Emulator;

/// <summary>
/// One thing that goes wrong. Combine one or more of them in a <see cref="FaultRule"/> and add the rule to
/// <see cref="EenMediaEmulator.Faults"/>.
/// </summary>
public sealed partial class Fault
{
    private readonly string _text;
    private readonly Action<AppliedFaults> _apply;

    private Fault(string text, Action<AppliedFaults> apply)
    {
        _text = text;
        _apply = apply;
    }

    /// <summary>The fault in the syntax of <see cref="FaultRule.Parse"/>, such as <c>status=429</c>.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => _text;

    internal void ApplyTo(AppliedFaults faults) => _apply(faults);
}
