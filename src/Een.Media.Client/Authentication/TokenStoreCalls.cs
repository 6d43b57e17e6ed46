namespace Een.Media.Client.Authentication;

/// <summary>
/// Calls the user's token store, with a time limit. Exceptions of the store become an <see cref="EenTokenStoreException"/> without the
/// original exception and its message: a database's message may quote the row that it could not write.
/// </summary>
internal sealed class TokenStoreCalls(ITokenStore store)
{
    /// <summary>True before the request to the service, and also if the service did not replace the refresh token.</summary>
    private const string NothingLost = "No refresh token was replaced, so none is lost.";

    private const string OnlyCopy =
        "The account's new tokens exist only in the memory of this process. "
            + "Repair the store and keep the process running: the next call saves them.";

    private static readonly TimeSpan s_limit = TimeSpan.FromMinutes(2);

    /// <summary>The revision that was loaded or saved last.</summary>
    private long _revision;

    /// <summary>Waits for the lock for as long as another program may hold it for a renewal.</summary>
    public Task<IAsyncDisposable> LockAsync(CredentialContext context, bool holdsOnlyCopy) => RunAsync(
        "locked",
        context.Time,
        s_limit + context.Settings.TokenRequestTimeout.Value,
        holdsOnlyCopy,
        async cancellationToken => await store.LockAsync(cancellationToken).ConfigureAwait(false)
            ?? throw new InvalidOperationException("The store returned no lock."));

    /// <exception cref="EenTokenStoreException">The lock could not be released.</exception>
    public Task ReleaseAsync(IAsyncDisposable held, TimeProvider time) => RunAsync(
        "released",
        time,
        s_limit,
        holdsOnlyCopy: false,
        async cancellationToken =>
        {
            await held.DisposeAsync().AsTask().WaitAsync(cancellationToken).ConfigureAwait(false);
            return true;
        });

    /// <summary>As above, but without an exception, for use when another one matters more.</summary>
    public async Task TryReleaseAsync(IAsyncDisposable held, TimeProvider time)
    {
        try
        {
            await ReleaseAsync(held, time).ConfigureAwait(false);
        }
        catch (EenTokenStoreException)
        {
            // If the lock is still held, the next renewal reports it.
        }
    }

    public async Task<TokenRecord?> LoadAsync(TimeProvider time, bool holdsOnlyCopy)
    {
        StoredTokens? tokens = await RunAsync(
            "read", time, s_limit, holdsOnlyCopy, cancellationToken => store.LoadAsync(cancellationToken)).ConfigureAwait(false);
        _revision = tokens?.Revision ?? 0;
        return tokens?.Record;
    }

    public async Task SaveAsync(TokenRecord record, TimeProvider time, bool holdsOnlyCopy)
    {
        var tokens = new StoredTokens(record with { Revision = _revision + 1 });
        await RunAsync(
            "written",
            time,
            s_limit,
            holdsOnlyCopy,
            async cancellationToken =>
            {
                await store.SaveAsync(tokens, cancellationToken).ConfigureAwait(false);
                return true;
            }).ConfigureAwait(false);
        _revision = tokens.Revision;
    }

    private async Task<T> RunAsync<T>(
        string participle, TimeProvider time, TimeSpan wait, bool holdsOnlyCopy, Func<CancellationToken, ValueTask<T>> step)
    {
        using var limit = new CancellationTokenSource(wait, time);
        try
        {
            return await step(limit.Token).ConfigureAwait(false);
        }
        catch (Exception e)
        {
            string problem = limit.IsCancellationRequested ? $"no answer within {wait.TotalMinutes:0.##} minutes" : Describe(e);
            throw new EenTokenStoreException(
                $"The token store could not be {participle}: {problem}. {(holdsOnlyCopy ? OnlyCopy : NothingLost)}")
            {
                HoldsUnsavedTokens = holdsOnlyCopy,
            };
        }
    }

    private string Describe(Exception e) => store is FileTokenStore ? e.Message.TrimEnd('.') : e.GetType().Name;
}
