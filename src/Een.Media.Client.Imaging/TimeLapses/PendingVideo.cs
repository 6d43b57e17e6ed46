using Een.Media.Client.Files;

namespace Een.Media.Client.Imaging.TimeLapses;

/// <summary>
/// A video file that is being written. It has a temporary name in the same directory until it is complete. Disposing it before that deletes
/// it.
/// </summary>
internal sealed class PendingVideo : IDisposable
{
    private readonly string? _target;

    private PendingVideo(string? target, string path) => (_target, Path) = (target, path);

    /// <summary>The temporary path.</summary>
    public string Path { get; }

    /// <summary>A file that will be renamed to the given path.</summary>
    public static PendingVideo For(string path)
    {
        AtomicFile.CheckTarget(path);
        return new PendingVideo(System.IO.Path.GetFullPath(path), AtomicFile.TemporaryBeside(path));
    }

    /// <summary>A file in the system's temporary directory that is never renamed.</summary>
    public static PendingVideo Temporary() =>
        new(null, AtomicFile.TemporaryBeside(System.IO.Path.Combine(System.IO.Path.GetTempPath(), "video")));

    /// <summary>
    /// Creates the file, for writing and reading. A file that will be renamed gets the rights of the file that it replaces. In the system's
    /// temporary directory, only the owner may access it.
    /// </summary>
    public FileStream Create()
    {
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.ReadWrite,
            Share = FileShare.Read,
            BufferSize = 1 << 16,
            Options = FileOptions.Asynchronous,
        };
        if (_target is not null)
            return AtomicFile.Create(Path, _target, options);
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return new FileStream(Path, options);
    }

    /// <summary>Whether a failure names the temporary file. If so, returns the same failure with the requested file's name.</summary>
    public bool IsNamedIn(Exception failure, out Exception translated)
    {
        translated = failure is IOException or UnauthorizedAccessException
            ? FilePath.InTermsOf(_target ?? Path, Path, failure)
            : failure;
        return !ReferenceEquals(translated, failure);
    }

    /// <summary>Replaces the temporary file's name in a program's output by the requested file's name.</summary>
    public string Translate(string text) => text.Replace(Path, _target ?? Path, StringComparison.Ordinal);

    /// <summary>Opens the written file for reading.</summary>
    public FileStream Open() => new(Path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, useAsync: true);

    /// <summary>Renames the file, and replaces an existing one. Close the stream first.</summary>
    public void Complete() =>
        File.Move(Path, _target ?? throw new InvalidOperationException("A temporary file is not renamed."), overwrite: true);

    public void Dispose() => File.Delete(Path);
}
