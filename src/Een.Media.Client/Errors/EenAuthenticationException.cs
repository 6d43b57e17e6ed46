using Een.Media.Client.Errors;

namespace Een.Media.Client;

/// <summary>The service does not accept the credential (HTTP 401), or the access token is known to have expired.</summary>
public sealed class EenAuthenticationException : EenApiException
{
    internal EenAuthenticationException(string message, ApiError error)
        : base(message, error)
    {
    }

    /// <summary>When the access token expired, if that was known before anything was sent; otherwise <see langword="null"/>.</summary>
    public DateTimeOffset? ExpiredAt { get; internal init; }
}
