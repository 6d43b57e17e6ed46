using Een.Media.Client.Errors;

namespace Een.Media.Client;

/// <summary>
/// The account has no such camera, or the user of the token may not see it. Thrown by <see cref="ICamerasClient.GetAsync"/>, and instead
/// of "nothing is recorded there" when nothing was found and a look-up of the camera ended in 404
/// (<see cref="EenMediaClientOptions.ReportUnknownCameras"/>).
/// </summary>
public sealed class EenUnknownCameraException : EenNotFoundException
{
    internal EenUnknownCameraException(string cameraId, EenNotFoundException answer)
        : base(
            $"The account has no camera {cameraId}, or the user of this token may not see it. "
            + "Check the id; client.Cameras.ListAsync lists the cameras.",
            new ApiError(answer.StatusCode) { Status = answer.Status, Details = answer.Details })
    {
        CameraId = cameraId;
        Attempts = answer.Attempts;
        Elapsed = answer.Elapsed;
    }

    /// <summary>The id that was asked for, in lower case.</summary>
    public string CameraId { get; }
}
