namespace Een.Media.Emulator.State;

/// <summary>Files with secrets: only their owner may read them.</summary>
internal static class PrivateFile
{
    /// <summary>Writes the file in one step: a reader sees the old content or the new one.</summary>
    public static void Write(string file, ReadOnlySpan<byte> content)
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        string temporary = $"{file}.tmp";
        using (var stream = new FileStream(temporary, options))
            stream.Write(content);
        File.Move(temporary, file, overwrite: true);
    }

    public static void Write(string file, string content) => Write(file, System.Text.Encoding.UTF8.GetBytes(content));
}
