namespace Een.Media.Client;

/// <summary>
/// Keeps the tokens in memory, until the process ends. For tests, and for programs that sign in at every start: a refresh token that was
/// replaced meanwhile is lost with the process.
/// </summary>
public sealed class InMemoryTokenStore : ITokenStore, IDisposable
{
    private readonly SemaphoreSlim _lock = new(1, 1);
    private volatile StoredTokens? _tokens;

    /// <inheritdoc/>
    public async ValueTask<IAsyncDisposable> LockAsync(CancellationToken cancellationToken)
    {
        await _lock.WaitAsync(cancellationToken).ConfigureAwait(false);
        return new Held(_lock);
    }

    /// <inheritdoc/>
    public ValueTask<StoredTokens?> LoadAsync(CancellationToken cancellationToken) => new(_tokens);

    /// <inheritdoc/>
    public ValueTask SaveAsync(StoredTokens tokens, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(tokens);
        _tokens = tokens;
        return default;
    }

    /// <summary>Disposes the lock. Do not call it while a client uses the store.</summary>
    public void Dispose() => _lock.Dispose();

    private sealed class Held(SemaphoreSlim semaphore) : IAsyncDisposable
    {
        private int _released;

        /// <summary>Once only: a second release would let two renewals in.</summary>
        public ValueTask DisposeAsync()
        {
            if (Interlocked.Exchange(ref _released, 1) == 0)
                semaphore.Release();
            return default;
        }
    }
}
