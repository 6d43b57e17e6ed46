namespace Een.Media.Client;

/// <summary>What the cameras see now. Get it from <see cref="IEenMediaClient.LiveImages"/>. Thread-safe.</summary>
public interface ILiveImagesClient
{
    /// <summary>
    /// Waits for the next preview that a camera takes, and fetches it. The service answers when the image is there, which takes up to the
    /// camera's preview interval, or longer if the camera records on events only. The wait is limited by
    /// <paramref name="cancellationToken"/> and by <see cref="RetryOptions.LiveImageTimeout"/> only.
    /// </summary>
    /// <param name="deviceId">The camera's id.</param>
    /// <param name="cancellationToken">Ends the wait; the call then throws <see cref="OperationCanceledException"/>.</param>
    /// <returns>
    /// The frame, complete and in memory, for the caller to dispose. It is a <see cref="RecordedImage"/> like those of
    /// <see cref="IRecordedImagesClient"/>, into whose recording it goes: its <see cref="RecordedImage.PreviousToken"/> leads to the
    /// recorded image before it, for a walk backward. It has no <see cref="RecordedImage.NextToken"/>.
    /// </returns>
    /// <exception cref="ArgumentException"><paramref name="deviceId"/> is not eight hexadecimal digits.</exception>
    /// <exception cref="EenDeviceUnavailableException">The camera is offline.</exception>
    /// <exception cref="EenNotFoundException">The camera is unknown.</exception>
    /// <exception cref="EenMediaException">All other errors; see the subclasses.</exception>
    Task<RecordedImage> GetAsync(string deviceId, CancellationToken cancellationToken = default);
}
