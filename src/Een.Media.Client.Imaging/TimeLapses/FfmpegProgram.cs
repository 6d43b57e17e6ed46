namespace Een.Media.Client.Imaging.TimeLapses;

/// <summary>Finds the <c>ffmpeg</c> program.</summary>
internal static class FfmpegProgram
{
    /// <summary>Searches the PATH only, never the working directory.</summary>
    public static string Find(string? given)
    {
        if (given is not null)
        {
            return File.Exists(given)
                ? Path.GetFullPath(given)
                : throw new EenTimeLapseException(
                    $"{given} does not exist. Set TimeLapseOptions.FfmpegPath to the ffmpeg program, or to null to search the PATH.");
        }

        string name = OperatingSystem.IsWindows() ? "ffmpeg.exe" : "ffmpeg";
        return (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Where(Path.IsPathFullyQualified)
            .Select(directory => Path.Combine(directory, name))
            .FirstOrDefault(File.Exists)
            ?? throw new EenTimeLapseException(
                "An MP4 needs the ffmpeg program, which is not on the PATH. Install it, set TimeLapseOptions.FfmpegPath, " +
                "or write an AVI or a WebP, which need no other program.");
    }
}
