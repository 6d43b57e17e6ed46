using System.Reflection;
using Een.Media.Client.Orleans.Tests.Support;
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

    [Test]
    public async Task The_lock_is_asked_for_again_while_the_cluster_rejects_calls_to_a_crashed_silo_but_not_without_end()
    {
        var time = new FakeTimeProvider();
        var grain = new RejectingGrain { Rejections = 3 };
        IGrainFactory factory = DispatchProxy.Create<IGrainFactory, ClusterLimiterTests.OneGrain>();
        ((ClusterLimiterTests.OneGrain)factory).Grain = grain;
        var store = new ClusterTokenStore(factory, "berlin", time);

        await using (await LockAsync())
            Assert.That((grain.Asked, grain.Holders), Is.EqualTo((4, 1)));

        grain.Rejections = int.MaxValue;
        await Assert.ThatAsync(LockAsync, Throws.InstanceOf<SiloUnavailableException>());

        async Task<IAsyncDisposable> LockAsync()
        {
            Task<IAsyncDisposable> locking = store.LockAsync(CancellationToken.None).AsTask();
            await time.PassAsync(locking);
            return await locking;
        }
    }

    [Test]
    public async Task Tokens_are_read_saved_and_given_back_although_the_cluster_rejects_calls_to_a_crashed_silo()
    {
        var time = new FakeTimeProvider();
        var grain = new RejectingGrain();
        IGrainFactory factory = DispatchProxy.Create<IGrainFactory, ClusterLimiterTests.OneGrain>();
        ((ClusterLimiterTests.OneGrain)factory).Grain = grain;
        var store = new ClusterTokenStore(factory, "berlin", time);
        IAsyncDisposable held = await store.LockAsync(CancellationToken.None);

        grain.Rejections = 3;
        await time.PassAsync(store.LoadAsync(CancellationToken.None).AsTask());
        grain.Rejections = 3;
        await time.PassAsync(store.SaveAsync(StoredTokens.Parse("""{"version":1,"accessToken":"a"}"""), CancellationToken.None).AsTask());
        grain.Rejections = int.MaxValue;
        await time.PassAsync(held.DisposeAsync().AsTask());
    }

    /// <summary>Answers after so many rejections.</summary>
    private sealed class RejectingGrain : ITokenGrain
    {
        private readonly HashSet<Guid> _holders = [];

        public int Rejections { get; set; }

        public int Asked { get; private set; }

        public int Holders => _holders.Count;

        public Task<bool> TryLockAsync(Guid holder)
        {
            Asked++;
            _holders.Add(holder);
            return AnswerAsync(true);
        }

        public Task UnlockAsync(Guid holder) => AnswerAsync(true);

        public Task<string?> LoadAsync() => AnswerAsync<string?>(null);

        public Task SaveAsync(string text, long revision) => AnswerAsync(true);

        private Task<T> AnswerAsync<T>(T answer) =>
            Rejections-- > 0 ? Task.FromException<T>(new SiloUnavailableException("It has crashed.")) : Task.FromResult(answer);
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
