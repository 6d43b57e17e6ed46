namespace Een.Media.Contract.Tests.Faults;

/// <summary>
/// A fault and what becomes of each operation: when it affects one request only, and when it affects every request from then on. A cell is
/// an outcome and the number of requests that the emulator's journal saw, the refused and broken ones included.
/// </summary>
/// <param name="Fault">In the emulator's syntax.</param>
/// <param name="GetOnce"><c>GetAsync</c>; the fault affects the first request.</param>
/// <param name="GetAlways"><c>GetAsync</c>; the fault affects every request.</param>
/// <param name="WalkOnce"><c>WalkAsync</c>; the fault affects the fourth request. <c>12 of 12</c>: every frame, in order, none twice, overlays and size as asked.</param>
/// <param name="WalkAlways"><c>WalkAsync</c>; the fault affects every request after the third frame, and the three are kept.</param>
/// <param name="ListOnce"><c>ListOverlaysAsync</c>; the fault affects the first request.</param>
/// <param name="ListAlways"><c>ListOverlaysAsync</c>; the fault affects every request.</param>
public sealed record FaultRow(
    string Fault, string GetOnce, string GetAlways, string WalkOnce, string WalkAlways, string ListOnce, string ListAlways)
{
    public override string ToString() => Fault;

    internal string ToMarkdown() => $"| `{Fault}` | {GetOnce} | {GetAlways} | {WalkOnce} | {WalkAlways} | {ListOnce} | {ListAlways} |";
}
