namespace Een.Media.Client;

/// <summary>The current images of the cameras. Get it from <see cref="IEenMediaClient.LiveImages"/>. Thread-safe.</summary>
public interface ILiveImagesClient
{
    /// <summary>
    /// Waits for the next preview that a camera records, and fetches it. The service answers when the image exists, which takes up to the
    /// camera's preview interval, or longer if the camera records only on events. Only <paramref name="cancellationToken"/> and
    /// <see cref="RetryOptions.LiveImageTimeout"/> limit the wait.
    /// </summary>
    /// <param name="deviceId">The camera's id.</param>
    /// <param name="cancellationToken">Ends the wait with an <see cref="OperationCanceledException"/>.</param>
    /// <returns>
    /// The image, complete and in memory. The caller disposes it. It becomes part of the recording, so it is a <see cref="RecordedImage"/>
    /// like those of <see cref="IRecordedImagesClient"/>. Its <see cref="RecordedImage.PreviousToken"/> leads to the recorded image before
    /// it, for a walk backward. It has no <see cref="RecordedImage.NextToken"/>.
    /// </returns>
    /// <exception cref="ArgumentException"><paramref name="deviceId"/> is not eight hexadecimal digits.</exception>
    /// <exception cref="EenDeviceUnavailableException">The camera is offline.</exception>
    /// <exception cref="EenNotFoundException">The camera is unknown.</exception>
    /// <exception cref="EenMediaException">All other errors; see the subclasses.</exception>
    Task<RecordedImage> GetAsync(string deviceId, CancellationToken cancellationToken = default);
}
