namespace Een.Media.Client.Files;

/// <summary>Files that are either there and whole, or not there. Compiled into the imaging package as well.</summary>
internal static class AtomicFile
{
    /// <summary>Writes or replaces a file.</summary>
    public static Task WriteAsync(string path, ReadOnlyMemory<byte> content, CancellationToken cancellationToken) =>
        WriteAsync(path, TemporaryBeside(path), content, New(FileOptions.Asynchronous), cancellationToken);

    /// <summary>
    /// Writes or replaces a file by way of a temporary one in the same directory that may be a leftover: for a caller who writes one file
    /// at a time, and whose process can thus leave no more than this one behind when it dies. Writes on the calling thread: such a caller
    /// waits for each file, and to be taken up again by a busy thread pool takes longer than to write a frame.
    /// </summary>
    public static Task WriteAsync(string path, string temporary, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        // Deleted, not opened: in a directory that others may write to, it could be a link to a file of the user's.
        File.Delete(temporary);
        return WriteAsync(path, temporary, content, New(FileOptions.None), cancellationToken);
    }

    /// <summary>
    /// Writes or replaces a file that must outlive a crash of the machine, with its rights set before anything is in it. The temporary
    /// file may be a leftover of a process that was killed.
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
        FilePath.CheckTarget(path);
        CheckReplaceable(path);
        try
        {
            var file = new FileStream(temporary, options);
            await using (file.ConfigureAwait(false))
            {
                KeepRights(file, path, options);
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

    /// <summary>A rename would replace a file that is read-only, which is not what read-only means.</summary>
    private static void CheckReplaceable(string path)
    {
        var file = new FileInfo(path);
        if (file.Exists && file.LinkTarget is null && file.IsReadOnly)
            throw new UnauthorizedAccessException($"The file '{path}' is read-only. Give another path, or make it writable.");
    }

    /// <summary>A file that replaces another one keeps its rights: one for the owner alone must not become readable to all.</summary>
    private static void KeepRights(FileStream file, string path, FileStreamOptions options)
    {
        if (OperatingSystem.IsWindows() || options.UnixCreateMode is not null)
            return;
        var earlier = new FileInfo(path);
        if (earlier.Exists && earlier.LinkTarget is null)
            File.SetUnixFileMode(file.SafeFileHandle, earlier.UnixFileMode);
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
