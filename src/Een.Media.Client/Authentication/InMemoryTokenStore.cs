namespace Een.Media.Client;

/// <summary>
/// Keeps the tokens as long as the process runs, and no longer. For tests, and for programs that sign in anew at every start: a
/// rotating refresh token that was only kept here is lost with the process.
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

    /// <summary>Frees the lock. Not while a client still uses the store.</summary>
    public void Dispose() => _lock.Dispose();

    private sealed class Held(SemaphoreSlim semaphore) : IAsyncDisposable
    {
        public ValueTask DisposeAsync()
        {
            semaphore.Release();
            return default;
        }
    }
}
