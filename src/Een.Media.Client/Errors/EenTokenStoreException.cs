namespace Een.Media.Client;

/// <summary>
/// The <see cref="ITokenStore"/> failed. Tokens that were obtained meanwhile are kept in memory, and saving them is tried again by the
/// next call: repair the store, and do not end the process before a call has succeeded.
/// </summary>
public sealed class EenTokenStoreException : EenMediaException
{
    internal EenTokenStoreException(string message)
        : base(message)
    {
    }

    /// <summary>
    /// Whether tokens are at stake: the service has replaced the old ones, and the new ones exist in the memory of this process alone.
    /// </summary>
    public bool HoldsUnsavedTokens { get; internal init; }

    internal override bool IsTransient => true;
}
