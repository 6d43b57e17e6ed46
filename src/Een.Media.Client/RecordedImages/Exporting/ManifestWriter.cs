using System.Text;

namespace Een.Media.Client.RecordedImages.Exporting;

/// <summary>Appends lines, unbuffered: what has been written survives the death of the process.</summary>
internal sealed class ManifestWriter(string path, FileMode mode) : IAsyncDisposable
{
    private readonly FileStream _file = new(path, mode, FileAccess.Write, FileShare.Read, bufferSize: 0, useAsync: true);

    public ValueTask WriteAsync(IEnumerable<ManifestLine> lines, CancellationToken cancellationToken) =>
        _file.WriteAsync(Encoding.UTF8.GetBytes(string.Concat(lines.Select(line => ManifestJson.Write(line) + "\n"))), cancellationToken);

    /// <summary>Makes what has been written survive a power failure as well.</summary>
    public void FlushToDisk() => _file.Flush(flushToDisk: true);

    public ValueTask DisposeAsync() => _file.DisposeAsync();
}
