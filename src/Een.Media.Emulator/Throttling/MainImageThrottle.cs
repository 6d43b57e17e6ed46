namespace Een.Media.Emulator;

/// <summary>How main images are rationed: a token bucket that refills at a rate and holds a burst. What goes beyond it is answered 429 <c>tooManyRequests</c>.</summary>
public sealed record MainImageThrottle
{
    /// <summary>Main images per second. Default: 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The rate is not a positive number.</exception>
    public double PerSecond
    {
        get;
        init => field = double.IsFinite(value) && value > 0
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, "The rate must be a positive number of images per second.");
    } = 1;

    /// <summary>How many may be had at once after a rest. At least 1. Default: 3.</summary>
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

    /// <summary>Who shares a bucket. Default: the whole account.</summary>
    public ThrottleScope Scope { get; init; }

    /// <summary>How the answer says when to come back. Default: in seconds.</summary>
    public RetryAfterForm RetryAfter { get; init; }
}
