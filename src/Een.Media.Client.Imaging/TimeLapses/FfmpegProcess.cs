using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Een.Media.Client.Imaging.TimeLapses;

/// <summary>A running <c>ffmpeg</c> that reads JPEGs from a pipe and writes one MP4. Disposing kills it if it still runs.</summary>
internal sealed class FfmpegProcess : IAsyncDisposable
{
    private const int MaxErrorLength = 4_000;

    private readonly Process _process;
    private readonly PendingVideo _output;
    private readonly Task<string> _errorOutput;

    private FfmpegProcess(Process process, PendingVideo output)
    {
        (_process, _output) = (process, output);
        _errorOutput = ReadErrorsAsync(process.StandardError);
    }

    public static FfmpegProcess Start(string program, FrameRate rate, int quality, PendingVideo output)
    {
        // ffmpeg writes into this empty file. A file that ffmpeg created would have other rights.
        output.Create().Dispose();
        var start = new ProcessStartInfo(program, Arguments(rate, quality, output.Path))
        {
            RedirectStandardInput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            CreateNoWindow = true,
        };
        try
        {
            return new FfmpegProcess(Process.Start(start)!, output);
        }
        catch (Win32Exception e)
        {
            throw new EenTimeLapseException($"{program} could not be started: {e.Message} Check TimeLapseOptions.FfmpegPath.", e);
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
            // ffmpeg closed its end of the pipe. Its error output has the reason.
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
        if (_process.ExitCode != 0 || new FileInfo(_output.Path) is not { Exists: true, Length: > 0 })
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
            // It exited between the check and the kill.
        }

        _process.Dispose();
    }

    private static List<string> Arguments(FrameRate rate, int quality, string output) =>
    [
        "-hide_banner", "-loglevel", "error", "-y",
        "-noautorotate", "-f", "image2pipe", "-c:v", "mjpeg", "-framerate", $"{rate.Numerator}/{rate.Denominator}", "-i", "pipe:0",
        "-an", "-c:v", "libx264", "-preset", "veryfast", "-crf", Crf(quality).ToString(CultureInfo.InvariantCulture),

        // JPEG uses the full range and the BT.601 matrix. Players expect limited range and BT.709 of an MP4.
        "-vf", "scale=trunc((iw+1)/2)*2:trunc((ih+1)/2)*2:in_range=full:out_range=tv:" +
            "in_color_matrix=bt601:out_color_matrix=bt709,format=yuv420p",
        "-color_range", "tv", "-colorspace", "bt709", "-color_primaries", "bt709", "-color_trc", "bt709",
        "-movflags", "+faststart", "-f", "mp4", output,
    ];

    /// <summary>Maps 1–100 to the CRF of H.264, where 18 looks like the original and 40 is poor. 80 becomes 23.</summary>
    private static int Crf(int quality) => (int)Math.Round(41 - (quality * 0.23));

    private async Task<EenTimeLapseException> FailureAsync(Exception? inner)
    {
        string errors = _output.Translate((await _errorOutput.ConfigureAwait(false)).Trim());
        return new EenTimeLapseException(
            $"ffmpeg failed with exit code {_process.ExitCode}{(errors.Length == 0 ? "." : $": {errors}")} No file was written.",
            inner);
    }

    /// <summary>Reads all error output, so that ffmpeg never blocks on it, and keeps the beginning.</summary>
    private static async Task<string> ReadErrorsAsync(StreamReader reader)
    {
        var kept = new StringBuilder();
        char[] buffer = new char[1024];
        while (await reader.ReadAsync(buffer).ConfigureAwait(false) is > 0 and var read)
            kept.Append(buffer, 0, Math.Min(read, MaxErrorLength - kept.Length));
        return kept.ToString();
    }
}
