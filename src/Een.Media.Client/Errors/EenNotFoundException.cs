using Een.Media.Client.Errors;

namespace Een.Media.Client;

/// <summary>Nothing is recorded there, or the device or page token is unknown (HTTP 404).</summary>
public sealed class EenNotFoundException : EenApiException
{
    internal EenNotFoundException(string message, ApiError error)
        : base(message, error)
    {
    }
}
