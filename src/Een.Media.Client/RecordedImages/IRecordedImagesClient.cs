namespace Een.Media.Client;

/// <summary>The recorded images of an account. Get it from <see cref="IEenMediaClient.RecordedImages"/>. Thread-safe.</summary>
public interface IRecordedImagesClient
{
    /// <summary>Fetches one image.</summary>
    /// <param name="request">Which image.</param>
    /// <param name="cancellationToken">Ends the call; it then throws <see cref="OperationCanceledException"/>.</param>
    /// <returns>The image, complete and in memory. The caller disposes it.</returns>
    /// <exception cref="EenNotFoundException">Nothing is recorded there.</exception>
    /// <exception cref="EenMediaException">The other ways to fail; see the subclasses.</exception>
    Task<RecordedImage> GetAsync(RecordedImageRequest request, CancellationToken cancellationToken = default);

    /// <summary>Fetches one image, or <see langword="null"/> when nothing is recorded there.</summary>
    /// <param name="request">Which image.</param>
    /// <param name="cancellationToken">Ends the call; it then throws <see cref="OperationCanceledException"/>.</param>
    /// <returns>The image, which the caller disposes, or <see langword="null"/> where <see cref="GetAsync"/> throws <see cref="EenNotFoundException"/>.</returns>
    /// <exception cref="EenMediaException">Every other way to fail; see the subclasses.</exception>
    Task<RecordedImage?> TryGetAsync(RecordedImageRequest request, CancellationToken cancellationToken = default);

    /// <summary>
    /// Walks from image to image: exactly the frames that the service has, in order, none twice, time strictly advancing. Nothing
    /// is recorded where the request looks: the walk is empty. A frame that cannot be fetched throws at its place, after all the
    /// earlier ones.
    /// </summary>
    /// <param name="request">The first image.</param>
    /// <param name="options">Direction and end; <see langword="null"/> walks forward to the end of the recording.</param>
    /// <param name="cancellationToken">Ends the walk promptly; the enumeration then throws <see cref="OperationCanceledException"/>.</param>
    /// <returns>The images, each for the caller to dispose. Nothing is requested before the enumeration begins; each enumeration is a walk of its own.</returns>
    /// <exception cref="ArgumentException">The end lies on the wrong side of the request's timestamp.</exception>
    /// <exception cref="EenProtocolException">While enumerating: the service's page tokens lead in a circle or back in time.</exception>
    /// <exception cref="EenMediaException">While enumerating: see the subclasses.</exception>
    IAsyncEnumerable<RecordedImage> WalkAsync(
        RecordedImageRequest request, WalkOptions? options = null, CancellationToken cancellationToken = default);

    /// <summary>Lists the overlays that a camera can deliver with its images.</summary>
    /// <param name="deviceId">The camera's id.</param>
    /// <param name="cancellationToken">Ends the call; it then throws <see cref="OperationCanceledException"/>.</param>
    /// <returns>The overlays in the service's order; empty when the camera has none.</returns>
    /// <exception cref="ArgumentException"><paramref name="deviceId"/> is empty, or has white space or control characters.</exception>
    /// <exception cref="EenNotFoundException">The camera is unknown.</exception>
    /// <exception cref="EenMediaException">The other ways to fail; see the subclasses.</exception>
    Task<IReadOnlyList<OverlayInfo>> ListOverlaysAsync(string deviceId, CancellationToken cancellationToken = default);
}
