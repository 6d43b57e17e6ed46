using Een.Media.Client.Orleans.Tests.Support;
using Een.Media.Client.Orleans.Tokens;
using Een.Media.Emulator;
using Microsoft.Extensions.Time.Testing;
using Orleans.Core.Internal;

namespace Een.Media.Client.Orleans.Tests;

/// <summary>Tokens of an account in the cluster.</summary>
public sealed class TokenGrainTests
{
    [Test]
    public async Task One_renewal_at_a_time_and_none_is_lost()
    {
        await using FleetCluster cluster = await FleetCluster.StartAsync(silos: 2);
        ITokenGrain grain = cluster.Grains.GetGrain<ITokenGrain>("berlin");
        var one = Guid.NewGuid();
        var other = Guid.NewGuid();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(await grain.TryLockAsync(one), Is.True);
            Assert.That(await grain.TryLockAsync(other), Is.False);
            Assert.That(await grain.TryLockAsync(one), Is.True, "a sign of life");
            await grain.UnlockAsync(other);
            Assert.That(await grain.TryLockAsync(other), Is.False, "not its lock");
            await grain.UnlockAsync(one);
            Assert.That(await grain.TryLockAsync(other), Is.True);
        }
    }

    [Test]
    public async Task A_crash_of_the_grains_silo_frees_no_lock_that_is_held_and_keeps_none_that_was_given_back()
    {
        await using FleetCluster cluster = await FleetCluster.StartAsync();
        ITokenGrain grain = cluster.Grains.GetGrain<ITokenGrain>("berlin");
        var one = Guid.NewGuid();
        var other = Guid.NewGuid();
        await grain.TryLockAsync(one);
        await ActivateAgainAsync();
        Assert.That(await grain.TryLockAsync(other), Is.False, "it is held");

        await grain.UnlockAsync(one);
        await ActivateAgainAsync();
        Assert.That(await grain.TryLockAsync(other), Is.True, "it was given back");

        Task ActivateAgainAsync() => grain.AsReference<IGrainManagementExtension>().DeactivateOnIdle().AsTask();
    }

    [Test]
    public async Task A_lock_whose_end_cannot_be_stored_fails_no_call()
    {
        await using FleetCluster cluster = await FleetCluster.StartAsync();
        ITokenGrain grain = cluster.Grains.GetGrain<ITokenGrain>("berlin");
        var one = Guid.NewGuid();
        await grain.TryLockAsync(one);
        cluster.FailNextWrite(grain);
        await grain.UnlockAsync(one);
        await grain.SaveAsync("first", 1);
        Assert.That(await grain.LoadAsync(), Is.EqualTo("first"));
    }

    [Test]
    public async Task A_save_whose_reply_was_lost_can_be_repeated()
    {
        await using FleetCluster cluster = await FleetCluster.StartAsync();
        ITokenGrain grain = cluster.Grains.GetGrain<ITokenGrain>("berlin");
        await grain.SaveAsync("first", 1);
        await grain.SaveAsync("first", 1);
        await Assert.ThatAsync(() => grain.SaveAsync("of another process", 1), Throws.InvalidOperationException);
    }

    [Test]
    public async Task A_save_that_does_not_follow_the_last_one_is_refused()
    {
        await using FleetCluster cluster = await FleetCluster.StartAsync();
        ITokenGrain grain = cluster.Grains.GetGrain<ITokenGrain>("berlin");
        await grain.SaveAsync("first", 1);
        await grain.SaveAsync("second", 2);
        await Assert.ThatAsync(() => grain.SaveAsync("of a process that was stopped", 2), Throws.InvalidOperationException);
        Assert.That(await grain.LoadAsync(), Is.EqualTo("second"));
    }

    [Test]
    public async Task Many_clients_renew_once_in_each_lifetime()
    {
        await using FleetCluster cluster = await FleetCluster.StartAsync(silos: 2);
        EenMediaEmulator emulator = cluster.Account.Emulator;
        var time = new FakeTimeProvider(DateTimeOffset.UtcNow);
        EenMediaClient[] clients =
            [.. Enumerable.Range(0, 4).Select(_ => cluster.Account.Client(new ClusterTokenStore(cluster.Grains, "berlin", TimeProvider.System), time: time))];
        for (int lifetime = 0; lifetime < 3; lifetime++)
        {
            await Task.WhenAll(clients.SelectMany(client => Enumerable.Range(0, 25).Select(_ => client.RecordedImages.ListOverlaysAsync(cluster.Account.Cameras[0]))));
            Assert.That(emulator.Journal.Count(EmulatorEndpoint.Token), Is.EqualTo(lifetime + 1));
            time.Advance(TimeSpan.FromHours(13));
        }

        Assert.That(emulator.Journal.Entries.Select(entry => entry.Status), Has.None.EqualTo(401));
        foreach (EenMediaClient client in clients)
            await client.DisposeAsync();
    }
}
