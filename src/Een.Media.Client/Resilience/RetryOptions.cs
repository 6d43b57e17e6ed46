namespace Een.Media.Client;

/// <summary>
/// How often and for how long a call is tried. One attempt is everything: the token, the request, the headers, the last byte of the body,
/// and the check that a complete JPEG arrived. Tried again are failed connections, broken bodies, the client's own time limits, HTTP
/// 408, 425 and 429, and every 5xx but 501; nothing else would end differently the second time. A 429 that the client's rate limiter waits
/// out does not count. HTTP 401 is answered with one new token and one more
/// try, which does not count here.
/// </summary>
/// <remarks><c>Retry = { MaxRetryAttempts = 0 }</c> switches retries off. The time limits stay.</remarks>
public sealed class RetryOptions
{
    /// <summary>How many times a call is tried again after its first attempt, 0 to 100. 0 switches retries off. Default: 3.</summary>
    public int MaxRetryAttempts { get; set; } = 3;

    /// <summary>
    /// The delay before the first retry, 0 to 1 day. It doubles with each further retry, up to <see cref="MaxDelay"/>. The actual delay is
    /// random, between half of that and all of it, so that many clients do not retry at once. A positive <c>Retry-After</c> of the service
    /// replaces it. Default: 0.8 s.
    /// </summary>
    public TimeSpan Delay { get; set; } = TimeSpan.FromSeconds(0.8);

    /// <summary>
    /// The longest wait before a retry, unless the service asks for more. Not below <see cref="Delay"/>, up to 1 day. Default: 60 s.
    /// </summary>
    public TimeSpan MaxDelay { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>
    /// The longest wait that the service may ask for with <c>Retry-After</c>, 0 to 1 day. When it asks for more, or for more than
    /// <see cref="TotalTimeout"/> leaves, the call fails at once, and <see cref="EenApiException.RetryAfter"/> says when to come back.
    /// Default: 60 s.
    /// </summary>
    public TimeSpan MaxRetryAfter { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>
    /// The longest that one attempt may take, its body included, 10 ms to 1 day; <see cref="Timeout.InfiniteTimeSpan"/> for no limit. Not
    /// above <see cref="TotalTimeout"/>. Default: 60 s, because a main image may first have to travel from the camera's site.
    /// </summary>
    public TimeSpan AttemptTimeout { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>
    /// The longest that the service may take to begin its answer to a request for a preview, 10 ms to 1 day;
    /// <see cref="Timeout.InfiniteTimeSpan"/> for no limit. Notices a dead connection long before <see cref="AttemptTimeout"/> would; the
    /// next attempt uses another connection. Main and live images have no such limit, because they may first have to travel from the
    /// camera. Default: 15 s.
    /// </summary>
    public TimeSpan PreviewHeadersTimeout { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>
    /// The longest that a body may stall, 10 ms to 1 day; <see cref="Timeout.InfiniteTimeSpan"/> for no limit. Notices a dead
    /// connection long before <see cref="AttemptTimeout"/> would, without cutting off a slow one. Default: 15 s.
    /// </summary>
    public TimeSpan BodyInactivityTimeout { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>
    /// The longest that a call may take with all its attempts and the waits between them, 10 ms to 1 day;
    /// <see cref="Timeout.InfiniteTimeSpan"/> for no limit. The queue for main images does not count: the clock starts when the call is let
    /// through for the first time, so that the last of a hundred callers does not fail for having been patient. Default: 5 min.
    /// </summary>
    public TimeSpan TotalTimeout { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>
    /// The longest that <see cref="ILiveImagesClient.GetAsync"/> may take with all its attempts, 10 ms to 1 day, instead of
    /// <see cref="AttemptTimeout"/> and <see cref="TotalTimeout"/>: that call waits until the camera records its next image, and only the
    /// caller knows how long that may be. Default: <see cref="Timeout.InfiniteTimeSpan"/>, as long as the caller's cancellation token
    /// allows.
    /// </summary>
    public TimeSpan LiveImageTimeout { get; set; } = Timeout.InfiniteTimeSpan;
}
