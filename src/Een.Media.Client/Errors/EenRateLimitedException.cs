using Een.Media.Client.Errors;

namespace Een.Media.Client;

/// <summary>The account sends requests too fast (HTTP 429). The service rate-limits main images.</summary>
public sealed class EenRateLimitedException : EenApiException
{
    internal EenRateLimitedException(string message, ApiError error)
        : base(message, error)
    {
    }
}
