using System.Threading.RateLimiting;

namespace Een.Media.Client;

/// <summary>
/// How main images are paced. The service rations them and nobody knows its figures, so all calls of a client for main images pass one
/// gate, in the order in which they came. Until the first HTTP 429 the gate only watches how many requests are under way at once; then
/// it closes until the service's <c>Retry-After</c> (or for a growing delay when there is none), sends one request to see, and from then on
/// spaces requests by the pace that it has learned, which it keeps adjusting. Previews are not rationed and never wait.
/// </summary>
public sealed class MainImagePacingOptions
{
    /// <summary>Who shares a gate. Default: <see cref="PacingScope.Account"/>.</summary>
    public PacingScope Scope { get; set; }

    /// <summary>
    /// Main images per second to begin with, above 0 up to 1000, when the account's ration is known; the gate adjusts it as it learns. Default:
    /// <see langword="null"/>, find out.
    /// </summary>
    public double? InitialRate { get; set; }

    /// <summary>
    /// A limiter that sets the pace instead of what the gate would learn. Each attempt takes one permit and gives it back when it ends.
    /// The gate still closes after an HTTP 429. Shared by all devices, whatever <see cref="Scope"/> is; not disposed by the client. Runs on the
    /// system's clock. Default: <see langword="null"/>.
    /// </summary>
    public RateLimiter? Limiter { get; set; }
}
