using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Een.Media.Client.Imaging.TimeLapses;

/// <summary>A running <c>ffmpeg</c> that reads JPEGs from a pipe and writes one MP4. Disposed before its end, it is killed.</summary>
internal sealed class FfmpegProcess : IAsyncDisposable
{
    private const int MostComplaints = 4_000;

    private readonly Process _process;
    private readonly Task<string> _complaints;

    private FfmpegProcess(Process process)
    {
        _process = process;
        _complaints = ReadComplaintsAsync(process.StandardError);
    }

    public static FfmpegProcess Start(string program, FrameRate rate, int quality, string output)
    {
        var start = new ProcessStartInfo(program, Arguments(rate, quality, output))
        {
            RedirectStandardInput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            CreateNoWindow = true,
        };
        try
        {
            return new FfmpegProcess(Process.Start(start)!);
        }
        catch (Win32Exception e)
        {
            throw new EenTimeLapseException($"{program} could not be started: {e.Message}", e);
        }
    }

    public async Task WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        try
        {
            await _process.StandardInput.BaseStream.WriteAsync(bytes, cancellationToken).ConfigureAwait(false);
        }
        catch (IOException e)
        {
            // It closed its end of the pipe: what it says about that is the reason.
            await _process.WaitForExitAsync(cancellationToken).ConfigureAwait(false);
            throw await FailureAsync(e).ConfigureAwait(false);
        }
    }

    public async Task FinishAsync(CancellationToken cancellationToken)
    {
        try
        {
            _process.StandardInput.Close();
        }
        catch (IOException e)
        {
            await _process.WaitForExitAsync(cancellationToken).ConfigureAwait(false);
            throw await FailureAsync(e).ConfigureAwait(false);
        }

        await _process.WaitForExitAsync(cancellationToken).ConfigureAwait(false);
        if (_process.ExitCode != 0)
            throw await FailureAsync(null).ConfigureAwait(false);
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            if (!_process.HasExited)
            {
                _process.Kill(entireProcessTree: true);
                await _process.WaitForExitAsync(CancellationToken.None).ConfigureAwait(false);
            }
        }
        catch (InvalidOperationException)
        {
            // It ended between the question and the kill.
        }

        _process.Dispose();
    }

    private static List<string> Arguments(FrameRate rate, int quality, string output) =>
    [
        "-hide_banner", "-loglevel", "error", "-y",
        "-f", "image2pipe", "-c:v", "mjpeg", "-framerate", $"{rate.Numerator}/{rate.Denominator}", "-i", "pipe:0",
        "-an", "-c:v", "libx264", "-preset", "veryfast", "-crf", Crf(quality).ToString(CultureInfo.InvariantCulture),

        // JPEGs use all 256 levels and the matrix of old television; players expect neither of an MP4.
        "-vf", "scale=trunc((iw+1)/2)*2:trunc((ih+1)/2)*2:in_range=full:out_range=tv:in_color_matrix=bt601:out_color_matrix=bt709,format=yuv420p",
        "-color_range", "tv", "-colorspace", "bt709", "-color_primaries", "bt709", "-color_trc", "bt709",
        "-movflags", "+faststart", "-f", "mp4", output,
    ];

    /// <summary>From 1–100 to H.264's own scale, where 18 is hardly told from the original and 40 is poor: 80 becomes 23.</summary>
    private static int Crf(int quality) => (int)Math.Round(41 - (quality * 0.23));

    private async Task<EenTimeLapseException> FailureAsync(Exception? inner)
    {
        string complaints = (await _complaints.ConfigureAwait(false)).Trim();
        return new EenTimeLapseException(
            $"ffmpeg failed with exit code {_process.ExitCode}{(complaints.Length == 0 ? "." : $": {complaints}")} No file was written.",
            inner);
    }

    /// <summary>Reads all it says, so that it never waits for us, and keeps the beginning.</summary>
    private static async Task<string> ReadComplaintsAsync(StreamReader reader)
    {
        var kept = new StringBuilder();
        char[] buffer = new char[1024];
        while (await reader.ReadAsync(buffer).ConfigureAwait(false) is > 0 and var read)
            kept.Append(buffer, 0, Math.Min(read, MostComplaints - kept.Length));
        return kept.ToString();
    }
}
