using System.Threading.RateLimiting;
using Een.Media.Client.Errors;

namespace Een.Media.Client.Resilience.RateLimiting;

/// <content>Permits of the user's limiter (<see cref="MainImagePacingOptions.RateLimiter"/>), which a lease needs besides.</content>
internal sealed partial class RequestLimiter
{
    /// <summary>
    /// Requests a permit from the user's limiter, for the first caller in the queue, and only when that caller may go otherwise. If callers
    /// held permits during a cooldown, all of them would go at its end.
    /// </summary>
    /// <returns>Whether the user's limiter has granted or refused the permit already.</returns>
    private bool RequestPermit(RateLimiter limiter)
    {
        try
        {
            using AsyncFlowControl flow = ExecutionContext.SuppressFlow();
            ValueTask<RateLimitLease> asked = limiter.AcquireAsync(1, _disposing.Token);
            if (!asked.IsCompleted)
            {
                _ = WaitForPermitAsync(asked);
                return false;
            }

            Take(asked.GetAwaiter().GetResult());
        }
        catch (Exception e)
        {
            Fail(e);
        }

        return true;
    }

    private async Task WaitForPermitAsync(ValueTask<RateLimitLease> asked)
    {
        try
        {
            Take(await asked.ConfigureAwait(false));
        }
        catch (Exception e)
        {
            Fail(e);
        }

        Advance();
    }

    private void Take(RateLimitLease permit)
    {
        if (!permit.IsAcquired)
        {
            TimeSpan? wait = permit.TryGetMetadata(MetadataName.RetryAfter, out TimeSpan asked) ? asked : null;
            permit.Dispose();
            throw new EenRateLimitedException(
                $"{PacingSettings.Name(nameof(MainImagePacingOptions.RateLimiter))} refused a permit. "
                    + "It must queue: give it a QueueLimit of at least 1"
                + ", or of the number of cameras with PacingScope.Device, and do not dispose it. Nothing was sent.",
                new ApiError(StatusCode: null) { RetryAfter = wait });
        }

        lock (_lock)
            (_userPermit, _permitRequested) = (permit, false);
    }

    private void Fail(Exception failure)
    {
        Waiter? first;
        lock (_lock)
        {
            _permitRequested = false;
            first = _queue.Count > 0 ? _queue.TakeFirst() : null;
        }

        if (first is not null)
            Resume(first, lease: null, failure);
    }
}
