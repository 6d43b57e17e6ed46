
namespace Een.Media.Client;

/// <summary>The recorded images of an account. Get it from <see cref="IEenMediaClient.RecordedImages"/>. Thread-safe.</summary>
public interface IRecordedImagesClient
{
    /// <summary>Fetches one image.</summary>
    /// <param name="request">Which image.</param>
    /// <param name="cancellationToken">Ends the call; it then throws <see cref="OperationCanceledException"/>.</param>
    /// <returns>The image, complete and in memory. The caller disposes it.</returns>
    /// <exception cref="EenNotFoundException">Nothing is recorded there.</exception>
    /// <exception cref="EenUnknownCameraException">Nothing is recorded there, because the account has no such camera.</exception>
    /// <exception cref="EenDamagedImageException">The image is damaged in the recording.</exception>
    /// <exception cref="EenMediaException">The other ways to fail; see the subclasses.</exception>
    Task<RecordedImage> GetAsync(RecordedImageRequest request, CancellationToken cancellationToken = default);

    /// <summary>Fetches one image, or <see langword="null"/> when nothing is recorded there.</summary>
    /// <param name="request">Which image.</param>
    /// <param name="cancellationToken">Ends the call; it then throws <see cref="OperationCanceledException"/>.</param>
    /// <returns>
    /// The image, which the caller disposes, or <see langword="null"/> where <see cref="GetAsync"/> throws
    /// <see cref="EenNotFoundException"/>.
    /// </returns>
    /// <exception cref="EenUnknownCameraException">The account has no such camera.</exception>
    /// <exception cref="EenMediaException">Every other way to fail; see the subclasses.</exception>
    Task<RecordedImage?> TryGetAsync(RecordedImageRequest request, CancellationToken cancellationToken = default);

    /// <summary>
    /// Walks from image to image: exactly the frames that the service has, in order, none twice, time strictly advancing. Nothing
    /// is recorded where the request looks: the walk is empty. A frame that cannot be fetched throws at its place, after all the
    /// earlier ones.
    /// </summary>
    /// <param name="request">The first image.</param>
    /// <param name="options">Direction and end; <see langword="null"/> walks forward to the end of the recording.</param>
    /// <param name="cancellationToken">Ends the walk promptly; the enumeration then throws
    /// <see cref="OperationCanceledException"/>.</param>
    /// <returns>
    /// The images, each for the caller to dispose. Nothing is requested before the enumeration begins; each enumeration is a walk of its
    /// own.
    /// </returns>
    /// <exception cref="ArgumentException">The end lies on the wrong side of the request's timestamp.</exception>
    /// <exception cref="EenProtocolException">While enumerating: the service's page tokens form a cycle or back in time.</exception>
    /// <exception cref="EenUnknownCameraException">While enumerating: the account has no such camera.</exception>
    /// <exception cref="EenMediaException">While enumerating: see the subclasses.</exception>
    IAsyncEnumerable<RecordedImage> WalkAsync(
        RecordedImageRequest request, WalkOptions? options = null, CancellationToken cancellationToken = default);

    /// <summary>
    /// Walks through several recordings at once, with one bound on requests and memory however many there are. Each recording's frames
    /// come in order and exactly as from <see cref="WalkAsync"/>; between recordings, every one gets its turn.
    /// </summary>
    /// <param name="requests">The first image of each walk. Enumerated at the call. <see cref="RecordedImage.DeviceId"/> tells the frames
    /// apart.</param>
    /// <param name="options">Direction, end, and the bound; <see langword="null"/> walks forward to the end of each recording.</param>
    /// <param name="cancellationToken">Ends all walks promptly; the enumeration then throws
    /// <see cref="OperationCanceledException"/>.</param>
    /// <returns>The images, each for the caller to dispose.</returns>
    /// <exception cref="ArgumentException">The end lies on the wrong side of a request's timestamp.</exception>
    /// <exception cref="EenMediaException">While enumerating: a walk failed, and <see cref="WalkManyOptions.OnFailure"/> is not
    /// set.</exception>
    IAsyncEnumerable<RecordedImage> WalkManyAsync(
        IEnumerable<RecordedImageRequest> requests, WalkManyOptions? options = null, CancellationToken cancellationToken = default);

    /// <summary>
    /// Walks forward and, at the end of the recording, waits for it to grow, until cancelled. Asks no faster than frames come. Outlives an
    /// outage: when the service cannot be reached or refuses for a while, it waits, reports that, and resumes after the last frame.
    /// </summary>
    /// <param name="request">The first image; if nothing is recorded there yet, the walk waits for it.</param>
    /// <param name="options">How patiently to wait; <see langword="null"/> for the defaults.</param>
    /// <param name="cancellationToken">The way to end it: the enumeration then throws <see cref="OperationCanceledException"/>. Leaving the
    /// loop ends it as well.</param>
    /// <returns>The images without an end, each for the caller to dispose.</returns>
    /// <exception cref="EenMediaException">While enumerating: an error that waiting does not mend, such as a missing permission; see the
    /// subclasses.</exception>
    IAsyncEnumerable<RecordedImage> FollowAsync(
        RecordedImageTimeRequest request, FollowOptions? options = null, CancellationToken cancellationToken = default);

    /// <summary>
    /// Samples a recording: of each instant of an even grid, the frame at or after it, in order and none twice. The grid does not
    /// drift, however long a frame takes. A frame that cannot be fetched throws at its place, after all the earlier ones.
    /// </summary>
    /// <param name="request">The first instant, with <see cref="RecordedImageStreamStage.AtOrAfter"/>; and the camera, the stream type, the
    /// size and the overlays of all the frames.</param>
    /// <param name="every">The time between instants: 1 ms or more.</param>
    /// <param name="until">The last instant that may belong to the grid, itself included. Its frame may be later, by the tolerance.</param>
    /// <param name="options">Parallelism, tolerance and gaps; <see langword="null"/> for the defaults.</param>
    /// <param name="cancellationToken">Ends the sample promptly; the enumeration then throws
    /// <see cref="OperationCanceledException"/>.</param>
    /// <returns>
    /// The images, each for the caller to dispose. Nothing is requested before the enumeration begins; each enumeration is a sample of its
    /// own.
    /// </returns>
    /// <exception cref="ArgumentException">The request looks elsewhere than at or after its timestamp, the interval is too short, the end
    /// lies before the beginning, or main images are asked for in parallel.</exception>
    /// <exception cref="EenMediaException">While enumerating: see the subclasses.</exception>
    IAsyncEnumerable<RecordedImage> SampleAsync(
        RecordedImageTimeRequest request,
        TimeSpan every,
        DateTimeOffset until,
        SampleOptions? options = null,
        CancellationToken cancellationToken = default);

    /// <summary>Samples a recording at the instants of a plan: for each, the frame at or after it, in order and none twice.</summary>
    /// <param name="request">The camera, the stream type, the size and the overlays. The plan says when: the request's own timestamp is not
    /// used.</param>
    /// <param name="plan">The instants.</param>
    /// <param name="options">Parallelism, tolerance and gaps; <see langword="null"/> for the defaults.</param>
    /// <param name="cancellationToken">Ends the sample promptly; the enumeration then throws
    /// <see cref="OperationCanceledException"/>.</param>
    /// <returns>
    /// The images, each for the caller to dispose. Nothing is requested before the enumeration begins; each enumeration is a sample of its
    /// own.
    /// </returns>
    /// <exception cref="ArgumentException">Main images are asked for in parallel.</exception>
    /// <exception cref="EenMediaException">While enumerating: see the subclasses.</exception>
    IAsyncEnumerable<RecordedImage> SampleAsync(
        RecordedImageTimeRequest request, SamplePlan plan, SampleOptions? options = null, CancellationToken cancellationToken = default);

    /// <summary>
    /// Exports a walk or a sample into a directory: one JPEG file for each frame, named so that the names sort by time, and
    /// <c>manifest.jsonl</c>, which lists them. Call it again with the same request after a crash, a full disk or a lost connection,
    /// and it goes on after the last good frame: the directory becomes what an undisturbed export leaves, byte for byte. What is there
    /// already is compared with the manifest's hashes first, and fetched again where it is missing or damaged.
    /// </summary>
    /// <param name="request">The first image of the walk. For a sample: the camera, the stream type, the size and the overlays.</param>
    /// <param name="directory">The directory, which is made if needed. Other files in it are left alone; one directory holds one
    /// export.</param>
    /// <param name="options">Walk or sample, gaps and progress; <see langword="null"/> walks forward to the end of the recording.</param>
    /// <param name="cancellationToken">Ends the export, which can be resumed; the call then throws
    /// <see cref="OperationCanceledException"/>.</param>
    /// <returns>What the directory holds when the export is finished.</returns>
    /// <exception cref="ArgumentException">The directory is empty, or the options contradict each other or the request.</exception>
    /// <exception cref="InvalidOperationException">The directory holds the export of another request; the message shows both.</exception>
    /// <exception cref="EenExportInUseException">Another export is writing to the directory.</exception>
    /// <exception cref="IOException">The file system refused. Everything exported so far is kept.</exception>
    /// <exception cref="EenUnknownCameraException">The account has no such camera. The manifest is left without its end.</exception>
    /// <exception cref="EenMediaException">A frame could not be fetched; see the subclasses. Everything exported so far is
    /// kept.</exception>
    Task<ExportResult> ExportAsync(
        RecordedImageTimeRequest request, string directory, ExportOptions? options = null, CancellationToken cancellationToken = default);

    /// <summary>The same export into another place than a directory, such as an object store.</summary>
    /// <param name="request">The first image of the walk. For a sample: the camera, the stream type, the size and the overlays.</param>
    /// <param name="target">The place. One target holds one export. It is not disposed.</param>
    /// <param name="options">Walk or sample, gaps and progress; <see langword="null"/> walks forward to the end of the recording.</param>
    /// <param name="cancellationToken">Ends the export, which can be resumed; the call then throws
    /// <see cref="OperationCanceledException"/>.</param>
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
    /// <param name="cancellationToken">Ends the call; it then throws <see cref="OperationCanceledException"/>.</param>
    /// <returns>The overlays in the service's order; empty when the camera has none.</returns>
    /// <exception cref="ArgumentException"><paramref name="deviceId"/> is not eight hexadecimal digits.</exception>
    /// <exception cref="EenNotFoundException">The camera is unknown.</exception>
    /// <exception cref="EenMediaException">The other ways to fail; see the subclasses.</exception>
    Task<IReadOnlyList<OverlayInfo>> ListOverlaysAsync(string deviceId, CancellationToken cancellationToken = default);
}
