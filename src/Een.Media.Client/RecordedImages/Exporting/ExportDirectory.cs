using System.Globalization;
using System.Security.Cryptography;
using Een.Media.Client.Files;

namespace Een.Media.Client.RecordedImages.Exporting;

/// <summary>
/// The directory of an export and the names in it. A frame's name is made here, from its time and from harmless characters alone, and
/// never taken from a camera, a server or a manifest: nothing can lead out of the directory.
/// </summary>
internal sealed class ExportDirectory(string path, RecordedImageTimeRequest request)
{
    private readonly string _path = Path.GetFullPath(path);
    private readonly string _suffix = $"_{request.DeviceId}_{(request.StreamType == StreamType.Main ? "main" : "preview")}.jpg";

    public string Manifest => In("manifest.jsonl");

    public string ManifestDraft => In(".manifest.tmp");

    public string FrameDraft => In(".frame.tmp");

    /// <summary>Makes the directory, and keeps everybody else out until the result is disposed or the process dies.</summary>
    public IDisposable Enter()
    {
        Directory.CreateDirectory(_path);
        try
        {
            // The empty file stays: deleting it would let a third process lock a new one while a second still waits for the old one.
            return new FileStream(In(".lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException e) when (File.Exists(In(".lock")))
        {
            throw new IOException($"Another export is writing to {_path}. Wait for it, or export into another directory.", e);
        }
    }

    public string NameOf(DateTimeOffset timestamp)
    {
        string time = timestamp.UtcDateTime.ToString("yyyy-MM-dd'T'HH-mm-ss.fff", CultureInfo.InvariantCulture);
        long finer = timestamp.Ticks % TimeSpan.TicksPerMillisecond;

        // An underscore sorts after the Z of the whole millisecond, so the names still sort by time.
        return time + (finer == 0 ? "Z" : string.Create(CultureInfo.InvariantCulture, $"_{finer:0000}Z")) + _suffix;
    }

    /// <summary>Writes a frame, and makes the line that stands for it.</summary>
    public async Task<ManifestLine> StoreAsync(RecordedImage image, CancellationToken cancellationToken)
    {
        string name = NameOf(image.Timestamp);
        await AtomicFile.WriteAsync(In(name), FrameDraft, image.Data, cancellationToken).ConfigureAwait(false);
        return new ManifestLine
        {
            Timestamp = image.Timestamp,
            File = name,
            Bytes = image.Data.Length,
            Sha256 = Hex(SHA256.HashData(image.Data.Span)),
            Damaged = image.IsDamaged ? true : null,
            Width = image.Width > 0 ? image.Width : null,
            Height = image.Height > 0 ? image.Height : null,
            OverlaySvg = image.OverlaySvg,
        };
    }

    /// <summary>Whether the file of a line is there, and what the line says it is.</summary>
    public async Task<bool> HoldsAsync(ManifestLine frame, CancellationToken cancellationToken)
    {
        try
        {
            var file = new FileStream(In(NameOf(frame.Timestamp!.Value)), FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, useAsync: true);
            await using (file.ConfigureAwait(false))
            {
                return file.Length == frame.Bytes
                    && Hex(await SHA256.HashDataAsync(file, cancellationToken).ConfigureAwait(false)) == frame.Sha256;
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Not there, or not readable: either way it has to be fetched again.
            return false;
        }
    }

    /// <summary>As <c>sha256sum</c> writes it; net8.0 has no such method of its own.</summary>
    private static string Hex(byte[] hash) =>
        string.Create(hash.Length * 2, hash, static (text, bytes) =>
        {
            for (int i = 0; i < text.Length; i++)
                text[i] = "0123456789abcdef"[(i & 1) == 0 ? bytes[i / 2] >> 4 : bytes[i / 2] & 15];
        });

    private string In(string name) => Path.Combine(_path, name);
}
