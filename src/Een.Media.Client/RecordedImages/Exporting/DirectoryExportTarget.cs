using Een.Media.Client.Files;
using Een.Media.Client.RecordedImages.Exporting;

namespace Een.Media.Client;

/// <summary>Writes an export into a directory, which is created when needed. Other files in it are not touched.</summary>
public sealed class DirectoryExportTarget : IExportTarget
{
    private readonly string _directory;

    /// <summary>Names the directory. Nothing is read or written yet.</summary>
    /// <param name="directory">Its path.</param>
    /// <exception cref="ArgumentException"><paramref name="directory"/> is empty, or is not the path of a directory.</exception>
    public DirectoryExportTarget(string directory) => _directory = Path.GetFullPath(FilePath.Check(directory, nameof(directory)));

    private string FrameDraft => LocationOf(".frame.tmp");

    /// <inheritdoc/>
    public string LocationOf(string name) => Path.Combine(_directory, name);

    /// <inheritdoc/>
    public ValueTask<IAsyncDisposable> EnterAsync(CancellationToken cancellationToken)
    {
        FilePath.CheckDirectory(_directory);
        Directory.CreateDirectory(_directory);
        return new(Enter());
    }

    /// <inheritdoc/>
    public ValueTask<Stream?> OpenReadAsync(string name, CancellationToken cancellationToken)
    {
        try
        {
            return new(
                new FileStream(LocationOf(name), FileMode.Open, FileAccess.Read, FileShare.ReadWrite, bufferSize: 0, useAsync: true));
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return new((Stream?)null);
        }
    }

    /// <inheritdoc/>
    public ValueTask PutAsync(string name, ReadOnlyMemory<byte> content, CancellationToken cancellationToken) =>
        new(AtomicFile.WriteAsync(LocationOf(name), FrameDraft, content, cancellationToken));

    /// <inheritdoc/>
    public ValueTask<IExportManifest> CreateManifestAsync(string name, CancellationToken cancellationToken) =>
        new(new DirectoryExportManifest(LocationOf(name), LocationOf(".manifest.tmp")));

    /// <summary>The directory.</summary>
    /// <returns>Its full path.</returns>
    public override string ToString() => _directory;

    private FileStream Enter()
    {
        FileStream held = Lock();
        try
        {
            File.Delete(FrameDraft);
            return held;
        }
        catch
        {
            held.Dispose();
            throw;
        }
    }

    private FileStream Lock()
    {
        string path = LocationOf(".lock");
        try
        {
            // The empty file stays. If it were deleted, a third process could lock a new file while a second waits for the old one.
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException e) when (File.Exists(path))
        {
            throw new EenExportInUseException(
                $"Another export is writing to {_directory}. Wait for it, or export into another directory.", e);
        }
    }
}
