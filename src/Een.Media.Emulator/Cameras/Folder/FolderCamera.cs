using Een.Media.Emulator.Cameras.Frames;
using Een.Media.Emulator.Cameras.Model;
using Een.Media.Emulator.Cameras.Timelines;

namespace Een.Media.Emulator.Cameras.Folder;

/// <summary>Creates a camera from a directory of JPEG files.</summary>
internal static class FolderCamera
{
    /// <summary>Returns the full path of the directory, and checks that it contains JPEG files.</summary>
    public static string Check(string directory)
    {
        string path = Path.GetFullPath(directory);
        if (!Directory.Exists(path))
            throw new DirectoryNotFoundException($"The directory \"{path}\" does not exist.");
        if (!Jpegs(path).Any())
            throw new InvalidDataException($"The directory \"{path}\" contains no JPEG file (*.jpg, *.jpeg).");
        return path;
    }

    public static Camera Create(string deviceId, string name, string directory, FolderCameraOptions options, DateTimeOffset now)
    {
        string[] paths = [.. Jpegs(Check(directory)).Order(StringComparer.Ordinal)];
        List<(string Path, ImageSize Size, DateTimeOffset? Taken)> usable = [];
        foreach (string path in paths)
        {
            if (Inspect(path) is { } file)
                usable.Add((path, file.Size, file.Taken));
        }

        if (usable.Count == 0)
            throw new InvalidDataException($"None of the {paths.Length} JPEG files in \"{directory}\" is a complete JPEG.");
        DateTimeOffset[] times = FolderTimes.Of([.. usable.Select(file => file.Taken)], options.Spacing, now);
        Dictionary<DateTimeOffset, FolderFile> files = [];
        for (int i = 0; i < usable.Count; i++)
            files.Add(times[i], new FolderFile(usable[i].Path, usable[i].Size));
        ListTimeline timeline = new(times, options.MaximumSpacing);
        string[] broken = [.. paths.Except(usable.Select(file => file.Path)).Select(path => Path.GetFileName(path))];
        return new Camera(deviceId, name, timeline, timeline, new FolderFrames(deviceId, files)) { Warning = WarningOf(broken, directory) };
    }

    private static string? WarningOf(string[] broken, string directory)
    {
        if (broken.Length == 0)
            return null;
        string names = string.Join(", ", broken.Take(5)) + (broken.Length > 5 ? ", …" : string.Empty);
        return broken.Length == 1
            ? $"1 file is left out of \"{directory}\" because it is not a complete JPEG: {names}."
            : $"{broken.Length} files are left out of \"{directory}\" because they are not complete JPEGs: {names}.";
    }

    private static IEnumerable<string> Jpegs(string path) => Directory.EnumerateFiles(path).Where(file =>
        Path.GetExtension(file.AsSpan()) is var extension
        && (extension.Equals(".jpg", StringComparison.OrdinalIgnoreCase) || extension.Equals(".jpeg", StringComparison.OrdinalIgnoreCase)));

    /// <summary>
    /// Null for a file that is not a JPEG or has no end. Pixels are not decoded: a directory may hold thousands of files.
    /// </summary>
    private static (ImageSize Size, DateTimeOffset? Taken)? Inspect(string path)
    {
        try
        {
            byte[] jpeg = File.ReadAllBytes(path);
            ReadOnlySpan<byte> end = jpeg.AsSpan(Math.Max(0, jpeg.Length - 4096));
            return Retouch.SizeOf(jpeg) is { Width: > 0, Height: > 0 } size && end.IndexOf((ReadOnlySpan<byte>)[0xFF, 0xD9]) >= 0
                ? (size, FolderTimes.Taken(jpeg, Path.GetFileNameWithoutExtension(path)))
                : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
