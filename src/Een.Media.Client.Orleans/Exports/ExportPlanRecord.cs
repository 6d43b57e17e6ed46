namespace Een.Media.Client.Orleans.Exports;

/// <summary>The stored state of a plan: one bit for each unit, totals, and the reasons of parked units.</summary>
[GenerateSerializer]
internal sealed class ExportPlanRecord
{
    [Id(0)]
    public string? Plan { get; set; }

    [Id(1)]
    public ExportPlanState State { get; set; }

    /// <summary>One bit for each unit, set when the unit is done.</summary>
    [Id(2)]
    public byte[] Done { get; set; } = [];

    [Id(3)]
    public int DoneCount { get; set; }

    [Id(4)]
    public long Frames { get; set; }

    [Id(5)]
    public long Bytes { get; set; }

    [Id(6)]
    public long Damaged { get; set; }

    [Id(7)]
    public Dictionary<int, string> Parked { get; set; } = [];

    public bool IsDone(int unit) => (Done[unit >> 3] & (1 << (unit & 7))) != 0;

    public void SetDone(int unit, UnitReport? report)
    {
        Done[unit >> 3] |= (byte)(1 << (unit & 7));
        DoneCount++;
        Frames += report?.Frames ?? 0;
        Bytes += report?.Bytes ?? 0;
        Damaged += report?.Damaged ?? 0;
    }
}
