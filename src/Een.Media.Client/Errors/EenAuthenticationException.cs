using Een.Media.Client.Errors;

namespace Een.Media.Client;

/// <summary>The credential is not, or no longer, accepted: HTTP 401, or an access token that is known to have expired.</summary>
public sealed class EenAuthenticationException : EenApiException
{
    internal EenAuthenticationException(string message, ApiError error)
        : base(message, error)
    {
    }

    /// <summary>When the access token expired, if that was found out before anything was sent; otherwise <see langword="null"/>.</summary>
    public DateTimeOffset? ExpiredAt { get; internal init; }
}
