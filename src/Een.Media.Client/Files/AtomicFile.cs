namespace Een.Media.Client.Files;

/// <summary>Files that are either there and whole, or not there. Compiled into the imaging package as well.</summary>
internal static class AtomicFile
{
    /// <summary>Writes or replaces a file.</summary>
    public static Task WriteAsync(string path, ReadOnlyMemory<byte> content, CancellationToken cancellationToken) =>
        WriteAsync(path, TemporaryBeside(path), content, New(FileOptions.None), cancellationToken);

    /// <summary>
    /// Writes or replaces a file by way of a temporary one in the same directory that may be a leftover: for a caller who writes one file at
    /// a time, and whose process can thus leave no more than this one behind when it dies.
    /// </summary>
    public static Task WriteAsync(string path, string temporary, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        FileStreamOptions options = New(FileOptions.None);
        options.Mode = FileMode.Create;
        return WriteAsync(path, temporary, content, options, cancellationToken);
    }

    /// <summary>Writes or replaces a file that must outlive a crash of the machine, with its rights set before anything is in it.</summary>
    public static Task WriteDurablyAsync(string path, ReadOnlyMemory<byte> content, UnixFileMode mode, CancellationToken cancellationToken)
    {
        FileStreamOptions options = New(FileOptions.WriteThrough);
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = mode;
        return WriteAsync(path, TemporaryBeside(path), content, options, cancellationToken);
    }

    private static async Task WriteAsync(
        string path, string temporary, ReadOnlyMemory<byte> content, FileStreamOptions options, CancellationToken cancellationToken)
    {
        FilePath.CheckDirectory(path);
        try
        {
            var file = new FileStream(temporary, options);
            await using (file.ConfigureAwait(false))
            {
                await file.WriteAsync(content, cancellationToken).ConfigureAwait(false);
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

    private static FileStreamOptions New(FileOptions options) => new()
    {
        Mode = FileMode.CreateNew,
        Access = FileAccess.Write,
        Share = FileShare.None,
        BufferSize = 0,
        Options = FileOptions.Asynchronous | options,
    };

    /// <summary>A new path in the same directory.</summary>
    public static string TemporaryBeside(string path)
    {
        string target = Path.GetFullPath(path);
        return Path.Combine(Path.GetDirectoryName(target) ?? target, $".{Guid.NewGuid():N}.tmp");
    }
}
