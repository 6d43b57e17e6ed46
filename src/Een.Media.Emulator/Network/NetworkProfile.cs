namespace Een.Media.Emulator;

/// <summary>
/// The network between the emulator and its callers. Use it for measurements, because loopback is faster than a real network.
/// </summary>
public sealed record NetworkProfile
{
    /// <summary>How long every answer waits before its headers. Default: no wait.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The delay is negative.</exception>
    public TimeSpan HeaderDelay
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, TimeSpan.Zero, nameof(value));
            field = value;
        }
    }

    /// <summary>How many bytes of bodies per second one connection carries. <see langword="null"/>, the default, means no limit.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The rate is not a positive number.</exception>
    public double? BytesPerSecondPerConnection
    {
        get;
        init => field = Checked(value);
    }

    /// <summary>
    /// How many bytes of bodies per second all connections carry together. <see langword="null"/>, the default, means no limit.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The rate is not a positive number.</exception>
    public double? BytesPerSecondShared
    {
        get;
        init => field = Checked(value);
    }

    private static double? Checked(double? value) => value is { } rate && !(double.IsFinite(rate) && rate > 0)
        ? throw new ArgumentOutOfRangeException(nameof(value), value, "The rate must be a positive number of bytes per second.")
        : value;
}
