using System.Diagnostics;
using Microsoft.Extensions.Logging;

namespace Een.Media.Client.Diagnostics;

/// <summary>
/// Reports one token renewal to logs, spans and metrics. Never throws: an exception from a listener must not fail the renewal.
/// </summary>
internal sealed class RenewalTrace(ILogger logger)
{
    private readonly Activity? _span = Start();

    /// <summary>Reports that the service sent new tokens.</summary>
    public void Succeeded(DateTimeOffset? expiresAt, DateTimeOffset? renewAt)
    {
        ListenerGuard.Run(1L, static count => Instruments.Renewals.Add(count));
        ListenerGuard.Run((logger, expiresAt, renewAt), static s => Log.TokensRenewed(s.logger, s.expiresAt, s.renewAt));
        ListenerGuard.Run(_span, static span => span?.Dispose());
    }

    /// <summary>Reports nothing: the store had valid tokens, or the service has no new token yet.</summary>
    public void NothingNew() => ListenerGuard.Run(_span, static span => span?.Dispose());

    public void Postponed(EenMediaException failure, DateTimeOffset? nextTry)
    {
        ListenerGuard.Run((logger, nextTry, failure), static s => Log.RenewalPostponed(s.logger, s.nextTry, s.failure.Message));
        End(failure);
    }

    public void Failed(Exception failure)
    {
        ListenerGuard.Run(
            (logger, failure),
            static s => Log.RenewalFailed(s.logger, s.failure is EenMediaException ? s.failure.Message : s.failure.GetType().Name));
        End(failure);
    }

    private void End(Exception failure)
    {
        ListenerGuard.Run(
            ErrorType.Of(failure), static type => Instruments.Renewals.Add(1, new KeyValuePair<string, object?>("error.type", type)));
        _span?.SetTag("error.type", ErrorType.Of(failure));
        _span?.SetStatus(ActivityStatusCode.Error);
        ListenerGuard.Run(_span, static span => span?.Dispose());
    }

    private static Activity? Start()
    {
        Activity? span = null;
        ListenerGuard.Run(0, _ => span = Instruments.Source.StartActivity("Tokens.Renew"));
        return span;
    }
}
