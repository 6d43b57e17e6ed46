namespace Een.Media.Client.Authentication;

/// <summary>
/// The user's store, with its failures made presentable. Their exceptions are not attached, and the messages of other people's stores
/// not repeated: a database's may quote the row that it could not write.
/// </summary>
internal sealed class GuardedTokenStore(ITokenStore store)
{
    /// <summary>True before the service was asked, and also when it let the refresh token live on.</summary>
    private const string NothingLost = "No refresh token was replaced, so none is lost.";

    private const string OnlyCopy =
        "The account's new tokens exist in the memory of this process alone. Repair the store and keep the process running: the next call saves them.";

    private static readonly TimeSpan s_limit = TimeSpan.FromMinutes(2);

    public Task<IAsyncDisposable> LockAsync(TimeProvider time, bool holdsOnlyCopy) => RunAsync(
        "locked",
        time,
        holdsOnlyCopy,
        cancellationToken => store.LockAsync(cancellationToken));

    public async Task<TokenRecord?> LoadAsync(TimeProvider time, bool holdsOnlyCopy)
    {
        StoredTokens? tokens = await RunAsync(
            "read",
            time,
            holdsOnlyCopy,
            cancellationToken => store.LoadAsync(cancellationToken)).ConfigureAwait(false);
        return tokens?.Record;
    }

    public Task SaveAsync(TokenRecord record, TimeProvider time, bool holdsOnlyCopy) => RunAsync(
        "written",
        time,
        holdsOnlyCopy,
        async cancellationToken =>
        {
            await store.SaveAsync(new StoredTokens(record), cancellationToken).ConfigureAwait(false);
            return true;
        });

    private async Task<T> RunAsync<T>(string participle, TimeProvider time, bool holdsOnlyCopy, Func<CancellationToken, ValueTask<T>> step)
    {
        using var limit = new CancellationTokenSource(s_limit, time);
        try
        {
            return await step(limit.Token).ConfigureAwait(false);
        }
        catch (Exception e)
        {
            // Whatever it is: a store may be written by anybody, and its exceptions may hold tokens.
            string problem = limit.IsCancellationRequested ? $"no answer within {s_limit.TotalMinutes} minutes" : Describe(e);
            throw new EenTokenStoreException($"The token store could not be {participle}: {problem}. {(holdsOnlyCopy ? OnlyCopy : NothingLost)}")
            {
                HoldsUnsavedTokens = holdsOnlyCopy,
            };
        }
    }

    private string Describe(Exception e) => store is FileTokenStore ? e.Message.TrimEnd('.') : e.GetType().Name;
}
