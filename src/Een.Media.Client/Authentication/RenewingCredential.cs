using Een.Media.Client.Diagnostics;

namespace Een.Media.Client.Authentication;

/// <summary>
/// Tokens that renew themselves: ahead of their end, and when the service refuses one. However many callers need a renewal, there is one,
/// and it belongs to none of them: it runs on when they give up waiting.
/// </summary>
internal sealed class RenewingCredential(TokenRenewal renewal) : EenCredential
{
    private readonly object _gate = new();
    private volatile CachedToken? _current;
    private Task<CachedToken>? _underWay;

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
            return _underWay is { } task ? task.ContinueWith(static _ => { }, TaskScheduler.Default) : Task.CompletedTask;
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

            // A renewal that was under way did not know that this token has been refused.
            if (joined && token.Token.Value == rejected?.Value)
                token = await JoinAsync(context, rejected, out _).WaitAsync(cancellationToken).ConfigureAwait(false);
            return token.Token;
        }
        catch (EenMediaException shared)
        {
            throw shared.Copy();
        }
    }

    /// <summary>The renewal under way, or a new one. <paramref name="joined"/> says whether it was under way.</summary>
    private Task<CachedToken> JoinAsync(CredentialContext context, AccessToken? rejected, out bool joined)
    {
        lock (_gate)
        {
            joined = false;

            // Looked at again: a renewal may have ended since the caller looked.
            if (_current is { } current && IsGood(current, rejected, context.Time.GetUtcNow()))
                return Task.FromResult(current);
            joined = _underWay is not null;
            return _underWay ??= Start(context, rejected);
        }
    }

    /// <summary>
    /// Starts a renewal outside of the caller's context: its transaction must not roll back what the store saves for everybody, and its
    /// trace must not own the work.
    /// </summary>
    private Task<CachedToken> Start(CredentialContext context, AccessToken? rejected)
    {
        CachedToken? current = _current;
        AsyncFlowControl? flow = ExecutionContext.IsFlowSuppressed() ? null : ExecutionContext.SuppressFlow();
        try
        {
            Task<CachedToken> renewal = Task.Run(() => RunAsync(context, current, rejected));

            // All callers may have given up; a failure is theirs to see, not the finalizer's.
            _ = renewal.ContinueWith(
                static t => _ = t.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
            return renewal;
        }
        finally
        {
            flow?.Undo();
        }
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
            // Ahead of the expiry there is time to try again: the token still serves.
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
                _underWay = null;
            }
        }
    }

    private bool CanGoOn(CachedToken? current, AccessToken? rejected, DateTimeOffset now) =>
        current is not null && !renewal.GotReply && current.Token.Value != rejected?.Value && current.Token.ExpiresAt > now;
}
