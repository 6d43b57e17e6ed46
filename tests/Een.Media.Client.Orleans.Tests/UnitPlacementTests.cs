using Een.Media.Client.Orleans.Tests.Support;

namespace Een.Media.Client.Orleans.Tests;

/// <summary>On which silo a unit runs.</summary>
public sealed class UnitPlacementTests
{
    private static readonly TimeSpan s_hang = TimeSpan.FromMinutes(5);

    [Test]
    public async Task A_unit_that_meets_a_full_silo_runs_on_one_that_has_room()
    {
        // Each unit waits for all others: six units need all the room of three silos.
        var all = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        int entered = 0;
        await using FleetCluster cluster = await FleetCluster.StartAsync(silos: 3, configure: account =>
        {
            account.MaxUnitsPerSilo = 2;
            account.ExportTarget = path => new Target(path, async cancellationToken =>
            {
                if (Interlocked.Increment(ref entered) == 6)
                    all.SetResult();
                await all.Task.WaitAsync(cancellationToken);
            });
        });
        await cluster.Fleet.StartExportAsync("june", cluster.Account.Plan(cluster.Folder("fleet")));

        await all.Task.WaitAsync(s_hang);

        Assert.That((await ExportPlanTests.EndAsync(cluster.Fleet, "june")).UnitsDone, Is.EqualTo(6));
    }

    [Test]
    public async Task A_unit_that_fails_on_one_silo_is_tried_on_another()
    {
        int silos = 0;
        await using FleetCluster cluster = await FleetCluster.StartAsync(silos: 2, configure: account =>
        {
            // The first silo that gets a unit cannot write.
            bool isBroken = Interlocked.Increment(ref silos) == 1;
            account.ExportTarget = path => new Target(path, _ => isBroken ? throw new IOException("The disk is full.") : Task.CompletedTask);
        });
        await cluster.Fleet.StartExportAsync("june", cluster.Account.Plan(cluster.Folder("fleet")));

        ExportPlanStatus end = await ExportPlanTests.EndAsync(cluster.Fleet, "june");

        Assert.That(end.Failures.Select(failure => failure.Reason), Is.Empty);
        Assert.That(end.UnitsDone, Is.EqualTo(6));
    }

    [Test]
    public async Task A_unit_whose_silo_is_configured_wrongly_is_tried_on_another()
    {
        IServiceProvider? wrong = null;
        await using FleetCluster cluster = await FleetCluster.StartAsync(silos: 2, configure: account =>
        {
            // The first silo that gets a unit lacks its secret, however often it is configured.
            if ((Interlocked.CompareExchange(ref wrong, account.Services, null) ?? account.Services) == account.Services)
                throw new ArgumentException("Set EEN_CLIENT_SECRET.");
        });
        await cluster.Fleet.StartExportAsync("june", cluster.Account.Plan(cluster.Folder("fleet")));

        ExportPlanStatus end = await ExportPlanTests.EndAsync(cluster.Fleet, "june");

        Assert.That(end.Failures.Select(failure => failure.Reason), Is.Empty);
        Assert.That(end.UnitsDone, Is.EqualTo(6));
    }

    /// <summary>A directory that is entered when a task has ended.</summary>
    private sealed class Target(string path, Func<CancellationToken, Task> enter) : IExportTarget
    {
        private readonly DirectoryExportTarget _directory = new(path);

        public string LocationOf(string name) => _directory.LocationOf(name);

        public async ValueTask<IAsyncDisposable> EnterAsync(CancellationToken cancellationToken)
        {
            await enter(cancellationToken);
            return await _directory.EnterAsync(cancellationToken);
        }

        public ValueTask<Stream?> OpenReadAsync(string name, CancellationToken cancellationToken) =>
            _directory.OpenReadAsync(name, cancellationToken);

        public ValueTask PutAsync(string name, ReadOnlyMemory<byte> content, CancellationToken cancellationToken) =>
            _directory.PutAsync(name, content, cancellationToken);

        public ValueTask<IExportManifest> CreateManifestAsync(string name, CancellationToken cancellationToken) =>
            _directory.CreateManifestAsync(name, cancellationToken);
    }
}
