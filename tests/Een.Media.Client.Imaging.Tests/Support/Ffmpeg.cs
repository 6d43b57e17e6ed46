using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Een.Media.Client.Imaging.Tests.Support;

/// <summary>The ffmpeg programs of the machine. Tests that need them are skipped visibly where they are missing.</summary>
internal static class Ffmpeg
{
    public static bool IsPresent => Find("ffmpeg") is not null && Find("ffprobe") is not null;

    public static void Require()
    {
        if (!IsPresent)
            Assert.Ignore("Skipped: ffmpeg and ffprobe are not on the PATH.");
    }

    /// <summary>Codec, size, frame rate and the number of decoded frames. A warning of the decoder fails the test.</summary>
    public static async Task<string> ProbeAsync(string path)
    {
        (string output, string warnings) = await RunAsync(
            "ffprobe",
            "-v", "warning", "-count_frames", "-select_streams", "v:0", "-of", "csv=p=0", "-show_entries",
            "stream=codec_name,width,height,r_frame_rate,nb_read_frames", path);
        Assert.That(warnings, Is.Empty);
        return output.Trim();
    }

    /// <summary>The size of each frame as a player shows it, after any rotation.</summary>
    public static async Task<string[]> ShownSizesAsync(string path)
    {
        (_, string log) = await RunAsync("ffmpeg", "-nostdin", "-v", "info", "-i", path, "-vf", "showinfo", "-f", "null", "-");
        return [.. Regex.Matches(log, @" s:(\d+x\d+) ").Select(match => match.Groups[1].Value)];
    }

    private static async Task<(string Output, string Errors)> RunAsync(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(Find(program)!, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (await output, await errors);
    }

    private static string? Find(string name) => (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(Path.PathSeparator)
        .SelectMany(directory => new[] { Path.Combine(directory, name), Path.Combine(directory, name + ".exe") })
        .FirstOrDefault(File.Exists);
}
