namespace Een.Media.Client.Memory;

/// <summary>Files that are either there and whole, or not there.</summary>
internal static class AtomicFile
{
    /// <summary>Writes or replaces a file.</summary>
    public static Task WriteAsync(string path, ReadOnlyMemory<byte> content, CancellationToken cancellationToken) =>
        WriteAsync(path, content, unixMode: null, durable: false, cancellationToken);

    /// <summary>Writes or replaces a file that must outlive a crash of the machine, with its rights set before anything is in it.</summary>
    public static Task WriteDurablyAsync(string path, ReadOnlyMemory<byte> content, UnixFileMode mode, CancellationToken cancellationToken) =>
        WriteAsync(path, content, mode, durable: true, cancellationToken);

    private static async Task WriteAsync(
        string path, ReadOnlyMemory<byte> content, UnixFileMode? unixMode, bool durable, CancellationToken cancellationToken)
    {
        string target = Path.GetFullPath(path);
        string temporary = Path.Combine(Path.GetDirectoryName(target) ?? target, $".{Guid.NewGuid():N}.tmp");
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.Write,
            Share = FileShare.None,
            BufferSize = 0,
            Options = FileOptions.Asynchronous | (durable ? FileOptions.WriteThrough : FileOptions.None),
        };
        if (unixMode is not null && !OperatingSystem.IsWindows())
            options.UnixCreateMode = unixMode;
        try
        {
            var file = new FileStream(temporary, options);
            await using (file.ConfigureAwait(false))
            {
                await file.WriteAsync(content, cancellationToken).ConfigureAwait(false);
            }

            File.Move(temporary, target, overwrite: true);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
    }
}
