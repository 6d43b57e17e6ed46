using System.Reflection;
using Een.Media.Client.Orleans.Exports;
using Een.Media.Client.Orleans.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace Een.Media.Client.Orleans.Tests;

/// <summary>Calls of <see cref="EenMediaFleet"/> while the cluster has not noticed the crash of a silo.</summary>
public sealed class FleetCallTests
{
    private static readonly ExportPlan s_plan = new()
    {
        Cameras = ["10058b7a"],
        From = new DateTimeOffset(2025, 6, 1, 0, 0, 0, TimeSpan.Zero),
        Until = new DateTimeOffset(2025, 6, 2, 0, 0, 0, TimeSpan.Zero),
        Directory = "june",
    };

    private readonly FakeTimeProvider _time = new();
    private readonly RejectingPlan _grain = new();
    private EenMediaFleet _fleet = null!;

    [SetUp]
    public void Start()
    {
        IGrainFactory factory = DispatchProxy.Create<IGrainFactory, ClusterLimiterTests.OneGrain>();
        ((ClusterLimiterTests.OneGrain)factory).Grain = _grain;
        _fleet = new EenMediaFleet(factory, _time);
    }

    [Test]
    public async Task A_crash_of_a_silo_delays_each_call_and_fails_none()
    {
        foreach (Func<Task> call in (Func<Task>[])
        [
            () => _fleet.StartExportAsync("june", s_plan),
            () => _fleet.GetExportAsync("june"),
            () => _fleet.PauseExportAsync("june"),
            () => _fleet.ResumeExportAsync("june"),
            () => _fleet.CancelExportAsync("june"),
        ])
        {
            _grain.Rejections = 3;
            await _time.PassAsync(call());
            Assert.That(_grain.Rejections, Is.Negative, "it was asked once more");
        }
    }

    [Test]
    public async Task A_cluster_that_stays_away_fails_the_call()
    {
        _grain.Rejections = int.MaxValue;
        await Assert.ThatAsync(() => _time.PassAsync(_fleet.GetExportAsync("june")), Throws.InstanceOf<SiloUnavailableException>());
    }

    [Test]
    public async Task A_caller_need_not_wait_for_a_cluster_that_is_away()
    {
        _grain.Rejections = int.MaxValue;
        using var gaveUp = new CancellationTokenSource();
        Task waiting = _fleet.GetExportAsync("june", gaveUp.Token);
        await gaveUp.CancelAsync();
        await Assert.ThatAsync(() => waiting, Throws.InstanceOf<OperationCanceledException>());
    }

    /// <summary>Answers after so many rejections.</summary>
    private sealed class RejectingPlan : IExportPlanGrain
    {
        public int Rejections { get; set; }

        public Task<string> StartAsync(string plan) => AnswerAsync(plan);

        public Task<string?> GetStatusAsync() => AnswerAsync<string?>(null);

        public Task<bool> PauseAsync() => AnswerAsync(true);

        public Task<bool> ResumeAsync() => AnswerAsync(true);

        public Task<bool> CancelAsync() => AnswerAsync(true);

        public Task PokeAsync() => Task.CompletedTask;

        private Task<T> AnswerAsync<T>(T answer) =>
            Rejections-- > 0 ? Task.FromException<T>(new SiloUnavailableException("It has crashed.")) : Task.FromResult(answer);
    }
}
