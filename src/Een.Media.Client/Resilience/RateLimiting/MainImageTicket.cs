namespace Een.Media.Client;

/// <summary>A call's position in the order of arrival. The client's limiter of previews uses tickets as well.</summary>
public sealed class MainImageTicket
{
    private static long s_last;

    /// <summary>Takes the next number.</summary>
    /// <param name="deviceId">The camera, or <see langword="null"/> if unknown.</param>
    public MainImageTicket(string? deviceId) => DeviceId = deviceId;

    /// <summary>The camera; <see langword="null"/> if unknown.</summary>
    public string? DeviceId { get; }

    /// <summary>The position: ascending in the order of arrival, unique in the process.</summary>
    public long Number { get; } = Interlocked.Increment(ref s_last);

    /// <summary>How many times the service has refused this call with HTTP 429.</summary>
    public int Refusals { get; internal set; }
}
