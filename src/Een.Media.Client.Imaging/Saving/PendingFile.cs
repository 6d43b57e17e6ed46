using Een.Media.Client.Files;

namespace Een.Media.Client.Imaging.Saving;

/// <summary>
/// A file that is being written under another name beside its own, and takes its own only when it is complete. Disposed before that,
/// it leaves nothing behind.
/// </summary>
internal sealed class PendingFile : IDisposable
{
    private readonly string? _target;

    private PendingFile(string? target, string directory)
    {
        _target = target;
        Path = System.IO.Path.Combine(directory, $".{Guid.NewGuid():N}.tmp");
    }

    /// <summary>Where to write.</summary>
    public string Path { get; }

    /// <summary>A file that will get the given name.</summary>
    public static PendingFile For(string path)
    {
        FilePath.CheckDirectory(path);
        string target = System.IO.Path.GetFullPath(path);
        return new PendingFile(target, System.IO.Path.GetDirectoryName(target) ?? target);
    }

    /// <summary>A file that is only passed through, in the system's directory for such.</summary>
    public static PendingFile Passing() => new(null, System.IO.Path.GetTempPath());

    /// <summary>Opens the file for writing, and for mending what was written.</summary>
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

    /// <summary>Writes the whole of it.</summary>
    public async Task WriteAsync(ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        FileStream stream = Create();
        await using (stream.ConfigureAwait(false))
        {
            await stream.WriteAsync(content, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Opens what was written, for reading.</summary>
    public FileStream Open() => new(Path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, useAsync: true);

    /// <summary>Gives the file its name, replacing one that is there. Close it before.</summary>
    public void Complete() => File.Move(Path, _target ?? throw new InvalidOperationException("A passing file has no name to take."), overwrite: true);

    public void Dispose() => File.Delete(Path);
}
