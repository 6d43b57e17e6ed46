namespace Een.Media.Client.Orleans.Tokens;

/// <summary>
/// An account's tokens in the cluster. A call that fails is not tried again here: the client does, and its token may still serve.
/// </summary>
internal sealed class ClusterTokenStore(IGrainFactory grains, string account, TimeProvider time) : ITokenStore
{
    private static readonly TimeSpan s_lockPoll = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan s_signEvery = TimeSpan.FromSeconds(5);

    /// <summary>Asked for each time: before this process has met a silo, it knows no grains.</summary>
    private ITokenGrain Grain => grains.GetGrain<ITokenGrain>(account);

    public async ValueTask<IAsyncDisposable> LockAsync(CancellationToken cancellationToken)
    {
        var holder = Guid.NewGuid();
        while (!await Grain.TryLockAsync(holder).WaitAsync(cancellationToken).ConfigureAwait(false))
            await Task.Delay(s_lockPoll, time, cancellationToken).ConfigureAwait(false);
        return new Held(Grain, holder, time);
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

        /// <summary>What is lost with a failure is the lock, which the revision of the tokens makes up for.</summary>
        private void GiveSign() => _ = _grain.TryLockAsync(_holder).ContinueWith(
            static call => _ = call.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
    }
}
