using Een.Media.Client.Orleans.Tests.Support;
using Een.Media.Emulator;

namespace Een.Media.Client.Orleans.Tests;

/// <summary>Plans on silos in memory, against an emulated account.</summary>
public sealed class ExportPlanTests
{
    private static readonly TimeSpan s_hang = TimeSpan.FromMinutes(5);

    [Test]
    public async Task A_plan_leaves_what_its_units_leave_one_by_one()
    {
        await using FleetCluster cluster = await FleetCluster.StartAsync(silos: 2);
        ExportPlan plan = cluster.Account.Plan(cluster.Folder("fleet"));
        await cluster.Fleet.StartExportAsync("june", plan);
        ExportPlanStatus end = await EndAsync(cluster.Fleet, "june");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(end.State, Is.EqualTo(ExportPlanState.Completed));
            Assert.That((end.Units, end.UnitsDone, end.UnitsParked, end.Frames), Is.EqualTo((6, 6, 0, 864L)));
            Assert.That(
                FleetAccount.Contents(plan.Directory),
                Is.EqualTo(await cluster.Account.UndisturbedAsync(plan with { Directory = cluster.Folder("alone") })));
            Assert.That(cluster.Account.Emulator.Journal.Count(EmulatorEndpoint.Token), Is.EqualTo(1), "one sign-in for all silos");
        }
    }

    [Test]
    public async Task A_plan_that_could_not_be_saved_is_not_started_and_starts_when_asked_again()
    {
        await using FleetCluster cluster = await FleetCluster.StartAsync();
        ExportPlan plan = cluster.Account.Plan(cluster.Folder("fleet"));
        cluster.FailNextWrite("june");
        await Assert.ThatAsync(() => cluster.Fleet.StartExportAsync("june", plan), Throws.InstanceOf<IOException>());
        Assert.That(await cluster.Fleet.GetExportAsync("june"), Is.Null, "nothing is kept of it");

        await cluster.Fleet.StartExportAsync("june", plan);
        Assert.That((await EndAsync(cluster.Fleet, "june")).UnitsDone, Is.EqualTo(6));
    }

    [Test]
    public async Task Nobody_is_told_that_a_plan_has_started_before_it_is_saved()
    {
        await using FleetCluster cluster = await FleetCluster.StartAsync();
        ExportPlan plan = cluster.Account.Plan(cluster.Folder("fleet"));
        var full = new TaskCompletionSource();
        cluster.FailNextWrite("june", after: full.Task);
        Task first = cluster.Fleet.StartExportAsync("june", plan);
        while (await cluster.Fleet.GetExportAsync("june") is null)
            await Task.Yield();
        Task second = cluster.Fleet.StartExportAsync("june", plan);
        for (int i = 0; i < 20; i++)
            await cluster.Fleet.GetExportAsync("june");
        Assert.That(second.IsCompleted, Is.False);

        full.SetResult();
        await Assert.ThatAsync(() => first, Throws.InstanceOf<IOException>());
        await Assert.ThatAsync(() => second, Throws.InstanceOf<IOException>());
    }

    [Test]
    public async Task A_plan_into_the_future_waits_for_each_day_to_end()
    {
        await using FleetCluster cluster = await FleetCluster.StartAsync();
        DateTimeOffset today = new(DateTime.UtcNow.Date, TimeSpan.Zero);
        ExportPlan past = cluster.Account.Plan(cluster.Folder("past"));
        ExportPlan plan = past with { From = today.AddDays(-1), Until = today.AddDays(3), Directory = cluster.Folder("fleet") };
        await cluster.Fleet.StartExportAsync("july", plan);

        // Yesterday's units, and the whole of another plan, take longer than a unit that has nothing to fetch.
        await foreach (ExportPlanStatus status in cluster.Fleet.WatchExportAsync("july"))
        {
            if (status.UnitsDone >= plan.Cameras.Count)
                break;
        }

        await cluster.Fleet.StartExportAsync("june", past);
        await EndAsync(cluster.Fleet, "june");
        ExportPlanStatus waiting = (await cluster.Fleet.GetExportAsync("july"))!;
        Assert.That(waiting.State, Is.EqualTo(ExportPlanState.Running));
        Assert.That((waiting.UnitsRunning, waiting.UnitsParked), Is.EqualTo((0, 0)));
        Assert.That(waiting.UnitsDone, Is.LessThan(waiting.Units));
    }

    [Test]
    public async Task A_pause_that_could_not_be_saved_is_none_and_can_be_asked_for_again()
    {
        await using FleetCluster cluster = await FleetCluster.StartAsync(
            account: account => account.Network = new NetworkProfile { HeaderDelay = TimeSpan.FromMilliseconds(20) });
        ExportPlan plan = cluster.Account.Plan(cluster.Folder("fleet"));
        await cluster.Fleet.StartExportAsync("june", plan);
        cluster.FailNextWrite("june");
        await Assert.ThatAsync(() => cluster.Fleet.PauseExportAsync("june"), Throws.InstanceOf<IOException>());
        Assert.That((await cluster.Fleet.GetExportAsync("june"))!.State, Is.EqualTo(ExportPlanState.Running));

        Assert.That((await EndAsync(cluster.Fleet, "june")).State, Is.EqualTo(ExportPlanState.Completed));
    }

    [Test]
    public async Task A_silo_that_dies_takes_nothing_with_it()
    {
        await using FleetCluster cluster = await FleetCluster.StartAsync(
            silos: 3, account => account.Network = new NetworkProfile { HeaderDelay = TimeSpan.FromMilliseconds(20) });
        ExportPlan plan = cluster.Account.Plan(cluster.Folder("fleet"));
        await cluster.Fleet.StartExportAsync("june", plan);
        await foreach (ExportPlanStatus status in cluster.Fleet.WatchExportAsync("june"))
        {
            if (status.Frames > 100)
                break;
        }

        await cluster.Silos.KillSiloAsync(cluster.Silos.Silos[^1]);

        Assert.That((await EndAsync(cluster.Fleet, "june")).UnitsDone, Is.EqualTo(6));
        Assert.That(
            FleetAccount.Contents(plan.Directory),
            Is.EqualTo(await cluster.Account.UndisturbedAsync(plan with { Directory = cluster.Folder("alone") })));
    }

    [Test]
    public async Task The_same_plan_started_twice_is_one_plan_and_another_one_under_its_name_is_refused()
    {
        await using FleetCluster cluster = await FleetCluster.StartAsync();
        ExportPlan plan = cluster.Account.Plan(cluster.Folder("fleet"));
        await cluster.Fleet.StartExportAsync("june", plan);
        await cluster.Fleet.StartExportAsync("june", plan with { From = plan.From.ToOffset(TimeSpan.FromHours(2)) });
        await Assert.ThatAsync(
            () => cluster.Fleet.StartExportAsync("june", plan with { Until = plan.Until.AddDays(1) }), Throws.InvalidOperationException);
        await EndAsync(cluster.Fleet, "june");
        int requests = cluster.Account.Emulator.Journal.Count(EmulatorEndpoint.RecordedImage);
        await cluster.Fleet.StartExportAsync("june", plan);
        Assert.That((await EndAsync(cluster.Fleet, "june")).UnitsDone, Is.EqualTo(6));
        Assert.That(cluster.Account.Emulator.Journal.Count(EmulatorEndpoint.RecordedImage), Is.EqualTo(requests), "nothing is fetched again");
    }

    [Test]
    public async Task A_paused_plan_rests_and_a_resumed_one_completes()
    {
        await using FleetCluster cluster = await FleetCluster.StartAsync(
            account: account => account.Network = new NetworkProfile { HeaderDelay = TimeSpan.FromMilliseconds(20) });
        ExportPlan plan = cluster.Account.Plan(cluster.Folder("fleet"));
        await cluster.Fleet.StartExportAsync("june", plan);
        await cluster.Fleet.PauseExportAsync("june");
        int requests = cluster.Account.Emulator.Journal.Count(EmulatorEndpoint.RecordedImage);
        ExportPlanStatus? paused = await cluster.Fleet.GetExportAsync("june");
        Assert.That((paused!.State, paused.UnitsRunning), Is.EqualTo((ExportPlanState.Paused, 0)));
        Assert.That(cluster.Account.Emulator.Journal.Count(EmulatorEndpoint.RecordedImage), Is.EqualTo(requests));

        await cluster.Fleet.ResumeExportAsync("june");

        Assert.That((await EndAsync(cluster.Fleet, "june")).UnitsDone, Is.EqualTo(6));
    }

    [Test]
    public async Task A_canceled_plan_ends_for_good()
    {
        await using FleetCluster cluster = await FleetCluster.StartAsync();
        await cluster.Fleet.StartExportAsync("june", cluster.Account.Plan(cluster.Folder("fleet")) with { Until = FleetAccount.From.AddDays(900) });
        await cluster.Fleet.CancelExportAsync("june");
        Assert.That((await EndAsync(cluster.Fleet, "june")).State, Is.EqualTo(ExportPlanState.Canceled));
        await Assert.ThatAsync(() => cluster.Fleet.ResumeExportAsync("june"), Throws.InvalidOperationException);
        await Assert.ThatAsync(() => cluster.Fleet.PauseExportAsync("june"), Throws.InvalidOperationException);
        await cluster.Fleet.CancelExportAsync("june");
    }

    [Test]
    public async Task A_unit_that_cannot_succeed_is_parked_with_its_reason_and_tried_again_when_the_plan_is_resumed()
    {
        await using FleetCluster cluster = await FleetCluster.StartAsync();
        ExportPlan plan = cluster.Account.Plan(cluster.Folder("fleet"));
        string blocked = Path.Combine(plan.Directory, plan.Cameras[1], "2025-06-02");
        Directory.CreateDirectory(blocked);
        await File.WriteAllTextAsync(Path.Combine(blocked, "manifest.jsonl"), "somebody else's\n");
        await cluster.Fleet.StartExportAsync("june", plan);

        ExportPlanStatus end = await EndAsync(cluster.Fleet, "june");

        Assert.That((end.State, end.UnitsDone, end.UnitsParked), Is.EqualTo((ExportPlanState.Completed, 5, 1)));
        Assert.That(end.Failures.Single().DeviceId, Is.EqualTo(plan.Cameras[1]));
        Assert.That(end.Failures.Single().Day, Is.EqualTo(new DateOnly(2025, 6, 2)));
        Assert.That(end.Failures.Single().Reason, Does.Contain("is not the manifest of an export"));

        File.Delete(Path.Combine(blocked, "manifest.jsonl"));
        await cluster.Fleet.ResumeExportAsync("june");
        end = await EndAsync(cluster.Fleet, "june");
        Assert.That((end.UnitsDone, end.UnitsParked), Is.EqualTo((6, 0)));
    }

    [Test]
    public async Task A_unit_of_an_unknown_camera_is_parked_after_its_first_run()
    {
        await using FleetCluster cluster = await FleetCluster.StartAsync();
        ExportPlan plan = cluster.Account.Plan(cluster.Folder("fleet"));
        await cluster.Fleet.StartExportAsync("june", plan with { Cameras = ["1fffffff"] });

        ExportPlanStatus end = await EndAsync(cluster.Fleet, "june");

        Assert.That(end.UnitsParked, Is.EqualTo(end.Units));
        Assert.That(end.Failures.Select(failure => failure.Reason), Has.All.Contain("no camera 1fffffff"));
        Assert.That(cluster.Account.Emulator.Journal.Count(EmulatorEndpoint.Camera), Is.EqualTo(end.Units));
    }

    [Test]
    public async Task There_is_no_status_of_an_unknown_plan()
    {
        await using FleetCluster cluster = await FleetCluster.StartAsync();
        Assert.That(await cluster.Fleet.GetExportAsync("august"), Is.Null);
        await Assert.ThatAsync(() => cluster.Fleet.PauseExportAsync("august"), Throws.InvalidOperationException);
        await Assert.ThatAsync(() => EndAsync(cluster.Fleet, "august"), Throws.InvalidOperationException);
    }

    internal static async Task<ExportPlanStatus> EndAsync(EenMediaFleet fleet, string name)
    {
        using var hang = new CancellationTokenSource(s_hang);
        ExportPlanStatus? last = null;
        await foreach (ExportPlanStatus status in fleet.WatchExportAsync(name, hang.Token))
            last = status;
        return last!;
    }
}
