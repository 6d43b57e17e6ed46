using System.Globalization;
using System.Security.Cryptography;

namespace Een.Media.Client.RecordedImages.Exporting;

/// <summary>
/// Names, reads and writes the files of an export. A frame's name is made here, from its time and safe characters. It is never taken from
/// a camera, a server or a manifest, so no name can lead out of the target.
/// </summary>
internal sealed class ExportFiles(IExportTarget target, RecordedImageTimeRequest request)
{
    private const string ManifestName = "manifest.jsonl";

    private readonly string _suffix = $"_{request.DeviceId}_{request.StreamType}.jpg";

    /// <summary>Where the manifest is, for people.</summary>
    public string ManifestLocation => target.LocationOf(ManifestName);

    public ValueTask<IAsyncDisposable> EnterAsync(CancellationToken cancellationToken) => target.EnterAsync(cancellationToken);

    public ValueTask<Stream?> OpenManifestAsync(CancellationToken cancellationToken) =>
        target.OpenReadAsync(ManifestName, cancellationToken);

    public ValueTask<IExportManifest> CreateManifestAsync(CancellationToken cancellationToken) =>
        target.CreateManifestAsync(ManifestName, cancellationToken);

    public string NameOf(DateTimeOffset timestamp)
    {
        string time = timestamp.UtcDateTime.ToString("yyyy-MM-dd'T'HH-mm-ss.fff", CultureInfo.InvariantCulture);
        long finer = timestamp.Ticks % TimeSpan.TicksPerMillisecond;

        // An underscore sorts after the Z of the whole millisecond, so the names still sort by time.
        return time + (finer == 0 ? "Z" : string.Create(CultureInfo.InvariantCulture, $"_{finer:0000}Z")) + _suffix;
    }

    /// <summary>Writes a frame and returns its manifest line.</summary>
    public async Task<ManifestLine> StoreAsync(RecordedImage image, CancellationToken cancellationToken)
    {
        string name = NameOf(image.Timestamp);
        await target.PutAsync(name, image.Data, cancellationToken).ConfigureAwait(false);
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

    /// <summary>Whether the file of a manifest line exists and matches it.</summary>
    public async Task<bool> HoldsAsync(ManifestLine frame, CancellationToken cancellationToken)
    {
        try
        {
            Stream? file = await target.OpenReadAsync(NameOf(frame.Timestamp!.Value), cancellationToken).ConfigureAwait(false);
            if (file is null)
                return false;
            await using (file.ConfigureAwait(false))
            {
                return (!file.CanSeek || file.Length == frame.Bytes)
                    && Hex(await SHA256.HashDataAsync(file, cancellationToken).ConfigureAwait(false)) == frame.Sha256;
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // A file that cannot be read has to be fetched again.
            return false;
        }
    }

    /// <summary>Lower-case hexadecimal digits, as <c>sha256sum</c> writes them; net8.0 has no method for it.</summary>
    private static string Hex(byte[] hash) =>
        string.Create(hash.Length * 2, hash, static (text, bytes) =>
        {
            for (int i = 0; i < text.Length; i++)
                text[i] = "0123456789abcdef"[(i & 1) == 0 ? bytes[i / 2] >> 4 : bytes[i / 2] & 15];
        });
}
