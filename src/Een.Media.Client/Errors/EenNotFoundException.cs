using Een.Media.Client.Errors;

namespace Een.Media.Client;

/// <summary>
/// Nothing is recorded there, or the device or page token is unknown (HTTP 404), or a gateway or another web server answered 404. If the
/// device is known to be the cause, the exception is an <see cref="EenUnknownCameraException"/>.
/// </summary>
public class EenNotFoundException : EenApiException
{
    internal EenNotFoundException(string message, ApiError error)
        : base(message, error)
    {
        MeansNothingRecorded = !error.IsPage;
    }

    /// <summary>
    /// Whether nothing is recorded there. An unknown camera, and the page of a gateway or of another web server, say nothing about
    /// recordings.
    /// </summary>
    internal bool MeansNothingRecorded { get; private protected init; }

    /// <summary>
    /// Whether it is the service's own "not found". A 404 from a gateway or a wrong address says nothing about the camera.
    /// </summary>
    internal bool IsOfService => Status == "notFound";

    /// <summary>What to check if it may not be the service's own; <see langword="null"/> if it is.</summary>
    internal string? AddressHint =>
        IsOfService ? null : " The answer does not have the service's format. Check BaseAddress, and any proxy or gateway on the way.";
}
