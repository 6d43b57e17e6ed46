using System.Diagnostics;

namespace Een.Media.Client.Imaging.Tests.Support;

/// <summary>The ffmpeg programs of the machine. Tests that need them are skipped visibly where they are missing.</summary>
internal static class Ffmpeg
{
    public static void Require()
    {
        if (Find("ffmpeg") is null || Find("ffprobe") is null)
            Assert.Ignore("Skipped: ffmpeg and ffprobe are not on the PATH.");
    }

    /// <summary>Codec, size, frame rate and the number of decoded frames. A warning of the decoder fails the test.</summary>
    public static async Task<string> ProbeAsync(string path)
    {
        var start = new ProcessStartInfo(Find("ffprobe")!)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            ArgumentList =
            {
                "-v", "warning", "-count_frames", "-select_streams", "v:0", "-of", "csv=p=0", "-show_entries",
                "stream=codec_name,width,height,r_frame_rate,nb_read_frames", path,
            },
        };
        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> warnings = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.That(await warnings, Is.Empty);
        return (await output).Trim();
    }

    private static string? Find(string name) => (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(Path.PathSeparator)
        .SelectMany(directory => new[] { Path.Combine(directory, name), Path.Combine(directory, name + ".exe") })
        .FirstOrDefault(File.Exists);
}
