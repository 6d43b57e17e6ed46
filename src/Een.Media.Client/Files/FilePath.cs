namespace Een.Media.Client.Files;

/// <summary>Paths as users give them. Compiled into the imaging package and the command line as well.</summary>
internal static class FilePath
{
    /// <summary>Refuses a path that would lead to another place than intended.</summary>
    /// <exception cref="ArgumentException">The path is empty, a Windows path on another system, or a device.</exception>
    public static string Check(string path, string parameterName)
    {
        ArgumentNullException.ThrowIfNull(path, parameterName);
        if (string.IsNullOrWhiteSpace(path))
            throw new ArgumentException("The path is empty. Give one, such as frames/noon.jpg.", parameterName);
        if (OperatingSystem.IsWindows())
            return path;
        if ((path is [var drive, ':', '\\' or '/', ..] && char.IsAsciiLetter(drive)) || path is ['\\', '\\', ..])
        {
            throw new ArgumentException(
                $"'{path}' is a Windows path; on this system it would be a name in the current directory. "
                + "Give a path of this system, such as /data/frames.",
                parameterName);
        }

        // Files are written beside their place and renamed. A device would be replaced by a file, for all users of the machine.
        return Path.GetDirectoryName(Path.GetFullPath(path)) != "/dev"
            ? path
            : throw new ArgumentException($"'{path}' is a device, not a file. To write to one, copy to a stream.", parameterName);
    }

    /// <summary>Refuses a path at which no file can be written.</summary>
    /// <exception cref="DirectoryNotFoundException">The directory of this file does not exist, or is a file.</exception>
    /// <exception cref="UnauthorizedAccessException">The path is a directory.</exception>
    public static void CheckTarget(string path)
    {
        string target = Path.GetFullPath(path);
        string directory = Path.GetDirectoryName(target) ?? target;
        CheckDirectory(directory);
        if (!Directory.Exists(directory))
            throw new DirectoryNotFoundException($"The directory {directory} does not exist.");

        // A link to a directory is replaced like any other link.
        if (Directory.Exists(target) && new DirectoryInfo(target).LinkTarget is null)
            throw new UnauthorizedAccessException($"'{target}' is a directory, not a file. Add the name of a file.");
    }

    /// <summary>Refuses a directory that cannot exist, because it or one above it is a file.</summary>
    /// <exception cref="DirectoryNotFoundException">The directory, or one above it, is a file.</exception>
    public static void CheckDirectory(string directory)
    {
        for (string? at = directory; at is { Length: > 0 } && !Directory.Exists(at); at = Path.GetDirectoryName(at))
        {
            if (File.Exists(at))
                throw new DirectoryNotFoundException($"'{at}' is a file, not a directory. Give another path.");
        }
    }

    /// <summary>
    /// Rewrites an exception of the file system so that it names the requested file: users do not know the temporary one. Returns the same
    /// exception if it does not name the temporary file.
    /// </summary>
    public static Exception InTermsOf(string path, string temporary, Exception refusal)
    {
        string said = refusal.Message.Replace(Path.GetFullPath(temporary), Path.GetFullPath(path), StringComparison.Ordinal);
        return refusal switch
        {
            _ when said == refusal.Message => refusal,
            UnauthorizedAccessException => new UnauthorizedAccessException(said, refusal),
            _ => new IOException(said, refusal) { HResult = refusal.HResult },
        };
    }
}
