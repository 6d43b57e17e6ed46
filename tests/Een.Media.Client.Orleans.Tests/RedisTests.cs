using Een.Media.Client.Orleans.Tests.Support;
using Een.Media.Client.Orleans.Tokens;
using Een.Media.Emulator;
using FleetSample;
using Microsoft.Extensions.Time.Testing;
using Orleans.Storage;
using Snippets;
using StackExchange.Redis;

namespace Een.Media.Client.Orleans.Tests;

/// <summary>With a redis-server of the test's own; skipped where there is none to start.</summary>
public sealed class RedisTests
{
    private RedisServer _redis = null!;

    [SetUp]
    public async Task StartAsync()
    {
        if (!RedisServer.IsInstalled)
            Assert.Ignore("There is no redis-server here. On Debian: apt-get install redis-server.");
        _redis = await RedisServer.StartAsync();
    }

    [TearDown]
    public async Task StopAsync()
    {
        if (_redis is not null)
            await _redis.DisposeAsync();
    }

    /// <summary>Two clusters on one storage: what a silo sees that was stopped, given up and replaced.</summary>
    [Test]
    public async Task A_silo_that_was_given_up_cannot_save_over_its_successor()
    {
        await using FleetCluster stopped = await FleetCluster.StartAsync(redis: _redis.Configuration);
        ITokenGrain old = stopped.Grains.GetGrain<ITokenGrain>("berlin");
        await old.SaveAsync("first", 1);
        await using FleetCluster successor = await FleetCluster.StartAsync(redis: _redis.Configuration);
        ITokenGrain present = successor.Grains.GetGrain<ITokenGrain>("berlin");
        await present.SaveAsync("second", 2);

        await Assert.ThatAsync(() => old.SaveAsync("of the silo that was stopped", 2), Throws.InstanceOf<InconsistentStateException>());

        Assert.That(await present.LoadAsync(), Is.EqualTo("second"));
        Assert.That(await old.LoadAsync(), Is.EqualTo("second"), "It has read what is there.");
    }

    [Test]
    public async Task A_plan_completes_with_its_state_in_redis()
    {
        await using FleetCluster cluster = await FleetCluster.StartAsync(silos: 2, redis: _redis.Configuration);
        await cluster.Fleet.StartExportAsync("june", cluster.Account.Plan(cluster.Folder("fleet")));
        ExportPlanStatus? last = null;
        await foreach (ExportPlanStatus status in cluster.Fleet.WatchExportAsync("june"))
            last = status;
        Assert.That((last!.State, last.UnitsDone, last.Frames), Is.EqualTo((ExportPlanState.Completed, 6, 864L)));
    }

    [Test]
    public async Task The_documented_token_store_lets_one_of_many_clients_renew()
    {
        await using FleetAccount account = await FleetAccount.StartAsync();
        await using ConnectionMultiplexer connection = await ConnectionMultiplexer.ConnectAsync(_redis.Configuration);
        var time = new FakeTimeProvider(DateTimeOffset.UtcNow);
        EenMediaClient[] clients =
            [.. Enumerable.Range(0, 4).Select(_ => account.Client(new RedisTokenStore(connection.GetDatabase(), "berlin"), time: time))];
        for (int lifetime = 0; lifetime < 3; lifetime++)
        {
            await Task.WhenAll(clients.SelectMany(client => Enumerable.Range(0, 10).Select(_ => client.RecordedImages.ListOverlaysAsync(account.Cameras[0]))));
            Assert.That(account.Emulator.Journal.Count(EmulatorEndpoint.Token), Is.EqualTo(lifetime + 1));
            time.Advance(TimeSpan.FromHours(13));
        }

        foreach (EenMediaClient client in clients)
            await client.DisposeAsync();
    }
}
