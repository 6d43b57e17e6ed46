using System.Reflection;
using Een.Media.Client.Orleans.Tokens;
using Microsoft.Extensions.Time.Testing;

namespace Een.Media.Client.Orleans.Tests;

/// <summary>The store's side of the lock.</summary>
public sealed class ClusterTokenStoreTests
{
    [Test]
    public async Task A_caller_that_gives_up_waiting_for_the_lock_gives_back_one_that_it_was_granted()
    {
        var grain = new SlowGrain();
        IGrainFactory factory = DispatchProxy.Create<IGrainFactory, ClusterLimiterTests.OneGrain>();
        ((ClusterLimiterTests.OneGrain)factory).Grain = grain;
        var store = new ClusterTokenStore(factory, "berlin", new FakeTimeProvider());
        using var gaveUp = new CancellationTokenSource();
        Task<IAsyncDisposable> waiting = store.LockAsync(gaveUp.Token).AsTask();

        await gaveUp.CancelAsync();
        await Assert.ThatAsync(() => waiting, Throws.InstanceOf<OperationCanceledException>());
        grain.Granted.SetResult(true);

        Assert.That(await grain.Unlocked.Task.WaitAsync(TimeSpan.FromMinutes(1)), Is.EqualTo(grain.Holder));
    }

    private sealed class SlowGrain : ITokenGrain
    {
        public Guid Holder { get; private set; }

        public TaskCompletionSource<bool> Granted { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public TaskCompletionSource<Guid> Unlocked { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task<bool> TryLockAsync(Guid holder)
        {
            Holder = holder;
            return Granted.Task;
        }

        public Task UnlockAsync(Guid holder)
        {
            Unlocked.TrySetResult(holder);
            return Task.CompletedTask;
        }

        public Task<string?> LoadAsync() => Task.FromResult<string?>(null);

        public Task SaveAsync(string text, long revision) => Task.CompletedTask;
    }
}
