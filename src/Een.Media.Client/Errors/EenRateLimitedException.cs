using Een.Media.Client.Errors;

namespace Een.Media.Client;

/// <summary>The account asks for too much at once (HTTP 429). Main images are rate-limited by the service.</summary>
public sealed class EenRateLimitedException : EenApiException
{
    internal EenRateLimitedException(string message, ApiError error)
        : base(message, error)
    {
    }
}
