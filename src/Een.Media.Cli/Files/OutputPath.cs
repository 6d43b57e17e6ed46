using Een.Media.Cli.Errors;
using Een.Media.Cli.Text;
using Een.Media.Client.Files;

namespace Een.Media.Cli.Files;

/// <summary>Where the user wants files (<c>-o</c>). Directories that do not exist are made.</summary>
internal static class OutputPath
{
    /// <summary>Refuses a file that cannot be written, before anything is asked for.</summary>
    public static void CheckFile(string path)
    {
        string target = Path.GetFullPath(FilePath.Check(path, nameof(path)));
        string directory = Path.GetDirectoryName(target) ?? target;
        if (Directory.Exists(directory))
            AtomicFile.CheckTarget(target);
        CheckDirectory(directory);
    }

    /// <summary>Refuses a directory that cannot exist or be written, before anything is asked for.</summary>
    public static void CheckDirectory(string path)
    {
        string directory = Path.GetFullPath(FilePath.Check(path, nameof(path)));
        FilePath.CheckDirectory(directory);
        while (!Directory.Exists(directory) && Path.GetDirectoryName(directory) is { } above)
            directory = above;
        CheckWritable(directory);
    }

    /// <summary>Creates a file and deletes it at once, because permissions do not show that a disk is read-only.</summary>
    private static void CheckWritable(string directory)
    {
        string probe = Path.Combine(directory, $".een-media-{Guid.NewGuid():N}");
        try
        {
            File.Create(probe, bufferSize: 1, FileOptions.DeleteOnClose).Dispose();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            string reason = e is FileNotFoundException or UnauthorizedAccessException
                ? "This user may not make files there." : e.Message.Replace(probe, directory, StringComparison.Ordinal);
            throw new CliException(
                ExitCode.Failed, $"Nothing can be written in '{SafeText.Of(directory)}'. {SafeText.Of(reason)} Give another path with -o.");
        }
    }

    /// <summary>Makes the directory of a file.</summary>
    /// <exception cref="CliException">It cannot be made.</exception>
    public static void CreateDirectoryOf(string path)
    {
        if (Path.GetDirectoryName(Path.GetFullPath(path)) is { } directory)
            CreateDirectory(directory);
    }

    /// <summary>Makes a directory.</summary>
    /// <returns>Its full path.</returns>
    /// <exception cref="CliException">It cannot be made.</exception>
    public static string CreateDirectory(string path)
    {
        CheckDirectory(path);
        try
        {
            return Directory.CreateDirectory(path).FullName;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CliException(
                ExitCode.Failed,
                $"The directory {SafeText.Of(path)} cannot be created: {SafeText.Of(e.Message)} Give another path with -o.");
        }
    }
}
