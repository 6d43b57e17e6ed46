using Een.Media.Client.Files;

namespace Een.Media.Cli.Accounts;

/// <summary>Files that only their owner can access.</summary>
internal static class PrivateFile
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Writes a temporary file first and then renames it, so that a reader never sees half a file.</summary>
    public static void Write(string path, string text)
    {
        CreateDirectoryOf(path);
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = OwnerOnly;

        string draft = $"{path}.{Environment.ProcessId}.tmp";
        using (var writer = new StreamWriter(draft, options))
            writer.Write(text);
        File.Move(draft, path, overwrite: true);
    }

    /// <summary>Makes the directory of a file, for the owner alone.</summary>
    /// <exception cref="IOException">It cannot be made. The message says where another one is chosen.</exception>
    public static void CreateDirectoryOf(string path)
    {
        string directory = Path.GetDirectoryName(path)!;
        try
        {
            FilePath.CheckDirectory(directory);
            if (OperatingSystem.IsWindows())
                Directory.CreateDirectory(directory);
            else
                Directory.CreateDirectory(directory, OwnerOnly | UnixFileMode.UserExecute);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new IOException(
                $"The directory {directory} for the settings of een-media cannot be created: {e.Message} "
                + $"{(OperatingSystem.IsWindows() ? "APPDATA" : "XDG_CONFIG_HOME")} names the directory that it is created in.",
                e);
        }
    }
}
