using System.Diagnostics;

namespace Een.Media.Client.Imaging.Tests.Support;

/// <summary>The ffmpeg programs of the machine. Tests that need them skip themselves, visibly, where there are none.</summary>
internal static class Ffmpeg
{
    public static void Require()
    {
        if (Find("ffmpeg") is null || Find("ffprobe") is null)
            Assert.Ignore("ffmpeg and ffprobe are not on the PATH: what they think of the file stays unknown.");
    }

    /// <summary>Codec, size, rate, and the frames counted by decoding them all. Complaints of the decoder fail the test.</summary>
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
        Task<string> complaints = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.That(await complaints, Is.Empty);
        return (await output).Trim();
    }

    private static string? Find(string name) => (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(Path.PathSeparator)
        .SelectMany(directory => new[] { Path.Combine(directory, name), Path.Combine(directory, name + ".exe") })
        .FirstOrDefault(File.Exists);
}
