namespace Een.Media.Client.Orleans.Tokens;

/// <summary>The tokens of one account; the key is the account's name.</summary>
internal interface ITokenGrain : IGrainWithStringKey
{
    /// <summary>Takes the lock if it is free, or extends it if the caller holds it. It ends some seconds after the last call.</summary>
    [ResponseTimeout("00:00:10")]
    Task<bool> TryLockAsync(Guid holder);

    /// <summary>Frees the lock if the caller holds it. Does not fail because of the storage.</summary>
    [ResponseTimeout("00:00:10")]
    Task UnlockAsync(Guid holder);

    /// <summary>The text that was saved last.</summary>
    [ResponseTimeout("00:00:10")]
    Task<string?> LoadAsync();

    /// <summary>Saves the text if the stored tokens have the preceding revision. The same save again does nothing.</summary>
    [ResponseTimeout("00:00:10")]
    Task SaveAsync(string text, long revision);
}
