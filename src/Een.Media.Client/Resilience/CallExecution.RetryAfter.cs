using System.Globalization;
using Een.Media.Client.Resilience.RateLimiting;

namespace Een.Media.Client.Resilience;

/// <content>
/// Whether and when the next attempt follows: after the service's <c>Retry-After</c>, or after a growing pause without one. Main images
/// wait in the limiter instead (<see cref="Cooldown"/>).
/// </content>
internal abstract partial class CallExecution
{
    /// <summary>
    /// Decides whether another request makes sense and fits into the time that is left. Keeps the failure, for the case that the time runs
    /// out, and tells the caller in <see cref="EenMediaException.Advice"/> when the service asks for too long a wait.
    /// </summary>
    public bool DecideRetry(Exception? failure)
    {
        if (failure is not EenMediaException { IsTransient: true } transient)
            return false;
        _lastFailure = transient;
        if (transient is not EenApiException { RetryAfter: { } wait })
            return true;
        if (IsTooLong(wait))
            transient.Advice = TooLongWaitText(wait, $"which is more than {pipeline.Settings.MaxRetryAfter.Option} allows");
        else if (!_totalTimeout.IsInfinite && pipeline.Time.GetElapsedTime(_started) + wait >= _totalTimeout.Value)
            transient.Advice = TooLongWaitText(wait, $"which is more than the rest of {_totalTimeout.Option}");
        return transient.Advice is null;
    }

    /// <summary>How long to wait before the next attempt.</summary>
    public TimeSpan Delay(Exception? failure, int attempt) => Cooldown.NamedWait((failure as EenApiException)?.RetryAfter) is { } wait
        ? Spread(wait)
        : pipeline.Settings.Backoff.Wait(attempt, Random.Shared.NextDouble());

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

    /// <summary>
    /// Decides whether the call goes back to the limiter after a refusal by the rate limit. The limiter knows when the next request may be
    /// sent.
    /// </summary>
    private bool RetriesThroughLimiter(Exception? failure)
    {
        if (_limiter is null || pipeline.Settings.MaxRetryAttempts == 0 || _sentToken is null
            || failure is not EenRateLimitedException refusal || !DecideRetry(refusal))
        {
            return false;
        }

        trace?.Retrying(refusal, _requests, TimeSpan.Zero);
        return true;
    }

    private bool IsTooLong(TimeSpan? retryAfter) => retryAfter > pipeline.Settings.MaxRetryAfter.Value;

    private static string TooLongWaitText(TimeSpan wait, string problem) =>
        string.Create(CultureInfo.InvariantCulture, $"The service asks to wait {wait.TotalSeconds:0.###} s, {problem}.");
}
