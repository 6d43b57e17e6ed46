using Een.Media.Client.Orleans.Diagnostics;
using Een.Media.Client.Orleans.Storage;

namespace Een.Media.Client.Orleans.Tokens;

/// <summary>
/// Allows one renewal at a time, and orders the saves. The storage's version check (ETag) refuses a write from a silo that the cluster has
/// given up. The revision refuses a write from a client that was suspended while another one renewed.
/// </summary>
internal sealed class TokenGrain(
    [PersistentState("tokens", ClusterStorage.Name)] IPersistentState<TokenState> stored) : Grain, ITokenGrain
{
    private static readonly TimeSpan s_lockLife = TimeSpan.FromSeconds(15);

    /// <summary>
    /// When the holder last called. A holder from before a crash of the silo may still be renewing, so it gets the full time.
    /// </summary>
    private long _heard = TimeProvider.System.GetTimestamp();

    public async Task<bool> TryLockAsync(Guid holder)
    {
        if (stored.State.Holder is { } other && other != holder && TimeProvider.System.GetElapsedTime(_heard) < s_lockLife)
            return false;
        _heard = TimeProvider.System.GetTimestamp();
        if (stored.State.Holder != holder)
            await WriteAsync(state => state.Holder = holder);
        return true;
    }

    public async Task UnlockAsync(Guid holder)
    {
        if (stored.State.Holder != holder)
            return;
        try
        {
            // Stored as well. Otherwise, after a crash of this silo, everyone would wait for a holder who is long gone.
            await WriteAsync(state => state.Holder = null);
        }
        catch (Exception)
        {
            // The holder has what it needs, and the stored lock ends by itself.
        }
    }

    public Task<string?> LoadAsync() => Task.FromResult(stored.State.Text);

    public async Task SaveAsync(string text, long revision)
    {
        if (revision == stored.State.Revision && text == stored.State.Text)
            return;
        if (revision != stored.State.Revision + 1)
        {
            throw new InvalidOperationException(
                $"Tokens with revision {revision} were not saved: the cluster has revision {stored.State.Revision}. "
                    + "Another process renewed them meanwhile.");
        }

        await WriteAsync(state => (state.Text, state.Revision) = (text, revision));
        Instruments.TokenSaves.Add(1);
    }

    /// <summary>Writes the state. After a failure, the stored state is not known, so the next activation reads it.</summary>
    private async Task WriteAsync(Action<TokenState> change)
    {
        try
        {
            change(stored.State);
            await stored.WriteStateAsync();
        }
        catch
        {
            DeactivateOnIdle();
            throw;
        }
    }
}
