using Een.Media.Client.Files;

namespace Een.Media.Client.RecordedImages.Exporting;

/// <summary>
/// The manifest of an export in a directory: a file, which is written beside the earlier one until it is published. Unbuffered, so appended
/// lines survive a crash of the process.
/// </summary>
internal sealed class DirectoryExportManifest(string path, string draft) : IExportManifest
{
    private FileStream _file = Create(path, draft);
    private bool _isPublished;

    /// <summary>Writes on the calling thread: a line is written sooner than a busy thread pool takes the export up again.</summary>
    public ValueTask AppendAsync(ReadOnlyMemory<byte> lines, CancellationToken cancellationToken)
    {
        _file.Write(lines.Span);
        return default;
    }

    public async ValueTask PublishAsync(CancellationToken cancellationToken)
    {
        await _file.DisposeAsync().ConfigureAwait(false);
        File.Move(draft, path, overwrite: true);
        _isPublished = true;
        _file = new FileStream(path, Options(FileMode.Append));
    }

    public ValueTask CompleteAsync(CancellationToken cancellationToken)
    {
        SurvivePowerFailure();
        return default;
    }

    public async ValueTask DisposeAsync()
    {
        await _file.DisposeAsync().ConfigureAwait(false);
        if (!_isPublished)
            File.Delete(draft);
    }

    private void SurvivePowerFailure()
    {
        _file.Flush(flushToDisk: true);
        DirectorySync.Flush(Path.GetDirectoryName(path)!);
    }

    private static FileStream Create(string path, string draft)
    {
        AtomicFile.CheckTarget(path);

        // Deleted, not opened: in a directory that others can write to, it could be a link to a file of the user.
        File.Delete(draft);
        return AtomicFile.Create(draft, path, Options(FileMode.CreateNew));
    }

    private static FileStreamOptions Options(FileMode mode) => new()
    {
        Mode = mode,
        Access = FileAccess.Write,
        Share = FileShare.Read,
        BufferSize = 0,
    };
}
