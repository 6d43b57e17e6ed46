namespace Een.Media.Client.Files;

/// <summary>Writes files completely or not at all. Compiled into the imaging package and the command line as well.</summary>
internal static class AtomicFile
{
    /// <summary>Writes or replaces a file.</summary>
    public static Task WriteAsync(string path, ReadOnlyMemory<byte> content, CancellationToken cancellationToken) =>
        WriteAsync(path, TemporaryBeside(path), content, New(FileOptions.Asynchronous), cancellationToken);

    /// <summary>
    /// Writes or replaces a file through a given temporary file in the same directory, which may be a leftover. For a caller that writes
    /// one file at a time: a crash then leaves no more than this one temporary file. Writes on the calling thread, because such a caller
    /// waits for each file, and a busy thread pool takes longer to resume it than to write a frame.
    /// </summary>
    public static Task WriteAsync(string path, string temporary, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        // Deleted, not opened: in a directory that others can write to, it could be a link to a file of the user.
        File.Delete(temporary);
        return WriteAsync(path, temporary, content, New(FileOptions.None), cancellationToken);
    }

    /// <summary>
    /// Writes or replaces a file that must survive a crash of the machine. Its access rights are set before it has any content. The
    /// temporary file may be a leftover of a process that was killed.
    /// </summary>
    public static async Task WriteDurablyAsync(
        string path, string temporary, ReadOnlyMemory<byte> content, UnixFileMode mode, CancellationToken cancellationToken)
    {
        File.Delete(temporary);
        FileStreamOptions options = New(FileOptions.Asynchronous | FileOptions.WriteThrough);
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = mode;
        await WriteAsync(path, temporary, content, options, cancellationToken).ConfigureAwait(false);
        DirectorySync.Flush(Path.GetDirectoryName(Path.GetFullPath(path))!);
    }

    private static async Task WriteAsync(
        string path, string temporary, ReadOnlyMemory<byte> content, FileStreamOptions options, CancellationToken cancellationToken)
    {
        CheckTarget(path);
        try
        {
            FileStream file = Create(temporary, path, options);
            await using (file.ConfigureAwait(false))
            {
                if (options.Options.HasFlag(FileOptions.Asynchronous))
                    await file.WriteAsync(content, cancellationToken).ConfigureAwait(false);
                else
                    file.Write(content.Span);
            }

            File.Move(temporary, path, overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            File.Delete(temporary);
            throw FilePath.InTermsOf(path, temporary, e);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
    }

    /// <summary>Refuses a path at which no file can be written, or none replaced.</summary>
    /// <exception cref="DirectoryNotFoundException">The directory of this file does not exist, or is a file.</exception>
    /// <exception cref="UnauthorizedAccessException">The path is a directory or a read-only file.</exception>
    public static void CheckTarget(string path)
    {
        FilePath.CheckTarget(path);

        // A rename would replace even a read-only file.
        var file = new FileInfo(path);
        if (file.Exists && file.LinkTarget is null && file.IsReadOnly)
            throw new UnauthorizedAccessException($"The file '{path}' is read-only. Give another path, or make it writable.");
    }

    /// <summary>
    /// Creates the temporary file of a target, with the access rights of the file that it will replace: a private file must not become
    /// readable for all. Rights in the options take precedence.
    /// </summary>
    public static FileStream Create(string temporary, string path, FileStreamOptions options)
    {
        var file = new FileStream(temporary, options);
        try
        {
            if (!OperatingSystem.IsWindows() && options.UnixCreateMode is null
                && new FileInfo(path) is { Exists: true, LinkTarget: null } earlier)
            {
                File.SetUnixFileMode(file.SafeFileHandle, earlier.UnixFileMode);
            }

            return file;
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    private static FileStreamOptions New(FileOptions options) => new()
    {
        Mode = FileMode.CreateNew,
        Access = FileAccess.Write,
        Share = FileShare.None,
        BufferSize = 0,
        Options = options,
    };

    /// <summary>A new path in the same directory.</summary>
    public static string TemporaryBeside(string path)
    {
        string target = Path.GetFullPath(path);
        return Path.Combine(Path.GetDirectoryName(target) ?? target, $".{Guid.NewGuid():N}.tmp");
    }
}
