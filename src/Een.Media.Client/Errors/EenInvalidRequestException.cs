using Een.Media.Client.Errors;

namespace Een.Media.Client;

/// <summary>The service refused the request as invalid (HTTP 400).</summary>
public sealed class EenInvalidRequestException : EenApiException
{
    internal EenInvalidRequestException(string message, ApiError error)
        : base(message, error)
    {
    }
}
