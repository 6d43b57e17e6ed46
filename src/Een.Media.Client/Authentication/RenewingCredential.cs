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
            CachedToken live = await JoinAsync(context, rejected).WaitAsync(cancellationToken).ConfigureAwait(false);
            return live.Token;
        }
        catch (EenMediaException shared)
        {
            throw shared.Copy();
        }
    }

    private Task<CachedToken> JoinAsync(CredentialContext context, AccessToken? rejected)
    {
        lock (_gate)
        {
            // Looked at again: a renewal may have ended since the caller looked.
            if (_current is { } current && IsGood(current, rejected, context.Time.GetUtcNow()))
                return Task.FromResult(current);
            if (_underWay is null)
            {
                _underWay = Task.Run(() => RunAsync(context, _current, rejected));

                // All who waited may have left; its failure is theirs to see, not the finalizer's.
                _ = _underWay.ContinueWith(static t => _ = t.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
            }

            return _underWay;
        }
    }

    private async Task<CachedToken> RunAsync(CredentialContext context, CachedToken? current, AccessToken? rejected)
    {
        RenewalTrace trace = context.Observer.BeginRenewal();
        try
        {
            using IDisposable connections = context.Connection.Hold();
            _current = await renewal.RunAsync(context, current, rejected).ConfigureAwait(false);
            if (_current.Token.Value == current?.Token.Value)
                trace.NothingNew();
            else
                trace.Succeeded(_current.Token.ExpiresAt, _current.RenewAt);
        }
        catch (EenMediaException e) when (CanGoOn(current, rejected, context.Time.GetUtcNow()))
        {
            // Ahead of the expiry there is time to try again: the token still serves.
            _current = current! with { RenewAt = RenewalSchedule.AfterFailure(context.Time.GetUtcNow(), current.Token.ExpiresAt) };
            trace.Postponed(e, _current.RenewAt);
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

        return _current;
    }

    private bool CanGoOn(CachedToken? current, AccessToken? rejected, DateTimeOffset now) =>
        current is not null && !renewal.GotReply && current.Token.Value != rejected?.Value && current.Token.ExpiresAt > now;
}
