namespace Een.Media.Client.Imaging.Tests.Support;

/// <summary>A shell script in the place of ffmpeg. Not for Windows.</summary>
internal static class FakeFfmpeg
{
    /// <param name="directory">Gets the script, under the name <c>fake</c>.</param>
    /// <param name="body">What it does. <c>$last</c> is the file that ffmpeg would write.</param>
    /// <returns>The path of the script.</returns>
    public static string Create(TestDirectory directory, string body)
    {
        string path = directory["fake"];
        File.WriteAllText(path, $"#!/bin/sh\nfor last; do :; done\n{body}\n");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return path;
    }
}
