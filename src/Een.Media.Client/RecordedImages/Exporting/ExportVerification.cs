using Een.Media.Client.Files;
using Een.Media.Client.RecordedImages.Exporting;

namespace Een.Media.Client;

/// <summary>
/// The result of comparing an export's directory with its manifest. The comparison sends no request and changes nothing.
/// </summary>
public sealed class ExportVerification
{
    internal ExportVerification(ManifestHeader? header) => (DeviceId, StreamType) = (header?.Device, header?.Stream);

    /// <summary>The camera; <see langword="null"/> when the manifest has no header.</summary>
    public string? DeviceId { get; }

    /// <summary>The recording that was exported; <see langword="null"/> when the manifest has no header.</summary>
    public StreamType? StreamType { get; }

    /// <summary>The number of frames that the manifest lists.</summary>
    public long Frames { get; internal set; }

    /// <summary>The total size of these frames in bytes, according to the manifest.</summary>
    public long Bytes { get; internal set; }

    /// <summary>The number of gaps that the manifest marks.</summary>
    public long Gaps { get; internal set; }

    /// <summary>The time of the first frame in the manifest, in UTC; <see langword="null"/> without frames.</summary>
    public DateTimeOffset? First { get; internal set; }

    /// <summary>The time of the last frame in the manifest, in UTC; <see langword="null"/> without frames.</summary>
    public DateTimeOffset? Last { get; internal set; }

    /// <summary>Whether the export reached its end. If it was interrupted, run it again to continue.</summary>
    public bool IsComplete { get; internal set; }

    /// <summary>The problems, in the order of the manifest. Empty when every file exists and matches the manifest.</summary>
    public IReadOnlyList<ExportProblem> Problems { get; internal set; } = [];

    /// <summary>Whether the export is complete and has no problems.</summary>
    public bool IsIntact => IsComplete && Problems.Count == 0;

    /// <summary>One line, such as <c>Intact: 1200 frames, 2 gaps, 48318382 bytes, 0 problems</c>.</summary>
    /// <returns>The line, the same in every culture.</returns>
    public override string ToString()
    {
        string state = IsIntact ? "Intact" : IsComplete ? "Changed" : "Not complete";
        return FormattableString.Invariant($"{state}: {Frames} frames, {Gaps} gaps, {Bytes} bytes, {Problems.Count} problems");
    }

    /// <summary>Reads every file of an export and compares it with the manifest.</summary>
    /// <param name="directory">The directory of one export: it holds <c>manifest.jsonl</c>.</param>
    /// <param name="progress">Receives the number of frames checked so far, after each frame; <see langword="null"/> for none.</param>
    /// <param name="cancellationToken">Ends the call with an <see cref="OperationCanceledException"/>.</param>
    /// <returns>What was found. A damaged export does not throw.</returns>
    /// <exception cref="ArgumentException"><paramref name="directory"/> is empty, or is not the path of a directory.</exception>
    /// <exception cref="FileNotFoundException">The directory has no manifest.</exception>
    /// <exception cref="IOException">The manifest cannot be read.</exception>
    public static Task<ExportVerification> VerifyAsync(
        string directory, IProgress<long>? progress = null, CancellationToken cancellationToken = default) =>
        new ExportVerifier(Path.GetFullPath(FilePath.Check(directory, nameof(directory))), progress).RunAsync(cancellationToken);
}
