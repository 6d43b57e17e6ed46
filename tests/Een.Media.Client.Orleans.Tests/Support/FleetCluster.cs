using Een.Media.Client.Orleans.Exports;
using Een.Media.Emulator;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Configuration;
using Orleans.Serialization;
using Orleans.Storage;
using Orleans.TestingHost;
using StackExchange.Redis;

namespace Een.Media.Client.Orleans.Tests.Support;

/// <summary>Silos in this process, with everything in memory, and an account to export from.</summary>
internal sealed class FleetCluster : IAsyncDisposable
{
    private readonly TestCluster _cluster;
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("een-fleet-");
    private readonly string _name;

    private FleetCluster(TestCluster cluster, string name, FleetAccount account) => (_cluster, _name, Account) = (cluster, name, account);

    public FleetAccount Account { get; }

    public TestCluster Silos => _cluster;

    public IGrainFactory Grains => _cluster.GrainFactory;

    public EenMediaFleet Fleet => new(Grains);

    /// <summary>A directory in the test's own, which need not exist.</summary>
    public string Folder(string name) => Path.Combine(_directory.FullName, name);

    public static async Task<FleetCluster> StartAsync(short silos = 1, Action<EenMediaEmulatorOptions>? account = null, Action<EenMediaAccount>? configure = null, string? redis = null)
    {
        FleetAccount emulated = await FleetAccount.StartAsync(account);
        var builder = new TestClusterBuilder(silos);

        // Silos in this process are configured by types; which account is theirs is found by its address.
        string name = emulated.Register(configure);
        builder.Properties["een"] = name;
        builder.Properties["redis"] = redis ?? "";
        builder.Options.ServiceId = "een";
        builder.AddSiloBuilderConfigurator<Configurator>();
        TestCluster cluster = builder.Build();
        await cluster.DeployAsync();
        return new FleetCluster(cluster, name, emulated);
    }

    /// <summary>Lets the next write of a plan's state fail, at once or when a task has ended.</summary>
    public void FailNextWrite(string plan, Task? after = null) => FailNextWrite(Grains.GetGrain<IExportPlanGrain>(plan), after);

    /// <summary>Lets the next write of a grain's state fail, at once or when a task has ended.</summary>
    public void FailNextWrite(IGrain grain, Task? after = null) =>
        SharedStorage.FailNextWrite(_name, grain.GetGrainId(), after ?? Task.CompletedTask);

    public async ValueTask DisposeAsync()
    {
        await _cluster.StopAllSilosAsync();
        await _cluster.DisposeAsync();
        await Account.DisposeAsync();
        _directory.Delete(recursive: true);
    }

    private sealed class Configurator : ISiloConfigurator
    {
        public void Configure(ISiloBuilder siloBuilder)
        {
            Action<EenMediaAccount> account = FleetAccount.Registered(siloBuilder.Configuration["een"]!);
            siloBuilder.UseInMemoryReminderService().AddEenMedia(account);
            if (siloBuilder.Configuration["redis"] is { Length: > 0 } redis)
                siloBuilder.AddRedisGrainStorage("een", options => options.ConfigurationOptions = ConfigurationOptions.Parse(redis));
            else
                siloBuilder.Services.AddKeyedSingleton<IGrainStorage>(
                    "een", (services, _) => new SharedStorage(siloBuilder.Configuration["een"]!, services.GetRequiredService<Serializer>()));
            siloBuilder.Services.Configure<ClusterMembershipOptions>(options =>
            {
                options.ProbeTimeout = TimeSpan.FromSeconds(1);
                options.NumMissedProbesLimit = 2;
            });
        }
    }
}
