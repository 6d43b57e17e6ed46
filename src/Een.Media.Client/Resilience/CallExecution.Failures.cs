using System.Globalization;
using Een.Media.Client.Authentication;
using Een.Media.Client.Http;
using Een.Media.Client.Resilience.RateLimiting;

namespace Een.Media.Client.Resilience;

/// <content>What a failure means: for the next attempt, for the rate limit, and for the caller.</content>
internal abstract partial class CallExecution
{
    /// <summary>Whether another attempt makes sense and fits into the time that is left.</summary>
    public bool MayRetry(Exception? failure)
    {
        if (failure is not EenMediaException { IsTransient: true } transient)
            return false;
        _lastFailure = transient;
        RetrySettings settings = pipeline.Settings;
        if (transient is not EenApiException { RetryAfter: { } wait })
            return true;
        if (wait > settings.MaxRetryAfter.Value)
            transient.Advice = Wants(wait, $"more than {settings.MaxRetryAfter.Option} allows");
        else if (!_totalTimeout.IsInfinite && pipeline.Time.GetElapsedTime(_started) + wait >= _totalTimeout.Value)
            transient.Advice = Wants(wait, $"more than {_totalTimeout.Option} leaves");
        return transient.Advice is null;
    }

    /// <summary>How long to wait before the next attempt.</summary>
    public TimeSpan Delay(Exception? failure, int attempt) => failure switch
    {
        // A wait of zero, or a date in the past (clocks differ), does not tell when the next attempt may succeed.
        EenApiException { RetryAfter: { } wait } when wait > TimeSpan.Zero => Spread(wait),
        _ => pipeline.Settings.Backoff.Wait(attempt, Random.Shared.NextDouble()),
    };

    /// <summary>
    /// Callers that were refused together must not return together. But the random part must not use up the rest of the call's time.
    /// </summary>
    private TimeSpan Spread(TimeSpan wait)
    {
        TimeSpan most = Cooldown.MostJitter(wait);
        return _totalTimeout.IsInfinite || pipeline.Time.GetElapsedTime(_started) + wait + (2 * most) < _totalTimeout.Value
            ? wait + (Random.Shared.NextDouble() * most)
            : wait;
    }

    /// <summary>What the end of an attempt says about the rate limit.</summary>
    public static RateLimitSignal Judge(Exception? failure) => failure switch
    {
        null or EenProtocolException => RateLimitSignal.Accepted,
        EenRateLimitedException => RateLimitSignal.Refused,

        // The rate limit accepted the request; the camera is offline.
        EenDeviceUnavailableException => RateLimitSignal.Accepted,
        EenApiException { StatusCode: < System.Net.HttpStatusCode.InternalServerError } => RateLimitSignal.Accepted,
        _ => RateLimitSignal.None,
    };

    private bool ReplacesToken(Exception? failure)
    {
        // If nothing was sent, the token service refused a grant. A new access token does not help then.
        if (_sent is null || failure is not EenAuthenticationException { StatusCode: not null } || _refusal is not null)
            return false;
        (_refusedToken, _refusal) = (_sent, failure);
        return true;
    }

    /// <summary>Whether the rate limit refused the attempt and the limiter lets the call try again.</summary>
    private bool WaitsOut(Exception? failure)
    {
        if (_limiter is null || pipeline.Settings.MaxRetryAttempts == 0 || _sent is null
            || failure is not EenRateLimitedException refusal || !MayRetry(refusal))
        {
            return false;
        }

        trace?.Retrying(refusal, _attempts, TimeSpan.Zero);
        return true;
    }

    /// <summary>The exception that the caller gets, with the number of attempts and the time that they took.</summary>
    private Exception Explain(Exception failure, CancellationToken caller)
    {
        // Cancellation can break an attempt in several ways. The caller gets a cancellation, with the caller's own token.
        if (caller.IsCancellationRequested && failure is OperationCanceledException or EenMediaException { IsTransient: true })
            failure = new OperationCanceledException(caller);
        else if (_deadline.Expired == TimeoutKind.Call && IsBrokenOff(failure))
            failure = TotalTimedOut();
        AccessToken? sent = ReferenceEquals(failure, _refusal) ? _refusedToken : _sent;
        if (failure is EenAuthenticationException { StatusCode: not null } refused && sent is { } token)
            refused.Advice = $"{DescribeExpiry(token)}{refused.Advice}";
        if (failure is EenNotFoundException { Advice: null } missing && Call.DeviceId is { } camera)
        {
            missing.Advice = $"The request was for camera {camera}. Check the id; client.Cameras.ListAsync lists the cameras."
                + AddressHint(missing);
        }

        if (failure is EenMediaException own)
        {
            own.Attempts = _attempts;
            own.Elapsed = pipeline.Time.GetElapsedTime(_called);
        }

        return failure;
    }

    /// <summary>
    /// When a refused token expired, according to the token. It was sent all the same, as this machine's clock may be wrong.
    /// </summary>
    private string? DescribeExpiry(AccessToken token)
    {
        DateTimeOffset now = pipeline.Time.GetUtcNow();
        return token.ExpiresAt is { } expiry && expiry <= now
            ? $"According to the token, it expired at {ClockSkew.Format(expiry)}; this machine's clock says {ClockSkew.Format(now)}. "
            : null;
    }

    /// <summary>A 404 that is not the service's own may come from a gateway or a wrong address.</summary>
    private static string? AddressHint(EenNotFoundException failure) =>
        failure.IsOfService ? null : " The answer does not have the service's format. Check BaseAddress as well.";

    /// <summary>
    /// Whether an exchange may have ended because its token was canceled: the connection may break before the token is checked.
    /// </summary>
    private static bool IsBrokenOff(Exception e) => e is OperationCanceledException or EenTransportException;

    private EenMediaException TotalTimedOut()
    {
        if (_limiter is not null && _lastFailure is EenRateLimitedException refusal)
        {
            refusal.Advice = string.Create(
                CultureInfo.InvariantCulture,
                $"The rate limit allowed no other attempt within {_totalTimeout.Option}, "
                    + $"which is {_totalTimeout.Value.TotalSeconds:0.###} s.");
            return refusal;
        }

        return new EenTimeoutException(
            _lastFailure is null
                ? "The call did not end in time."
                : $"The call did not end in time. The last attempt failed: {_lastFailure.Message}",
            _totalTimeout,
            _lastFailure);
    }

    private static string Wants(TimeSpan wait, string problem) =>
        string.Create(CultureInfo.InvariantCulture, $"The service asks to wait {wait.TotalSeconds:0.###} s, {problem}.");
}
