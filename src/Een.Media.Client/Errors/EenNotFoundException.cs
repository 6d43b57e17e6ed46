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
    /// Whether nothing is recorded there. Then nothing is wrong, and a caller goes on without the image, as
    /// <see cref="IRecordedImagesClient.TryGetAsync"/> and walks do. For a request by page token it may also mean that the token has
    /// expired. <see langword="false"/> for an unknown camera (<see cref="EenUnknownCameraException"/>), for the page of a gateway or of
    /// another web server, and for any request but one for a recorded image: they say nothing about recordings. Then check the id or the
    /// address. A 404 without a body counts as the service's own.
    /// </summary>
    public bool MeansNothingRecorded { get; internal set; }

    /// <summary>
    /// Whether it is certainly the service's own "not found". Stricter than <see cref="MeansNothingRecorded"/>, for a conclusion that must
    /// not come from a gateway's answer: that the account has no such camera.
    /// </summary>
    internal bool IsOfService => Status == "notFound";

    /// <summary>
    /// What to check, for the message; <see langword="null"/> if the answer is certainly the service's own (<see cref="IsOfService"/>).
    /// This is advice and decides nothing: a 404 without a body counts as nothing recorded, and its message still says that the address may
    /// be wrong.
    /// </summary>
    internal string? AddressHint =>
        IsOfService ? null : " The answer does not have the service's format. Check BaseAddress, and any proxy or gateway on the way.";
}
