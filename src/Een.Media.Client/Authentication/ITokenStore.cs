namespace Een.Media.Client;

/// <summary>
/// Keeps an account's tokens between runs of the program. Eagle Eye Networks replaces the refresh token at every renewal and the old
/// one becomes invalid at once. A program that loses the last reply has to sign in again. So the credential saves every reply here before
/// it uses it. <see cref="FileTokenStore"/> and <see cref="InMemoryTokenStore"/> are ready; docs/credentials.md shows how to write another.
/// </summary>
/// <remarks>
/// One store holds one account. What its methods throw reaches the caller of the client as <see cref="EenTokenStoreException"/>, which
/// names the type of the exception but does not repeat its message, because that may hold tokens; a store writes its own log. All
/// methods may be called from any thread.
/// </remarks>
public interface ITokenStore
{
    /// <summary>
    /// Waits until no other program renews these tokens, and keeps them from it until the result is disposed. The credential holds the
    /// lock over reading, renewing and saving. A store that several processes share must lock across processes, and the lock must
    /// end when its process dies.
    /// </summary>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>Disposing it releases the lock.</returns>
    ValueTask<IAsyncDisposable> LockAsync(CancellationToken cancellationToken);

    /// <summary>Reads what was saved last.</summary>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>The tokens, or <see langword="null"/> when nothing was ever saved.</returns>
    ValueTask<StoredTokens?> LoadAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Replaces what is stored, durably: when the task ends, the tokens must survive the end of the process. After a failure, the
    /// earlier ones must still be there.
    /// </summary>
    /// <param name="tokens">The tokens; keep the text of <see cref="StoredTokens.Reveal"/>.</param>
    /// <param name="cancellationToken">Ends the writing.</param>
    /// <returns>A task that ends when the tokens are safe.</returns>
    ValueTask SaveAsync(StoredTokens tokens, CancellationToken cancellationToken);
}
