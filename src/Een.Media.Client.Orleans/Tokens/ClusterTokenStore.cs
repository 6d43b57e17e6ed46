using Een.Media.Client.Orleans.Calls;

namespace Een.Media.Client.Orleans.Tokens;

/// <summary>
/// An account's tokens in the cluster. A crash of a silo only delays a call.
/// </summary>
internal sealed class ClusterTokenStore(IGrainFactory grains, string account, TimeProvider time) : ITokenStore
{
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan s_signEvery = TimeSpan.FromSeconds(5);

    /// <summary>Looked up each time: a process that has not connected to a silo yet knows no grains.</summary>
    private ITokenGrain Grain => grains.GetGrain<ITokenGrain>(account);

    public async ValueTask<IAsyncDisposable> LockAsync(CancellationToken cancellationToken)
    {
        var holder = Guid.NewGuid();
        ITokenGrain grain = Grain;
        Task<bool> asked = Task.FromResult(false);
        try
        {
            while (!await CallAsync(() => asked = grain.TryLockAsync(holder), cancellationToken).ConfigureAwait(false))
                await Task.Delay(s_pause, time, cancellationToken).ConfigureAwait(false);
            return new Held(grain, holder, time);
        }
        catch
        {
            _ = GiveBackAsync(grain, holder, asked);
            throw;
        }
    }

    public async ValueTask<StoredTokens?> LoadAsync(CancellationToken cancellationToken) =>
        await CallAsync(Grain.LoadAsync, cancellationToken).ConfigureAwait(false) is { } text ? StoredTokens.Parse(text) : null;

    public async ValueTask SaveAsync(StoredTokens tokens, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(tokens);
        ITokenGrain grain = Grain;
        await CallAsync(
            async () =>
            {
                await grain.SaveAsync(tokens.Reveal(), tokens.Revision).ConfigureAwait(false);
                return true;
            },
            cancellationToken).ConfigureAwait(false);
    }

    private Task<T> CallAsync<T>(Func<Task<T>> call, CancellationToken cancellationToken) =>
        RepeatedCall.RunAsync(call, time, cancellationToken);

    /// <summary>
    /// Releases a lock whose caller has given up. The grain may have granted it all the same, and others would wait for it.
    /// </summary>
    private static async Task GiveBackAsync(ITokenGrain grain, Guid holder, Task asked)
    {
        await asked.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await UnlockAsync(grain, holder).ConfigureAwait(false);
    }

    /// <summary>Never fails: the lock ends by itself some seconds after the last sign, and the caller has what it needs.</summary>
    private static Task UnlockAsync(ITokenGrain grain, Guid holder) =>
        grain.UnlockAsync(holder).ContinueWith(
            static call => _ = call.Exception, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);

    private sealed class Held : IAsyncDisposable
    {
        private readonly ITokenGrain _grain;
        private readonly Guid _holder;
        private readonly ITimer _signs;

        public Held(ITokenGrain grain, Guid holder, TimeProvider time)
        {
            (_grain, _holder) = (grain, holder);
            _signs = time.CreateTimer(static self => ((Held)self!).GiveSign(), this, s_signEvery, s_signEvery);
        }

        public async ValueTask DisposeAsync()
        {
            await _signs.DisposeAsync().ConfigureAwait(false);
            await UnlockAsync(_grain, _holder).ConfigureAwait(false);
        }

        /// <summary>
        /// Keeps the lock alive. A failure may lose the lock; the revision of the tokens then still prevents wrong writes.
        /// </summary>
        private void GiveSign() => _ = _grain.TryLockAsync(_holder).ContinueWith(
            static call => _ = call.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
    }
}
