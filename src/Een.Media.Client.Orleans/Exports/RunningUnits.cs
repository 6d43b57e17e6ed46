namespace Een.Media.Client.Orleans.Exports;

/// <summary>The units of a plan that are in progress, and their results. It does no I/O: the grain polls the units and saves.</summary>
internal sealed class RunningUnits(ExportPlan plan, ExportPlanRecord record, TimeProvider time)
{
    private const int MostFailures = 3;

    private readonly Dictionary<int, Unit> _units = [];
    private readonly long _started = time.GetTimestamp();
    private readonly int _doneBefore = record.DoneCount;
    private int _next;

    /// <summary>Their numbers.</summary>
    public IReadOnlyCollection<int> Numbers => _units.Keys;

    /// <summary>The units to poll now, without those that pause after a failure.</summary>
    public IEnumerable<int> Due =>
        _units.Where(pair => pair.Value.PausedUntil is not { } until || time.GetTimestamp() >= until).Select(pair => pair.Key);

    /// <summary>Whether no unit is left, not even one whose day is still to come.</summary>
    public bool IsFinished => _units.Count == 0 && _next == plan.CountUnits();

    public int CountRunning => _units.Values.Count(unit => unit.Report?.State == UnitState.Running);

    public long Frames => record.Frames + _units.Values.Sum(unit => unit.Report?.Frames ?? 0);

    public long Bytes => record.Bytes + _units.Values.Sum(unit => unit.Report?.Bytes ?? 0);

    public double FramesPerSecond => _units.Values.Sum(unit => unit.Report?.State == UnitState.Running ? unit.Report.FramesPerSecond : 0);

    /// <summary>
    /// The estimated remaining time, at the speed since this silo has the plan. Nothing before the plan's end, while it may wait for days
    /// to end.
    /// </summary>
    public TimeSpan? Remaining
    {
        get
        {
            int done = record.DoneCount - _doneBefore;
            int left = plan.CountUnits() - record.DoneCount - record.Parked.Count;
            return done == 0 || plan.Until > time.GetUtcNow() ? null : time.GetElapsedTime(_started) / done * left;
        }
    }

    /// <summary>Starts more units. A day without an instant is done at once.</summary>
    /// <returns>Whether the record has changed.</returns>
    public bool Fill()
    {
        int before = record.DoneCount;
        int all = plan.CountUnits();
        for (; _units.Count < plan.MaxConcurrentUnits && _next < all; _next++)
        {
            if (record.IsDone(_next) || record.Parked.ContainsKey(_next) || _units.ContainsKey(_next))
                continue;
            if (ExportUnits.At(plan, _next) is not { } unit)
            {
                record.SetDone(_next, report: null);
                continue;
            }

            // Units are in the order of their days. Before its end, a day would be exported in part and then be done.
            if (unit.Last >= time.GetUtcNow())
                break;
            _units[_next] = new Unit();
        }

        return record.DoneCount != before;
    }

    /// <summary>Processes a report.</summary>
    /// <returns>How long the unit pauses after a failure; zero if the record has changed; null otherwise.</returns>
    public TimeSpan? Take(int number, UnitReport report)
    {
        // The unit was stopped meanwhile.
        if (!_units.TryGetValue(number, out Unit? unit))
            return null;
        bool hasAdvanced = report.Frames > (unit.Report?.Frames ?? 0);
        if (report.State is UnitState.Running or UnitState.Waiting)
        {
            unit.Failures = hasAdvanced ? 0 : unit.Failures;
            unit.Report = report.State == UnitState.Running ? report : unit.Report;
            return null;
        }

        if (report.State == UnitState.Done)
        {
            _units.Remove(number);
            record.SetDone(number, report);
            return TimeSpan.Zero;
        }

        if (report.State == UnitState.Hopeless || ++unit.Failures >= MostFailures)
        {
            _units.Remove(number);
            record.Parked[number] = report.Reason ?? "The unit failed and gave no reason.";
            return TimeSpan.Zero;
        }

        var pause = TimeSpan.FromSeconds(1 << unit.Failures);
        unit.PausedUntil = time.GetTimestamp() + (long)(pause.TotalSeconds * time.TimestampFrequency);
        return pause;
    }

    private sealed class Unit
    {
        public UnitReport? Report { get; set; }

        public int Failures { get; set; }

        public long? PausedUntil { get; set; }
    }
}
