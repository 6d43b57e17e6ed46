namespace Een.Media.Client;

/// <summary>
/// The <see cref="ITokenStore"/> failed. New tokens are kept in memory, and the next call tries to save them again. Repair the store, and
/// do not end the process before a call has succeeded.
/// </summary>
public sealed class EenTokenStoreException : EenMediaException
{
    internal EenTokenStoreException(string message)
        : base(message)
    {
    }

    /// <summary>
    /// Whether tokens may be lost: the service has replaced the old ones, and the new ones exist only in the memory of this process.
    /// </summary>
    public bool HoldsUnsavedTokens { get; internal init; }

    internal override bool IsTransient => true;
}
