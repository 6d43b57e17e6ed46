using Een.Media.Client.Errors;

namespace Een.Media.Client;

/// <summary>
/// The account has no such camera, or the user of the token may not see it. <see cref="ICamerasClient.GetAsync"/> throws it. Other calls
/// throw it when no image was found and a look-up of the camera returned 404 (<see cref="EenMediaClientOptions.ReportUnknownCameras"/>).
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
        MeansNothingRecorded = false;
        Attempts = answer.Attempts;
        Elapsed = answer.Elapsed;
    }

    /// <summary>The requested id, in lower case.</summary>
    public string CameraId { get; }
}
