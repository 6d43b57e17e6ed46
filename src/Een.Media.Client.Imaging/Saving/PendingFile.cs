using Een.Media.Client.Files;

namespace Een.Media.Client.Imaging.Saving;

/// <summary>
/// A file that is written under a temporary name in the same directory and renamed when it is complete. Disposing it before that deletes
/// it.
/// </summary>
internal sealed class PendingFile : IDisposable
{
    private readonly string? _target;

    private PendingFile(string? target, string directory)
    {
        _target = target;
        Path = System.IO.Path.Combine(directory, $".{Guid.NewGuid():N}.tmp");
    }

    /// <summary>The temporary path.</summary>
    public string Path { get; }

    /// <summary>A file that will be renamed to the given path.</summary>
    public static PendingFile For(string path)
    {
        FilePath.CheckDirectory(path);
        string target = System.IO.Path.GetFullPath(path);
        return new PendingFile(target, System.IO.Path.GetDirectoryName(target) ?? target);
    }

    /// <summary>A file in the system's temporary directory that is never renamed.</summary>
    public static PendingFile Temporary() => new(null, System.IO.Path.GetTempPath());

    /// <summary>Creates the file, for writing and reading.</summary>
    public FileStream Create()
    {
        try
        {
            return new(Path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.Read, bufferSize: 1 << 16, useAsync: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw FilePath.InTermsOf(_target ?? Path, Path, e);
        }
    }

    /// <summary>Writes the whole content.</summary>
    public async Task WriteAsync(ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        FileStream stream = Create();
        await using (stream.ConfigureAwait(false))
        {
            await stream.WriteAsync(content, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Opens the written file for reading.</summary>
    public FileStream Open() => new(Path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, useAsync: true);

    /// <summary>Renames the file, and replaces an existing one. Close the stream first.</summary>
    public void Complete() =>
        File.Move(Path, _target ?? throw new InvalidOperationException("A temporary file is not renamed."), overwrite: true);

    public void Dispose() => File.Delete(Path);
}
