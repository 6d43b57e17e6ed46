using Een.Media.Client.Diagnostics;

namespace Een.Media.Client.Authentication;

/// <summary>
/// Renews tokens before they expire, and when the service refuses one. All callers that need a renewal share one. It belongs to none of
/// them, so it continues when they stop waiting.
/// </summary>
internal sealed class RenewingCredential(TokenRenewal renewal) : EenCredential
{
    private readonly object _gate = new();
    private volatile CachedToken? _current;
    private Task<CachedToken>? _renewal;

    internal override bool FindsBaseAddress => true;

    internal override ValueTask<AccessToken> GetTokenAsync(
        CredentialContext context, AccessToken? rejected, CancellationToken cancellationToken) =>
        _current is { } current && IsGood(current, rejected, context.Time.GetUtcNow())
            ? new(current.Token)
            : new(WaitAsync(context, rejected, cancellationToken));

    internal override Task WhenSettledAsync()
    {
        lock (_gate)
        {
            return _renewal is { } task ? task.ContinueWith(static _ => { }, TaskScheduler.Default) : Task.CompletedTask;
        }
    }

    private static bool IsGood(CachedToken current, AccessToken? rejected, DateTimeOffset now) =>
        rejected?.Value != current.Token.Value && current.IsFresh(now);

    private async Task<AccessToken> WaitAsync(CredentialContext context, AccessToken? rejected, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        try
        {
            CachedToken token = await JoinAsync(context, rejected, out bool joined).WaitAsync(cancellationToken).ConfigureAwait(false);

            // A renewal that was already in progress did not know that this token has been refused.
            if (joined && token.Token.Value == rejected?.Value)
                token = await JoinAsync(context, rejected, out _).WaitAsync(cancellationToken).ConfigureAwait(false);
            return token.Token;
        }
        catch (EenMediaException shared)
        {
            throw shared.Copy();
        }
    }

    /// <summary>The renewal in progress, or a new one. <paramref name="joined"/> tells whether it was in progress.</summary>
    private Task<CachedToken> JoinAsync(CredentialContext context, AccessToken? rejected, out bool joined)
    {
        lock (_gate)
        {
            joined = false;

            // Checked again, because a renewal may have ended since the caller checked.
            if (_current is { } current && IsGood(current, rejected, context.Time.GetUtcNow()))
                return Task.FromResult(current);
            joined = _renewal is not null;
            return _renewal ??= Start(context, rejected);
        }
    }

    /// <summary>
    /// Starts a renewal outside the caller's context. The caller's transaction must not roll back what the store saves for all callers, and
    /// the caller's trace must not own the work.
    /// </summary>
    private Task<CachedToken> Start(CredentialContext context, AccessToken? rejected)
    {
        CachedToken? current = _current;
        using AsyncFlowControl flow = ExecutionContext.SuppressFlow();
        Task<CachedToken> renewal = Task.Run(() => RunAsync(context, current, rejected));

        // All callers may have stopped waiting. The exception is observed here, so that it does not reach the finalizer.
        _ = renewal.ContinueWith(
            static t => _ = t.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
        return renewal;
    }

    private async Task<CachedToken> RunAsync(CredentialContext context, CachedToken? current, AccessToken? rejected)
    {
        RenewalTrace trace = context.Observer.BeginRenewal();
        try
        {
            using IDisposable connections = context.Connection.Hold();
            CachedToken token = _current = await renewal.RunAsync(context, current, rejected).ConfigureAwait(false);
            if (!renewal.GotReply || token.Token.Value == current?.Token.Value)
                trace.NothingNew();
            else
                trace.Succeeded(token.Token.ExpiresAt, token.RenewAt);
            return token;
        }
        catch (EenMediaException e) when (CanGoOn(current, rejected, context.Time.GetUtcNow()))
        {
            // The token is still valid, so there is time to try again.
            CachedToken token = current! with { RenewAt = RenewalSchedule.AfterFailure(context.Time.GetUtcNow(), current.Token.ExpiresAt) };
            _current = token;
            trace.Postponed(e, token.RenewAt);
            return token;
        }
        catch (Exception e)
        {
            trace.Failed(e);
            throw;
        }
        finally
        {
            lock (_gate)
            {
                _renewal = null;
            }
        }
    }

    private bool CanGoOn(CachedToken? current, AccessToken? rejected, DateTimeOffset now) =>
        current is not null && !renewal.GotReply && current.Token.Value != rejected?.Value && current.Token.ExpiresAt > now;
}
