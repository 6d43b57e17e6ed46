using System.Globalization;
using System.Security.Cryptography;

namespace Een.Media.Client.RecordedImages.Exporting;

/// <summary>
/// Compares a directory with its manifest, line by line. The manifest is not trusted: the name in a line must be a plain file name, so
/// nothing outside the directory is read.
/// </summary>
internal sealed class ExportVerifier(string directory, IProgress<long>? progress)
{
    private const string ManifestName = "manifest.jsonl";

    private readonly List<ExportProblem> _problems = [];
    private readonly HashSet<string> _listed = new(StringComparer.Ordinal);
    private bool _gapBefore;

    public async Task<ExportVerification> RunAsync(CancellationToken cancellationToken)
    {
        string path = Path.Combine(directory, ManifestName);
        if (!File.Exists(path))
            throw new FileNotFoundException(
                $"{directory} has no {ManifestName}, so it is not the directory of an export. Give the directory of one export.", path);
        using StreamReader manifest = File.OpenText(path);
        ManifestHeader? header = Read(await manifest.ReadLineAsync(cancellationToken).ConfigureAwait(false))?.Export;
        var found = new ExportVerification(header);
        if (header is null)
            Add(ExportProblemKind.DamagedManifest, ManifestName, "The manifest does not begin with the header of an export.");
        else
            await ReadLinesAsync(manifest, header, found, cancellationToken).ConfigureAwait(false);
        if (header is not null && _problems.TrueForAll(problem => problem.Kind != ExportProblemKind.DamagedManifest))
            FindUnlisted();
        found.Problems = _problems.AsReadOnly();
        return found;
    }

    private static ManifestLine? Read(string? text) => text is null ? null : ManifestJson.TryRead(text);

    private async Task ReadLinesAsync(
        StreamReader manifest, ManifestHeader header, ExportVerification found, CancellationToken cancellationToken)
    {
        string? next = await manifest.ReadLineAsync(cancellationToken).ConfigureAwait(false);
        for (int number = 2; next is not null; number++)
        {
            ManifestLine? line = Read(next);
            next = await manifest.ReadLineAsync(cancellationToken).ConfigureAwait(false);
            if (line?.End is { } end)
            {
                CheckEnd(end, found, number);
            }
            else if (line?.Gap is not null)
            {
                found.Gaps++;
                _gapBefore = true;
            }
            else if (line is { Timestamp: { } timestamp, File: { } file } && IsPlainName(file) && _listed.Add(file))
            {
                found.IsComplete = false;
                CheckPlace(header, found, timestamp, file);
                await CheckFileAsync(line, file, cancellationToken).ConfigureAwait(false);
                Count(found, line, timestamp);
            }
            else
            {
                // A crash while a line is written leaves half of it at the end. The next run of the export writes it again.
                if (next is null && line is null && !found.IsComplete)
                    return;
                Add(
                    ExportProblemKind.DamagedManifest,
                    ManifestName,
                    Invariant($"Line {number} is not a frame, a gap or the end. Later lines were not checked."));
                return;
            }
        }
    }

    private void CheckEnd(ManifestEnd end, ExportVerification found, int number)
    {
        found.IsComplete = true;
        if (end.Frames != found.Frames || end.Bytes != found.Bytes)
        {
            Add(ExportProblemKind.DamagedManifest, ManifestName, string.Create(
                CultureInfo.InvariantCulture,
                $"Line {number} counts {end.Frames} frames of {end.Bytes} bytes, "
                    + $"but {found.Frames} frames of {found.Bytes} bytes are listed: lines are missing."));
        }
    }

    private void CheckPlace(ManifestHeader header, ExportVerification found, DateTimeOffset timestamp, string file)
    {
        DateTimeOffset? before = found.Last ?? header.Walk?.Timestamp;
        if (before is { } last)
        {
            TimeSpan distance = header.Walk?.Direction == WalkDirection.Backward ? last - timestamp : timestamp - last;
            if (distance < TimeSpan.Zero || (distance == TimeSpan.Zero && found.Last is not null))
                Add(ExportProblemKind.OutOfOrder, file, "The frame is not in order of time.");
            else if (header.Walk is { } walk && distance > walk.GapThreshold && !_gapBefore)
                Add(
                    ExportProblemKind.UnmarkedGap,
                    file,
                    Invariant($"The frame before it is {distance.TotalSeconds:0.###} s away, but no gap is marked."));
        }

        _gapBefore = false;
    }

    private async Task CheckFileAsync(ManifestLine line, string file, CancellationToken cancellationToken)
    {
        try
        {
            var stream = new FileStream(
                Path.Combine(directory, file), FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, useAsync: true);
            await using (stream.ConfigureAwait(false))
            {
                if (stream.Length != line.Bytes)
                    Add(ExportProblemKind.Changed, file, Invariant($"The file has {stream.Length} bytes instead of {line.Bytes}."));
                else if (!await HasHashAsync(stream, line.Sha256, cancellationToken).ConfigureAwait(false))
                    Add(ExportProblemKind.Changed, file, "The file's bytes differ from those that were exported.");
            }
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            Add(ExportProblemKind.Missing, file, "The file is missing.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Add(ExportProblemKind.Missing, file, $"The file cannot be read: {e.Message}");
        }
    }

    private void Count(ExportVerification found, ManifestLine line, DateTimeOffset timestamp)
    {
        found.Frames++;
        found.Bytes += line.Bytes ?? 0;
        found.First ??= timestamp;
        found.Last = timestamp;
        progress?.Report(found.Frames);
    }

    private void FindUnlisted()
    {
        IEnumerable<string> files = Directory.EnumerateFiles(directory, "*.jpg").Select(path => Path.GetFileName(path));
        foreach (string file in files.Order(StringComparer.Ordinal))
        {
            if (!_listed.Contains(file))
                Add(ExportProblemKind.Unlisted, file, "The manifest does not list this file.");
        }
    }

    private static bool IsPlainName(string file) =>
        file.Length is > 0 and < 256 && file.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_') && file[0] != '.';

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private static async Task<bool> HasHashAsync(Stream stream, string? sha256, CancellationToken cancellationToken)
    {
        byte[] hash = await SHA256.HashDataAsync(stream, cancellationToken).ConfigureAwait(false);
        return Convert.ToHexString(hash).Equals(sha256, StringComparison.OrdinalIgnoreCase);
    }

    private void Add(ExportProblemKind kind, string file, string description) => _problems.Add(new ExportProblem(kind, file, description));
}
