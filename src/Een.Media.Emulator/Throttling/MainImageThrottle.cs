namespace Een.Media.Emulator;

/// <summary>
/// The rate limit of main images: a token bucket with a rate and a burst. A request beyond it is answered 429 <c>tooManyRequests</c>.
/// </summary>
public sealed record MainImageThrottle
{
    /// <summary>Main images per second, more than zero. Default: 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The rate is not a positive number.</exception>
    public double PerSecond
    {
        get;
        init => field = double.IsFinite(value) && value > 0
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, "The rate must be a positive number of images per second.");
    } = 1;

    /// <summary>How many main images can be fetched at once after a pause, 1 or more. Default: 3.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The burst is less than 1.</exception>
    public int Burst
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1, nameof(value));
            field = value;
        }
    } = 3;

    /// <summary>Which cameras share a limit. Default: all of the account.</summary>
    public ThrottleScope Scope { get; init; }

    /// <summary>The form of <c>Retry-After</c>. Default: seconds.</summary>
    public RetryAfterForm RetryAfter { get; init; }
}
