namespace Een.Media.Client.Orleans.Tokens;

/// <summary>
/// An account's tokens in the cluster. Until the cluster has noticed the crash of a silo, it rejects calls to it. Meanwhile the lock is
/// asked for again. Other failed calls are not repeated here.
/// </summary>
internal sealed class ClusterTokenStore(IGrainFactory grains, string account, TimeProvider time) : ITokenStore
{
    private static readonly TimeSpan s_lockPoll = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan s_crashIsNoticed = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan s_signEvery = TimeSpan.FromSeconds(5);

    /// <summary>Looked up each time: a process that has not connected to a silo yet knows no grains.</summary>
    private ITokenGrain Grain => grains.GetGrain<ITokenGrain>(account);

    public async ValueTask<IAsyncDisposable> LockAsync(CancellationToken cancellationToken)
    {
        var holder = Guid.NewGuid();
        ITokenGrain grain = Grain;
        long began = time.GetTimestamp();
        while (true)
        {
            Task<bool> asked = grain.TryLockAsync(holder);
            try
            {
                if (await asked.WaitAsync(cancellationToken).ConfigureAwait(false))
                    return new Held(grain, holder, time);
            }
            catch (OrleansException) when (time.GetElapsedTime(began) < s_crashIsNoticed)
            {
                // Asking twice for the same holder is asking once.
            }
            catch
            {
                _ = GiveBackAsync(grain, holder, asked);
                throw;
            }

            await Task.Delay(s_lockPoll, time, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>
    /// Releases a lock whose caller has given up. The grain may have granted it all the same, and others would wait for it.
    /// </summary>
    private static async Task GiveBackAsync(ITokenGrain grain, Guid holder, Task asked)
    {
        try
        {
            await asked.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await grain.UnlockAsync(holder).ConfigureAwait(false);
        }
        catch (Exception)
        {
            // The lock ends by itself some seconds after the last keep-alive.
        }
    }

    public async ValueTask<StoredTokens?> LoadAsync(CancellationToken cancellationToken) =>
        await Grain.LoadAsync().WaitAsync(cancellationToken).ConfigureAwait(false) is { } text ? StoredTokens.Parse(text) : null;

    public async ValueTask SaveAsync(StoredTokens tokens, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(tokens);
        await Grain.SaveAsync(tokens.Reveal(), tokens.Revision).WaitAsync(cancellationToken).ConfigureAwait(false);
    }

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
            await _grain.UnlockAsync(_holder).ConfigureAwait(false);
        }

        /// <summary>
        /// Keeps the lock alive. A failure may lose the lock; the revision of the tokens then still prevents wrong writes.
        /// </summary>
        private void GiveSign() => _ = _grain.TryLockAsync(_holder).ContinueWith(
            static call => _ = call.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
    }
}
