using Een.Media.Client.Errors;

namespace Een.Media.Client;

/// <summary>
/// The camera is offline (HTTP 503 with the reason <c>deviceUnavailable</c>). The client does not retry, because a camera that was
/// unplugged is not back within seconds. Recorded images can still be fetched.
/// </summary>
public sealed class EenDeviceUnavailableException : EenApiException
{
    internal const string ReasonKey = "deviceUnavailable";

    internal EenDeviceUnavailableException(string message, ApiError error)
        : base(message, error)
    {
    }

    internal override bool IsTransient => false;
}
