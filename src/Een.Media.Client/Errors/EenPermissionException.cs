using Een.Media.Client.Errors;

namespace Een.Media.Client;

/// <summary>The account may not do this (HTTP 403).</summary>
public sealed class EenPermissionException : EenApiException
{
    internal EenPermissionException(string message, ApiError error)
        : base(message, error)
    {
    }
}
