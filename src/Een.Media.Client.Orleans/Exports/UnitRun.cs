using System.Diagnostics.CodeAnalysis;
using Een.Media.Client.Orleans.Accounts;
using Een.Media.Client.Orleans.Diagnostics;

namespace Een.Media.Client.Orleans.Exports;

/// <summary>
/// One run of a unit, outside the grain's scheduler. It does not ensure that only one run exists: <c>ExportAsync</c> resumes, and keeps two
/// runs from writing at once.
/// </summary>
[SuppressMessage("Design", "CA1001", Justification = "The source has no timer and no link.")]
internal sealed class UnitRun : IProgress<ExportProgress>
{
    private static readonly TimeSpan s_pokeEvery = TimeSpan.FromSeconds(1);

    private readonly CancellationTokenSource _stop = new();
    private readonly AccountClient _account;
    private readonly ExportUnit _unit;
    private volatile ExportProgress? _progress;
    private volatile UnitReport? _end;

    private UnitRun(AccountClient account, ExportUnit unit) => (_account, _unit) = (account, unit);

    /// <summary>Ends with the run, and never fails.</summary>
    public Task Completion { get; private set; } = null!;

    /// <summary>Starts a run; null if the silo has no room.</summary>
    /// <param name="account">The silo's client.</param>
    /// <param name="unit">What to export.</param>
    /// <param name="poke">Wakes the plan, whose silo may have crashed. Called every second, and at the end.</param>
    public static UnitRun? TryStart(AccountClient account, ExportUnit unit, Func<Task> poke)
    {
        if (!account.TryEnter())
            return null;
        var run = new UnitRun(account, unit);
        run.Completion = Task.Run(() => run.RunAsync(poke));
        return run;
    }

    public UnitReport Report() => _end ?? new UnitReport
    {
        State = UnitState.Running,
        Frames = _progress?.Frames ?? 0,
        Bytes = _progress?.Bytes ?? 0,
        FramesPerSecond = _progress?.FramesPerSecond ?? 0,
    };

    public void Stop() => _stop.Cancel();

    void IProgress<ExportProgress>.Report(ExportProgress value) => _progress = value;

    private async Task RunAsync(Func<Task> poke)
    {
        Instruments.RunningUnits.Add(1);
        Task<UnitReport> export = ExportAsync();
        do
        {
            await Task.WhenAny(export, Task.Delay(s_pokeEvery, TimeProvider.System)).ConfigureAwait(false);
            if (export.IsCompleted)
                End(await export.ConfigureAwait(false));
            await PokeAsync(poke).ConfigureAwait(false);
        }
        while (_end is null);
    }

    private void End(UnitReport report)
    {
        _account.Leave();
        _end = report;
        Instruments.RunningUnits.Add(-1);
        Instruments.Units.Add(1, new KeyValuePair<string, object?>("end", EndName(report.State)));
    }

    private async Task<UnitReport> ExportAsync()
    {
        try
        {
            IExportTarget target = _account.Account.ExportTarget(_unit.Path);
            ExportResult result = await _account.Client.RecordedImages.ExportAsync(
                ExportUnits.Request(_unit), target, ExportUnits.Options(_unit, this), _stop.Token).ConfigureAwait(false);
            return new UnitReport { State = UnitState.Done, Frames = result.Frames, Bytes = result.Bytes, Damaged = result.Damaged };
        }
        catch (Exception e)
        {
            UnitState state = e switch
            {
                EenExportInUseException or OperationCanceledException => UnitState.Waiting,
                ArgumentException or InvalidOperationException or EenInvalidRequestException or EenPermissionException
                    or EenUnknownCameraException => UnitState.Hopeless,
                _ => UnitState.Failed,
            };
            return new UnitReport
            {
                State = state,
                Frames = _progress?.Frames ?? 0,
                Bytes = _progress?.Bytes ?? 0,
                Reason = $"{e.GetType().Name}: {e.Message}",
            };
        }
    }

    private static async Task PokeAsync(Func<Task> poke)
    {
        try
        {
            await poke().ConfigureAwait(false);
        }
        catch (Exception)
        {
            // The cluster is placing the plan on another silo. The reminder is the safety net.
        }
    }

    private static string EndName(UnitState state) => state switch
    {
        UnitState.Done => "done",
        UnitState.Waiting => "stopped",
        _ => "failed",
    };
}
