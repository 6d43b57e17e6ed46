using Een.Media.Client.Files;
using Een.Media.Client.RecordedImages.Exporting;

namespace Een.Media.Client;

/// <summary>
/// What the directory of an export holds, compared with its manifest. Nothing is asked of the service, and nothing is changed.
/// </summary>
public sealed class ExportVerification
{
    internal ExportVerification(ManifestHeader? header) => (DeviceId, StreamType) = (header?.Device, header?.Stream);

    /// <summary>The camera; <see langword="null"/> when the manifest has no header.</summary>
    public string? DeviceId { get; }

    /// <summary>Which recording; <see langword="null"/> when the manifest has no header.</summary>
    public StreamType? StreamType { get; }

    /// <summary>The frames that the manifest lists.</summary>
    public long Frames { get; internal set; }

    /// <summary>The bytes of these frames, as the manifest lists them.</summary>
    public long Bytes { get; internal set; }

    /// <summary>The gaps that the manifest marks.</summary>
    public long Gaps { get; internal set; }

    /// <summary>The time of the first frame in the manifest, in UTC; <see langword="null"/> without frames.</summary>
    public DateTimeOffset? First { get; internal set; }

    /// <summary>The time of the last frame in the manifest, in UTC; <see langword="null"/> without frames.</summary>
    public DateTimeOffset? Last { get; internal set; }

    /// <summary>Whether the export came to its end. One that was interrupted did not: export again, and it goes on.</summary>
    public bool IsComplete { get; internal set; }

    /// <summary>What is wrong, in the order of the manifest. Empty when every file is there and is what the manifest says.</summary>
    public IReadOnlyList<ExportProblem> Problems { get; internal set; } = [];

    /// <summary>Whether nothing is wrong and nothing is missing.</summary>
    public bool IsIntact => IsComplete && Problems.Count == 0;

    /// <summary>Reads every file of an export and compares it with the manifest.</summary>
    /// <param name="directory">The directory of one export: it holds <c>manifest.jsonl</c>.</param>
    /// <param name="progress">Told the number of frames that have been checked, after each; <see langword="null"/> for nobody.</param>
    /// <param name="cancellationToken">Ends the call; it then throws <see cref="OperationCanceledException"/>.</param>
    /// <returns>What was found. An export that is damaged is no exception.</returns>
    /// <exception cref="ArgumentException"><paramref name="directory"/> is empty, or no directory's path.</exception>
    /// <exception cref="FileNotFoundException">The directory has no manifest.</exception>
    /// <exception cref="IOException">The manifest cannot be read.</exception>
    public static Task<ExportVerification> VerifyAsync(
        string directory, IProgress<long>? progress = null, CancellationToken cancellationToken = default) =>
        new ExportVerifier(Path.GetFullPath(FilePath.Check(directory, nameof(directory))), progress).RunAsync(cancellationToken);
}
