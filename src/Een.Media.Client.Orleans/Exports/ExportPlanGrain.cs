using Een.Media.Client.Orleans.Diagnostics;
using Een.Media.Client.Orleans.Storage;
using Microsoft.Extensions.Logging;
using Orleans.Concurrency;
using Orleans.Storage;

namespace Een.Media.Client.Orleans.Exports;

/// <summary>
/// Runs the units of a plan, a bounded number at once, and polls each of them twice a second. When its silo crashes, a running unit or a
/// caller wakes it on another silo. The reminder, once a minute, is the safety net.
/// </summary>
[Reentrant]
internal sealed class ExportPlanGrain(
    [PersistentState("plan", ClusterStorage.Name)] IPersistentState<ExportPlanRecord> stored, ILoggerFactory loggers)
    : Grain, IExportPlanGrain, IRemindable, IDisposable
{
    private const string Reminder = "een-export";

    private static readonly TimeSpan s_pollEvery = TimeSpan.FromSeconds(0.5);
    private static readonly TimeSpan s_remindEvery = TimeSpan.FromMinutes(1);

    private readonly ILogger _logger = new QuietLogger(loggers);
    private readonly SemaphoreSlim _saving = new(1, 1);
    private Task _start = Task.CompletedTask;
    private ExportPlan? _plan;
    private RunningUnits? _units;
    private IGrainTimer? _timer;
    private bool _isUnsaved;

    private ExportPlanRecord Record => stored.State;

    private string Name => this.GetPrimaryKeyString();

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _plan = Record.Plan is { } text ? ExportJson.ReadPlan(text) : null;
        if (_plan is not null && Record.State == ExportPlanState.Running)
            Run();
        return Task.CompletedTask;
    }

    public void Dispose() => _saving.Dispose();

    public async Task<string> StartAsync(string plan)
    {
        if (Record.Plan is null)
        {
            ExportPlan read = ExportJson.ReadPlan(plan);
            (Record.Plan, Record.Done) = (plan, new byte[(read.CountUnits() + 7) / 8]);
            _start = GoOnAsync(read);
        }

        // A caller that asks meanwhile waits as well: a plan that could not be saved has not started.
        string there = Record.Plan;
        await _start;
        return there;
    }

    public Task<string?> GetStatusAsync() =>
        Task.FromResult(_plan is { } plan ? ExportJson.Write(PlanStatus.Create(Name, plan, Record, _units)) : null);

    public Task<bool> PauseAsync() => EndAsync(ExportPlanState.Paused);

    public Task<bool> CancelAsync() => EndAsync(ExportPlanState.Canceled);

    public async Task<bool> ResumeAsync()
    {
        if (_plan is not { } plan || Record.State == ExportPlanState.Canceled)
            return false;
        if (Record.State == ExportPlanState.Running && Record.Parked.Count == 0)
            return true;
        Record.Parked.Clear();
        await GoOnAsync(plan);
        return true;
    }

    public Task PokeAsync() => Task.CompletedTask;

    public Task ReceiveReminder(string reminderName, TickStatus status) => Task.CompletedTask;

    private async Task GoOnAsync(ExportPlan plan)
    {
        (_plan, Record.State) = (plan, ExportPlanState.Running);

        // The reminder comes first, so that a stored plan always runs.
        await ChangeAsync(async () =>
        {
            await this.RegisterOrUpdateReminder(Reminder, s_remindEvery, s_remindEvery);
            await SaveAsync();
        });
        Run();
    }

    private void Run()
    {
        _units = new RunningUnits(_plan!, Record, TimeProvider.System);
        _timer ??= this.RegisterGrainTimer(StepAsync, TimeSpan.Zero, s_pollEvery);
        Log.PlanRuns(_logger, Name, _plan!.CountUnits(), Record.DoneCount);
    }

    /// <summary>Starts units, polls those that run, and saves their reports.</summary>
    private async Task StepAsync(CancellationToken cancellationToken)
    {
        if (_units is not { } units || Record.State != ExportPlanState.Running)
            return;
        _isUnsaved |= units.Fill();
        await Task.WhenAll(units.Due.ToArray().Select(number => PollAsync(units, number)));
        if (_units != units)
            return;
        _isUnsaved |= units.Fill();
        if (units.IsFinished)
        {
            await EndAsync(ExportPlanState.Completed);
            return;
        }

        if (_isUnsaved)
            await TrySaveAsync();
    }

    private async Task PollAsync(RunningUnits units, int number)
    {
        UnitReport report;
        try
        {
            report = await UnitGrain(number).PollAsync(Name, ExportUnits.At(_plan!, number)!);
        }
        catch (Exception)
        {
            // The unit's silo has crashed, and the cluster may not have noticed yet. At the next poll, the unit starts on another silo.
            return;
        }

        if (units.Take(number, report) is not { } pause)
            return;
        (string deviceId, DateOnly day) = ExportUnits.Name(_plan!, number);
        if (pause > TimeSpan.Zero)
            Log.UnitFailed(_logger, Name, deviceId, day, pause.TotalSeconds, report.Reason ?? "");
        else
            _isUnsaved = true;
        if (Record.Parked.TryGetValue(number, out string? reason))
            Log.UnitParked(_logger, Name, deviceId, day, reason);
    }

    private async Task<bool> EndAsync(ExportPlanState state)
    {
        bool hasEnded = Record.State is ExportPlanState.Completed or ExportPlanState.Canceled;
        if (_plan is null || (hasEnded && Record.State != state))
            return false;
        int[] running = [.. _units?.Numbers ?? []];
        Record.State = state;
        _units = null;
        _timer?.Dispose();
        _timer = null;
        await ChangeAsync(SaveAsync);
        await Task.WhenAll(running.Select(number => UnitGrain(number).StopAsync()));
        if (await this.GetReminder(Reminder) is { } reminder)
            await this.UnregisterReminder(reminder);
        Log.PlanEnded(_logger, Name, state.ToString(), Record.Frames, Record.Parked.Count);
        return true;
    }

    private IExportUnitGrain UnitGrain(int number) =>
        GrainFactory.GetGrain<IExportUnitGrain>(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Name}/{number}"));

    /// <summary>
    /// Applies a change that a caller requested. If it cannot be saved, it has not happened: the next activation begins with the stored
    /// state.
    /// </summary>
    private async Task ChangeAsync(Func<Task> save)
    {
        try
        {
            await save();
        }
        catch (Exception e)
        {
            DeactivateOnIdle();
            if (e is InconsistentStateException)
                throw;

            // Not an exception of Orleans: the caller would take that for a crash, and repeat the call.
            throw new IOException($"The change of the export '{Name}' could not be stored, so it did not happen. {e.Message}", e);
        }
    }

    /// <summary>Saves the state. If that fails, the next step saves it: a failure of the storage must not undo finished units.</summary>
    private async Task TrySaveAsync()
    {
        try
        {
            await SaveAsync();
        }
        catch (InconsistentStateException)
        {
            // Another silo has the plan, because the cluster has given this one up.
            Log.PlanNotSaved(_logger, Name, "Another silo has the plan.");
            DeactivateOnIdle();
        }
        catch (Exception e)
        {
            Log.PlanNotSaved(_logger, Name, e.GetBaseException().GetType().Name);
        }
    }

    /// <summary>Writes one at a time, because each write needs the version of the one before.</summary>
    private async Task SaveAsync()
    {
        await _saving.WaitAsync();
        try
        {
            _isUnsaved = false;
            await stored.WriteStateAsync();
        }
        catch
        {
            _isUnsaved = true;
            throw;
        }
        finally
        {
            _saving.Release();
        }
    }
}
