namespace Een.Media.Client;

/// <summary>
/// How often and for how long a call is tried. One attempt covers everything: the token, the request, the headers, the body to its last
/// byte, and the check that a complete JPEG arrived. The client retries failed connections, incomplete bodies, its own time limits, HTTP
/// 408, 425 and 429, and every 5xx except 501. Other failures would come again. A 429 that the client's rate limiter waits out does not
/// count as a retry. After HTTP 401, the client gets a new token and sends the request once more, which does not count as a retry either.
/// </summary>
/// <remarks><c>Retry = { MaxRetryAttempts = 0 }</c> switches retries off. The time limits stay.</remarks>
public sealed class RetryOptions
{
    /// <summary>The number of retries after the first attempt, 0 to 100. 0 switches retries off. Default: 3.</summary>
    public int MaxRetryAttempts { get; set; } = 3;

    /// <summary>
    /// The delay before the first retry, 0 to 1 day. It doubles with each further retry, up to <see cref="MaxDelay"/>. The actual delay is
    /// random, between half of that and all of it, so that many clients do not retry at once. A positive <c>Retry-After</c> from the
    /// service replaces it. Default: 0.8 s.
    /// </summary>
    public TimeSpan Delay { get; set; } = TimeSpan.FromSeconds(0.8);

    /// <summary>
    /// The longest wait before a retry, unless the service asks for more. Not below <see cref="Delay"/>, up to 1 day. Default: 60 s.
    /// </summary>
    public TimeSpan MaxDelay { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>
    /// The longest wait that the service may ask for with <c>Retry-After</c>, 0 to 1 day. When it asks for more, or for more than
    /// <see cref="TotalTimeout"/> leaves, the call fails at once, and <see cref="EenApiException.RetryAfter"/> tells when to try again.
    /// Default: 60 s.
    /// </summary>
    public TimeSpan MaxRetryAfter { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>
    /// The time limit for one attempt, including its body, 10 ms to 1 day; <see cref="Timeout.InfiniteTimeSpan"/> for no limit. Not above
    /// <see cref="TotalTimeout"/>. Default: 60 s, because a main image may first have to travel from the camera's site.
    /// </summary>
    public TimeSpan AttemptTimeout { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>
    /// The time limit for the headers of a preview, 10 ms to 1 day; <see cref="Timeout.InfiniteTimeSpan"/> for no limit. It detects a dead
    /// connection long before <see cref="AttemptTimeout"/> would; the next attempt uses another connection. Main and live images have no
    /// such limit, because they may first have to travel from the camera. Default: 15 s.
    /// </summary>
    public TimeSpan PreviewHeadersTimeout { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>
    /// The longest time that a body may stall, 10 ms to 1 day; <see cref="Timeout.InfiniteTimeSpan"/> for no limit. It detects a dead
    /// connection long before <see cref="AttemptTimeout"/> would, and does not end a slow one. Default: 15 s.
    /// </summary>
    public TimeSpan BodyInactivityTimeout { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>
    /// The time limit for a call with all its attempts and the waits between them, 10 ms to 1 day;
    /// <see cref="Timeout.InfiniteTimeSpan"/> for no limit. The first wait in the queue for main images does not count: the time starts
    /// when the rate limiter grants the first request, so that the last of a hundred callers does not fail because it waited. Default: 5
    /// min.
    /// </summary>
    public TimeSpan TotalTimeout { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>
    /// The time limit for <see cref="ILiveImagesClient.GetAsync"/> with all its attempts, 10 ms to 1 day. It replaces
    /// <see cref="AttemptTimeout"/> and <see cref="TotalTimeout"/>, because that call waits until the camera records its next image, and
    /// only the caller knows how long that may take. Default: <see cref="Timeout.InfiniteTimeSpan"/>, which leaves it to the caller's
    /// cancellation token to end the wait.
    /// </summary>
    public TimeSpan LiveImageTimeout { get; set; } = Timeout.InfiniteTimeSpan;
}
