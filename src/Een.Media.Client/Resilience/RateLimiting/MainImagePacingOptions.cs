using System.Threading.RateLimiting;

namespace Een.Media.Client;

/// <summary>
/// How the client limits the rate of main images. The service limits that rate and does not document the limit. So all calls of a client
/// for main images go through one limiter, in order of arrival. Until the first HTTP 429, it limits only the number of requests in
/// progress. A 429 starts a cooldown until the service's <c>Retry-After</c> (or a growing delay without one). Then one request goes ahead,
/// and the others follow at the rate that the limiter has learned and keeps adjusting. A 429 that the limiter waits out does not count as a
/// retry. Previews wait only after one of them was refused.
/// </summary>
public sealed class MainImagePacingOptions
{
    /// <summary>Which cameras share a limiter. Default: <see cref="PacingScope.Account"/>.</summary>
    public PacingScope Scope { get; set; }

    /// <summary>
    /// The initial rate in main images per second, above 0 up to 1000, if you know the account's limit. The limiter adjusts it as it
    /// learns. Default: <see langword="null"/>; the limiter learns the rate from the beginning.
    /// </summary>
    public double? InitialRate { get; set; }

    /// <summary>
    /// Sets the rate, which the limiter then does not learn. It must queue: give it a <c>QueueLimit</c> of at least 1, or of the number of
    /// cameras with <see cref="PacingScope.Device"/>. The client requests one permit at a time, for the first call in the queue. Each
    /// attempt takes one permit and returns it when the attempt ends. A 429 still starts a cooldown. All devices share it, for any
    /// <see cref="Scope"/>. The client does not dispose it. It uses the system's clock. Default: <see langword="null"/>.
    /// </summary>
    public RateLimiter? RateLimiter { get; set; }

    /// <summary>
    /// Replaces the client's limiter for main images, including the cooldown, for example by one that several processes share. The client
    /// does not dispose it. Cannot be combined with the other options. Default: <see langword="null"/>, a limiter in memory.
    /// </summary>
    public IMainImageLimiter? Limiter { get; set; }
}
