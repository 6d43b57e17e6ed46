using Een.Media.Client.Resilience.RateLimiting;
using Een.Media.Client.Settings;

namespace Een.Media.Client;

/// <summary>
/// The limiter that a client makes for itself, as a separate object. Several clients of one account in a process can share it; so can
/// several processes, if a service of yours provides it. Assign it to <see cref="MainImagePacingOptions.Limiter"/>. Thread-safe.
/// </summary>
public sealed class MainImageLimiter : IMainImageLimiter, IDisposable
{
    private readonly RequestLimiters _limiters;
    private volatile bool _isDisposed;

    /// <summary>Creates a limiter that has not learned anything yet.</summary>
    /// <param name="pacing">Scope and rate. Default: one limiter for all cameras, which learns the rate.</param>
    /// <param name="retry">
    /// <see cref="RetryOptions.Delay"/> and <see cref="RetryOptions.MaxDelay"/> are the waits after a refusal without a <c>Retry-After</c>,
    /// <see cref="RetryOptions.MaxRetryAfter"/> is the longest wait that the service may ask for. Default: those of
    /// <see cref="RetryOptions"/>.
    /// </param>
    /// <param name="timeProvider">The clock. Default: <see cref="TimeProvider.System"/>.</param>
    /// <exception cref="ArgumentException">An option is wrong; the message names it.</exception>
    public MainImageLimiter(MainImagePacingOptions? pacing = null, RetryOptions? retry = null, TimeProvider? timeProvider = null)
    {
        RetrySettings settings = RetrySettings.From(retry ?? new RetryOptions());
        _limiters = new RequestLimiters(
            PacingSettings.From(pacing ?? new MainImagePacingOptions()),
            settings.Backoff,
            settings.MaxRetryAfter,
            timeProvider ?? TimeProvider.System);
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentNullException"><paramref name="ticket"/> is <see langword="null"/>.</exception>
    /// <exception cref="EenRateLimitedException">The service asks for a longer wait than is allowed.</exception>
    /// <exception cref="ObjectDisposedException">The limiter was disposed, possibly while the call waited.</exception>
    public ValueTask<IMainImageLease> AcquireAsync(MainImageTicket ticket, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(ticket);
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        return _limiters.ForMain(ticket.DeviceId).AcquireAsync(ticket, cancellationToken);
    }

    /// <summary>
    /// Starts a cooldown for a refusal (HTTP 429) of a request without a lease from this limiter, for example from a limiter that has
    /// crashed.
    /// </summary>
    /// <param name="deviceId">The camera, or <see langword="null"/> if unknown.</param>
    /// <param name="retryAfter">The wait that the service asks for; <see langword="null"/> if it names none.</param>
    /// <exception cref="ObjectDisposedException">The limiter was disposed.</exception>
    public void Refuse(string? deviceId, TimeSpan? retryAfter)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        if (_limiters.ForMain(deviceId) is RequestLimiter limiter)
            limiter.Refuse(retryAfter);
    }

    /// <summary>Grants no more leases. Waiting callers get an <see cref="ObjectDisposedException"/>.</summary>
    public void Dispose()
    {
        _isDisposed = true;
        _limiters.Dispose();
    }
}
