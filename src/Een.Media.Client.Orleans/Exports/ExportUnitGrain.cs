using Een.Media.Client.Orleans.Accounts;
using Orleans.Placement;
using Orleans.Runtime.Placement;

namespace Een.Media.Client.Orleans.Exports;

/// <summary>
/// Runs one unit on its silo. It stores no state: the manifest in the target is the checkpoint. When its silo crashes, the next poll
/// creates it on another silo. When its silo has no room, or the run fails there, it moves to another silo.
/// </summary>
[RandomPlacement]
internal sealed class ExportUnitGrain(AccountClients accounts, ISiloStatusOracle silos) : Grain, IExportUnitGrain
{
    private UnitRun? _run;

    public Task<UnitReport> PollAsync(string plan, ExportUnit unit)
    {
        try
        {
            _run ??= UnitRun.TryStart(accounts.Get(unit.Account), unit, GrainFactory.GetGrain<IExportPlanGrain>(plan).PokeAsync);
        }
        catch (ArgumentException e)
        {
            // Another silo may be configured correctly.
            return Ended(
                new UnitReport { State = UnitState.Failed, Reason = $"The account '{unit.Account}' is configured wrongly. {e.Message}" });
        }

        if (_run is null)
            return Ended(new UnitReport { State = UnitState.Waiting, Reason = "This silo already runs the maximum number of units." });
        UnitReport report = _run.Report();
        return report.State == UnitState.Running ? Task.FromResult(report) : Ended(report);
    }

    public async Task StopAsync()
    {
        if (_run is not { } run)
            return;
        run.Stop();
        await run.Completion;
        _run = null;
        DeactivateOnIdle();
    }

    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        if (_run is not { } run)
            return;
        run.Stop();
        await run.Completion.WaitAsync(cancellationToken);
    }

    private Task<UnitReport> Ended(UnitReport report)
    {
        _run = null;
        if (report.State is UnitState.Done or UnitState.Hopeless)
            DeactivateOnIdle();
        else
            Move();
        return Task.FromResult(report);
    }

    /// <summary>
    /// Moves the grain to another silo, if there is one. A deactivated grain would come back to the same silo: the silo of the plan
    /// remembers where it was.
    /// </summary>
    private void Move()
    {
        SiloAddress[] others = [.. silos.GetActiveSilos().Where(silo => !silo.Equals(silos.SiloAddress))];
        if (others.Length == 0)
            return;
        RequestContext.Set(IPlacementDirector.PlacementHintKey, others[Random.Shared.Next(others.Length)]);
        MigrateOnIdle();
        RequestContext.Remove(IPlacementDirector.PlacementHintKey);
    }
}
