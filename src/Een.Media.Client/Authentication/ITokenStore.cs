namespace Een.Media.Client;

/// <summary>
/// Keeps an account's tokens between runs of the program. Eagle Eye Networks replaces the refresh token at every renewal and the old
/// one becomes invalid at once. A program that loses the last reply has to sign in again. So the credential saves every reply here before
/// it uses it. Use <see cref="FileTokenStore"/> or <see cref="InMemoryTokenStore"/>; docs/credentials.md shows how to write your own.
/// </summary>
/// <remarks>
/// One store holds the tokens of one account. Exceptions from its methods reach the caller of the client as
/// <see cref="EenTokenStoreException"/>. That exception names the type of the original but not its message, which may contain tokens. So a
/// store should write its own log. All methods may be called from any thread.
/// </remarks>
public interface ITokenStore
{
    /// <summary>
    /// Waits until no other program is renewing these tokens, and keeps other programs from renewing them until the result is disposed. The
    /// credential holds the lock while it reads, renews and saves. A store that several processes share must lock across processes, and the
    /// lock must end when its process dies.
    /// </summary>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>Disposing it releases the lock.</returns>
    ValueTask<IAsyncDisposable> LockAsync(CancellationToken cancellationToken);

    /// <summary>Reads what was saved last.</summary>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>The tokens, or <see langword="null"/> when nothing was ever saved.</returns>
    ValueTask<StoredTokens?> LoadAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Replaces the stored tokens durably: when the task ends, the tokens must survive the end of the process. After a failure, the
    /// earlier tokens must still be stored.
    /// </summary>
    /// <param name="tokens">The tokens; keep the text of <see cref="StoredTokens.Reveal"/>.</param>
    /// <param name="cancellationToken">Ends the writing.</param>
    /// <returns>A task that ends when the tokens are safe.</returns>
    ValueTask SaveAsync(StoredTokens tokens, CancellationToken cancellationToken);
}
