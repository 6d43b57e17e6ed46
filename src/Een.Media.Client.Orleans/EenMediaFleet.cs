using System.Runtime.CompilerServices;
using Een.Media.Client.Orleans.Calls;
using Een.Media.Client.Orleans.Exports;

namespace Een.Media.Client;

/// <summary>
/// Starts, watches and ends exports that the cluster runs. It works in any process that is connected to the cluster: a silo or a client.
/// A crash of a silo only delays a call. After two minutes without an answer, the last failure is thrown. Thread-safe.
/// </summary>
public sealed class EenMediaFleet
{
    private static readonly TimeSpan s_watchEvery = TimeSpan.FromSeconds(1);

    private readonly IGrainFactory _grains;
    private readonly TimeProvider _time;

    /// <summary>Uses an existing connection to the cluster.</summary>
    /// <param name="cluster">An <c>IClusterClient</c>, or the grain factory of a silo. It is not disposed.</param>
    /// <param name="timeProvider">The clock. Default: <see cref="TimeProvider.System"/>.</param>
    public EenMediaFleet(IGrainFactory cluster, TimeProvider? timeProvider = null)
    {
        ArgumentNullException.ThrowIfNull(cluster);
        (_grains, _time) = (cluster, timeProvider ?? TimeProvider.System);
    }

    /// <summary>
    /// Starts an export. Starting the same plan again changes nothing, even if it has ended. To try parked units again, resume the plan.
    /// </summary>
    /// <param name="name">The export's name in the cluster.</param>
    /// <param name="plan">What to export.</param>
    /// <param name="cancellationToken">Ends the wait; the export may have started.</param>
    /// <returns>A task that ends when the cluster has stored the plan.</returns>
    /// <exception cref="ArgumentException">The name is empty, or the plan is not valid; the message says why.</exception>
    /// <exception cref="InvalidOperationException">Another plan has this name; the message shows both.</exception>
    /// <exception cref="IOException">The storage of the cluster failed. Nothing has changed.</exception>
    public async Task StartExportAsync(string name, ExportPlan plan, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ExportPlan asked = plan.Checked();
        string there = await CallAsync(name, plan => plan.StartAsync(asked.ToString()), cancellationToken).ConfigureAwait(false);
        if (there != asked.ToString())
            throw new InvalidOperationException(
                $"The export '{name}' has another plan. Choose another name. Stored: {there} Requested: {asked}");
    }

    /// <summary>Gets the status of an export.</summary>
    /// <param name="name">The export's name.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>Its status, or <see langword="null"/> if there is no such export.</returns>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    public async Task<ExportPlanStatus?> GetExportAsync(string name, CancellationToken cancellationToken = default) =>
        Read(await CallAsync(name, plan => plan.GetStatusAsync(), cancellationToken).ConfigureAwait(false));

    /// <summary>
    /// Returns the status of an export whenever it has changed, at most once a second, and ends with the export.
    /// </summary>
    /// <param name="name">The export's name.</param>
    /// <param name="cancellationToken">Ends the enumeration, not the export.</param>
    /// <returns>The status values. The last one has <see cref="ExportPlanStatus.HasEnded"/> set.</returns>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    /// <exception cref="InvalidOperationException">While enumerating: there is no such export.</exception>
    public async IAsyncEnumerable<ExportPlanStatus> WatchExportAsync(
        string name, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        string? last = null;
        ExportPlanStatus status;
        do
        {
            string? text = await CallAsync(name, plan => plan.GetStatusAsync(), cancellationToken).ConfigureAwait(false);
            status = Read(text) ?? throw new InvalidOperationException($"There is no export '{name}' in the cluster. Start it first.");
            if (text != last)
            {
                last = text;
                yield return status;
            }

            if (!status.HasEnded)
                await Task.Delay(s_watchEvery, _time, cancellationToken).ConfigureAwait(false);
        }
        while (!status.HasEnded);
    }

    /// <summary>Stops the units of an export. They can be resumed where they stopped.</summary>
    /// <param name="name">The export's name.</param>
    /// <param name="cancellationToken">Ends the wait, not the pause.</param>
    /// <returns>A task that ends when all units have stopped.</returns>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    /// <exception cref="InvalidOperationException">There is no such export, or it has ended.</exception>
    /// <exception cref="IOException">The storage of the cluster failed. Nothing has changed.</exception>
    public async Task PauseExportAsync(string name, CancellationToken cancellationToken = default) =>
        Check(name, await CallAsync(name, plan => plan.PauseAsync(), cancellationToken).ConfigureAwait(false));

    /// <summary>Continues a paused export, and tries its parked units again.</summary>
    /// <param name="name">The export's name.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>A task that ends when the cluster has stored the change.</returns>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    /// <exception cref="InvalidOperationException">There is no such export, or it was canceled.</exception>
    /// <exception cref="IOException">The storage of the cluster failed. Nothing has changed.</exception>
    public async Task ResumeExportAsync(string name, CancellationToken cancellationToken = default) =>
        Check(name, await CallAsync(name, plan => plan.ResumeAsync(), cancellationToken).ConfigureAwait(false));

    /// <summary>Ends an export for good. Exported frames stay. Canceling it again changes nothing.</summary>
    /// <param name="name">The export's name.</param>
    /// <param name="cancellationToken">Ends the wait, not the cancellation.</param>
    /// <returns>A task that ends when all units have stopped.</returns>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    /// <exception cref="InvalidOperationException">There is no such export, or it is complete.</exception>
    /// <exception cref="IOException">The storage of the cluster failed. Nothing has changed.</exception>
    public async Task CancelExportAsync(string name, CancellationToken cancellationToken = default) =>
        Check(name, await CallAsync(name, plan => plan.CancelAsync(), cancellationToken).ConfigureAwait(false));

    private Task<T> CallAsync<T>(string name, Func<IExportPlanGrain, Task<T>> call, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        return RepeatedCall.RunAsync(() => call(_grains.GetGrain<IExportPlanGrain>(name)), _time, cancellationToken);
    }

    private static ExportPlanStatus? Read(string? status) => status is null ? null : ExportJson.ReadStatus(status);

    private static void Check(string name, bool isDone)
    {
        if (!isDone)
            throw new InvalidOperationException($"There is no export '{name}' in the cluster, or it has ended.");
    }
}
