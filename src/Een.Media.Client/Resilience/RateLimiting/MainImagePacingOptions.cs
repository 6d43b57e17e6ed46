using System.Threading.RateLimiting;

namespace Een.Media.Client;

/// <summary>
/// How the rate of main images is limited. The service limits it and does not document the limit, so all calls of a client for main images
/// ask one limiter, in the order in which they came. Until the first HTTP 429 it only limits how many requests are under way at once. A 429
/// starts a cooldown until the service's <c>Retry-After</c> (or for a growing delay without one). Then one request goes ahead, and the
/// others follow at the rate that the limiter has learned, which it keeps adjusting. A 429 that was waited out costs no retry. Previews
/// wait only after one of them was refused.
/// </summary>
public sealed class MainImagePacingOptions
{
    /// <summary>Who shares a limiter. Default: <see cref="PacingScope.Account"/>.</summary>
    public PacingScope Scope { get; set; }

    /// <summary>
    /// Main images per second to begin with, above 0 up to 1000, if the account's limit is known; the limiter adjusts it as it learns.
    /// Default: <see langword="null"/>, find out.
    /// </summary>
    public double? InitialRate { get; set; }

    /// <summary>
    /// Sets the rate instead of what the limiter would learn. It must queue (<c>QueueLimit</c> of at least 1; with
    /// <see cref="PacingScope.Device"/> of the number of cameras): it is asked for one permit at a time, for the call at the head of the
    /// line. Each attempt takes one permit and gives it back when it ends. A 429 still starts a cooldown. Shared by all devices, whatever
    /// <see cref="Scope"/> is; not disposed by the client. Runs on the system's clock. Default: <see langword="null"/>.
    /// </summary>
    public RateLimiter? RateLimiter { get; set; }

    /// <summary>
    /// Replaces the client's limiter for main images, cooldown included, for example by one that several processes share. Not disposed by
    /// the client. Cannot be combined with the other options. Default: <see langword="null"/>, a limiter in memory.
    /// </summary>
    public IMainImageLimiter? Limiter { get; set; }
}
