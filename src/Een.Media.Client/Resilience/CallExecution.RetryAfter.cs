using System.Globalization;
using Een.Media.Client.Resilience.RateLimiting;
using Een.Media.Client.Settings;

namespace Een.Media.Client.Resilience;

/// <content>
/// Whether and when the next attempt follows: after the service's <c>Retry-After</c>, or after a growing pause without one. Main images
/// wait in the limiter instead (<see cref="Cooldown"/>).
/// </content>
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
            transient.Advice = Wants(wait, $"which is more than {settings.MaxRetryAfter.Option} allows");
        else if (!_totalTimeout.IsInfinite && pipeline.Time.GetElapsedTime(_started) + wait >= _totalTimeout.Value)
            transient.Advice = Wants(wait, $"which is more than the rest of {_totalTimeout.Option}");
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

    private static string Wants(TimeSpan wait, string problem) =>
        string.Create(CultureInfo.InvariantCulture, $"The service asks to wait {wait.TotalSeconds:0.###} s, {problem}.");
}
