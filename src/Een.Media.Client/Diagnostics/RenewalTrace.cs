using System.Diagnostics;
using Microsoft.Extensions.Logging;

namespace Een.Media.Client.Diagnostics;

/// <summary>One renewal of tokens, or a look into the store that found them renewed by somebody else.</summary>
internal sealed class RenewalTrace(ILogger logger)
{
    private readonly Activity? _span = Instruments.Source.StartActivity("Tokens.Renew");

    public void Succeeded(DateTimeOffset? expiresAt, DateTimeOffset? renewAt)
    {
        Instruments.Renewals.Add(1);
        Log.TokensRenewed(logger, expiresAt, renewAt);
        _span?.Dispose();
    }

    /// <summary>The service has no other token yet, or was not asked.</summary>
    public void NothingNew() => _span?.Dispose();

    public void Postponed(EenMediaException failure, DateTimeOffset? nextTry)
    {
        Log.RenewalPostponed(logger, nextTry, failure.Message);
        End(failure);
    }

    public void Failed(Exception failure)
    {
        Log.RenewalFailed(logger, failure is EenMediaException ? failure.Message : failure.GetType().Name);
        End(failure);
    }

    private void End(Exception failure)
    {
        Instruments.Renewals.Add(1, new KeyValuePair<string, object?>("error.type", ErrorType.Of(failure)));
        _span?.SetTag("error.type", ErrorType.Of(failure));
        _span?.SetStatus(ActivityStatusCode.Error);
        _span?.Dispose();
    }
}
