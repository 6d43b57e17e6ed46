namespace Een.Media.Client.Orleans.Exports;

/// <summary>Creates the public status of a plan from its record and its running units.</summary>
internal static class PlanStatus
{
    private const int MostFailures = 100;

    public static ExportPlanStatus Create(string name, ExportPlan plan, ExportPlanRecord record, RunningUnits? units) => new()
    {
        Name = name,
        State = record.State,
        Units = plan.CountUnits(),
        UnitsDone = record.DoneCount,
        UnitsRunning = units?.CountRunning ?? 0,
        UnitsParked = record.Parked.Count,
        Frames = units?.Frames ?? record.Frames,
        Bytes = units?.Bytes ?? record.Bytes,
        Damaged = record.Damaged,
        FramesPerSecond = units?.FramesPerSecond ?? 0,
        Remaining = units?.Remaining,
        Failures =
        [
            .. record.Parked.OrderBy(pair => pair.Key).Take(MostFailures).Select(pair =>
            {
                (string deviceId, DateOnly day) = ExportUnits.Name(plan, pair.Key);
                return new ExportUnitFailure { DeviceId = deviceId, Day = day, Reason = pair.Value };
            }),
        ],
    };
}
