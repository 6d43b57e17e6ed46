
namespace Een.Media.Client;

/// <summary>The recorded images of an account. Get it from <see cref="IEenMediaClient.RecordedImages"/>. Thread-safe.</summary>
public interface IRecordedImagesClient
{
    /// <summary>Fetches one image.</summary>
    /// <param name="request">The image to fetch.</param>
    /// <param name="cancellationToken">Ends the call with an <see cref="OperationCanceledException"/>.</param>
    /// <returns>The image, complete and in memory. The caller disposes it.</returns>
    /// <exception cref="EenNotFoundException">Nothing is recorded there. Or a gateway or another web server answered HTTP 404.</exception>
    /// <exception cref="EenUnknownCameraException">Nothing is recorded there, because the account has no such camera.</exception>
    /// <exception cref="EenDamagedImageException">The image is damaged in the recording.</exception>
    /// <exception cref="EenMediaException">All other errors; see the subclasses.</exception>
    Task<RecordedImage> GetAsync(RecordedImageRequest request, CancellationToken cancellationToken = default);

    /// <summary>Fetches one image, or <see langword="null"/> when nothing is recorded there.</summary>
    /// <param name="request">The image to fetch.</param>
    /// <param name="cancellationToken">Ends the call with an <see cref="OperationCanceledException"/>.</param>
    /// <returns>The image, which the caller disposes, or <see langword="null"/> if nothing is recorded there.</returns>
    /// <exception cref="EenNotFoundException">A gateway or another web server answered HTTP 404.</exception>
    /// <exception cref="EenUnknownCameraException">The account has no such camera.</exception>
    /// <exception cref="EenMediaException">All other errors; see the subclasses.</exception>
    Task<RecordedImage?> TryGetAsync(RecordedImageRequest request, CancellationToken cancellationToken = default);

    /// <summary>
    /// Walks from image to image: exactly the frames that the service has, in order and each once; time always advances. If nothing is
    /// recorded there, the walk is empty. A frame that cannot be fetched throws at its place, after all earlier frames.
    /// </summary>
    /// <param name="request">The first image.</param>
    /// <param name="options">Direction and end; <see langword="null"/> walks forward to the end of the recording.</param>
    /// <param name="cancellationToken">Ends the walk promptly with an <see cref="OperationCanceledException"/>.</param>
    /// <returns>
    /// The images; the caller disposes each. Nothing is requested before the enumeration begins; each enumeration is a separate walk.
    /// </returns>
    /// <exception cref="ArgumentException">The end lies on the wrong side of the request's timestamp.</exception>
    /// <exception cref="EenProtocolException">While enumerating: the service's page tokens form a cycle or lead back in time.</exception>
    /// <exception cref="EenUnknownCameraException">While enumerating: the account has no such camera.</exception>
    /// <exception cref="EenMediaException">While enumerating: see the subclasses.</exception>
    IAsyncEnumerable<RecordedImage> WalkAsync(
        RecordedImageRequest request, WalkOptions? options = null, CancellationToken cancellationToken = default);

    /// <summary>
    /// Walks through several recordings at once, with one bound on requests and memory for any number of recordings. Each recording's
    /// frames come in order and exactly as from <see cref="WalkAsync"/>. The recordings take turns.
    /// </summary>
    /// <param name="requests">The first image of each walk. Enumerated during the call. <see cref="RecordedImage.DeviceId"/> tells which
    /// recording a frame is from.</param>
    /// <param name="options">Direction, end, and the bound; <see langword="null"/> walks forward to the end of each recording.</param>
    /// <param name="cancellationToken">Ends all walks promptly with an <see cref="OperationCanceledException"/>.</param>
    /// <returns>The images; the caller disposes each.</returns>
    /// <exception cref="ArgumentException">The end lies on the wrong side of a request's timestamp.</exception>
    /// <exception cref="EenMediaException">While enumerating: a walk failed, and <see cref="WalkManyOptions.OnFailure"/> is not
    /// set.</exception>
    IAsyncEnumerable<RecordedImage> WalkManyAsync(
        IEnumerable<RecordedImageRequest> requests, WalkManyOptions? options = null, CancellationToken cancellationToken = default);

    /// <summary>
    /// Walks forward and, at the end of the recording, waits for it to grow, until canceled. It requests frames no faster than they are
    /// recorded. It survives an outage: when the service cannot be reached or refuses for a while, it waits, reports the failure, and
    /// resumes after the last frame.
    /// </summary>
    /// <param name="request">The first image; if nothing is recorded there yet, the walk waits for it.</param>
    /// <param name="options">Pauses and read-ahead; <see langword="null"/> for the defaults.</param>
    /// <param name="cancellationToken">Ends the walk with an <see cref="OperationCanceledException"/>. Leaving the
    /// loop ends it as well.</param>
    /// <returns>An endless sequence of images; the caller disposes each.</returns>
    /// <exception cref="EenMediaException">While enumerating: an error that waiting does not resolve, such as a missing permission, or the
    /// HTTP 404 of a gateway or another web server; see the subclasses.</exception>
    IAsyncEnumerable<RecordedImage> FollowAsync(
        RecordedImageTimeRequest request, FollowOptions? options = null, CancellationToken cancellationToken = default);

    /// <summary>
    /// Samples a recording: for each instant of an even grid, the first frame at or after it, in order and each once. The grid does not
    /// drift, however long a frame takes. A frame that cannot be fetched throws at its place, after all earlier frames.
    /// </summary>
    /// <param name="request">The first instant, from <see cref="RecordedImageStreamStage.AtOrAfter"/>, and the camera, the stream type, the
    /// size and the overlays of all frames.</param>
    /// <param name="every">The time between instants: 1 ms or more.</param>
    /// <param name="until">The end of the range, included. The frame of the last instant may be later, within the tolerance.</param>
    /// <param name="options">Parallelism, tolerance and gaps; <see langword="null"/> for the defaults.</param>
    /// <param name="cancellationToken">Ends the sample promptly with an <see cref="OperationCanceledException"/>.</param>
    /// <returns>
    /// The images; the caller disposes each. Nothing is requested before the enumeration begins; each enumeration is a separate sample.
    /// </returns>
    /// <exception cref="ArgumentException">The request was not built with <see cref="RecordedImageStreamStage.AtOrAfter"/>, the interval is
    /// too short, the end lies before the beginning, or main images are requested in parallel.</exception>
    /// <exception cref="EenMediaException">While enumerating: see the subclasses.</exception>
    IAsyncEnumerable<RecordedImage> SampleAsync(
        RecordedImageTimeRequest request,
        TimeSpan every,
        DateTimeOffset until,
        SampleOptions? options = null,
        CancellationToken cancellationToken = default);

    /// <summary>Samples a recording at the instants of a plan: for each, the first frame at or after it, in order and each once.</summary>
    /// <param name="request">The camera, the stream type, the size and the overlays. Its timestamp is not used, because the plan has the
    /// instants.</param>
    /// <param name="plan">The instants.</param>
    /// <param name="options">Parallelism, tolerance and gaps; <see langword="null"/> for the defaults.</param>
    /// <param name="cancellationToken">Ends the sample promptly with an <see cref="OperationCanceledException"/>.</param>
    /// <returns>
    /// The images; the caller disposes each. Nothing is requested before the enumeration begins; each enumeration is a separate sample.
    /// </returns>
    /// <exception cref="ArgumentException">Main images are requested in parallel.</exception>
    /// <exception cref="EenMediaException">While enumerating: see the subclasses.</exception>
    IAsyncEnumerable<RecordedImage> SampleAsync(
        RecordedImageTimeRequest request, SamplePlan plan, SampleOptions? options = null, CancellationToken cancellationToken = default);

    /// <summary>
    /// Exports a walk or a sample into a directory: one JPEG file for each frame, with names that sort by time, and <c>manifest.jsonl</c>,
    /// which lists them. After a crash, a full disk or a lost connection, call it again with the same arguments: it continues after the
    /// last good frame. The directory becomes the same as after an undisturbed export, byte for byte. Existing files are compared with the
    /// manifest's hashes first; missing and damaged ones are fetched again.
    /// </summary>
    /// <param name="request">The first image of the walk. For a sample: the camera, the stream type, the size and the overlays.</param>
    /// <param name="directory">The directory, which is created if needed. Other files in it are not touched. One directory holds one
    /// export.</param>
    /// <param name="options">Walk or sample, gaps and progress; <see langword="null"/> walks forward to the end of the recording.</param>
    /// <param name="cancellationToken">Ends the export with an <see cref="OperationCanceledException"/>. The same call
    /// resumes it.</param>
    /// <returns>What the directory holds when the export is finished.</returns>
    /// <exception cref="ArgumentException">The directory is empty, or the options contradict each other or the request.</exception>
    /// <exception cref="InvalidOperationException">The directory holds the export of another request; the message shows both.</exception>
    /// <exception cref="EenExportInUseException">Another export is writing to the directory.</exception>
    /// <exception cref="IOException">The file system refused. Everything exported so far is kept.</exception>
    /// <exception cref="UnauthorizedAccessException">A file or the directory may not be written. What was exported is kept.</exception>
    /// <exception cref="EenUnknownCameraException">The account has no such camera. The manifest gets no end line.</exception>
    /// <exception cref="EenMediaException">A frame could not be fetched; see the subclasses. Everything exported so far is
    /// kept.</exception>
    Task<ExportResult> ExportAsync(
        RecordedImageTimeRequest request, string directory, ExportOptions? options = null, CancellationToken cancellationToken = default);

    /// <summary>Exports a walk or a sample into another target than a directory, such as an object store.</summary>
    /// <param name="request">The first image of the walk. For a sample: the camera, the stream type, the size and the overlays.</param>
    /// <param name="target">The target. One target holds one export. It is not disposed.</param>
    /// <param name="options">Walk or sample, gaps and progress; <see langword="null"/> walks forward to the end of the recording.</param>
    /// <param name="cancellationToken">Ends the export with an <see cref="OperationCanceledException"/>. The same call
    /// resumes it.</param>
    /// <returns>What the target holds when the export is finished.</returns>
    /// <exception cref="ArgumentException">The options contradict each other or the request.</exception>
    /// <exception cref="InvalidOperationException">The target holds the export of another request; the message shows both.</exception>
    /// <exception cref="EenExportInUseException">Another export is writing to the target.</exception>
    /// <exception cref="IOException">The target refused. Everything exported so far is kept.</exception>
    /// <exception cref="EenMediaException">A frame could not be fetched; see the subclasses. Everything exported so far is
    /// kept.</exception>
    Task<ExportResult> ExportAsync(
        RecordedImageTimeRequest request,
        IExportTarget target,
        ExportOptions? options = null,
        CancellationToken cancellationToken = default);

    /// <summary>Lists the overlays that a camera can deliver with its images.</summary>
    /// <param name="deviceId">The camera's id.</param>
    /// <param name="cancellationToken">Ends the call with an <see cref="OperationCanceledException"/>.</param>
    /// <returns>The overlays in the service's order; empty when the camera has none.</returns>
    /// <exception cref="ArgumentException"><paramref name="deviceId"/> is not eight hexadecimal digits.</exception>
    /// <exception cref="EenNotFoundException">The camera is unknown.</exception>
    /// <exception cref="EenMediaException">All other errors; see the subclasses.</exception>
    Task<IReadOnlyList<OverlayInfo>> ListOverlaysAsync(string deviceId, CancellationToken cancellationToken = default);
}
