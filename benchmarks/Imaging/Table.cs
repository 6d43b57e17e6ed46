using System.ComponentModel;
using System.Diagnostics;

namespace Een.Media.Benchmarks.Imaging;

/// <summary>Measures and prints one row at a time. Every figure is the median of three runs after a warm-up.</summary>
internal sealed class Table
{
    private const int Rounds = 3;

    public Table(Film film)
    {
        Console.WriteLine($"{film.Count} frames of {film.Bytes / film.Count / 1024.0:F0} KB. One thread each.");
        Console.WriteLine("The times of ffmpeg include its start and reading files.");
        Console.WriteLine();
        Console.WriteLine("| | ms per frame | managed bytes per frame | output KB | ffmpeg, ms per frame | ratio |");
        Console.WriteLine("|---|---|---|---|---|---|");
    }

    public async Task MeasureAsync(string name, int frames, Func<Task<long>> ours, IReadOnlyList<string>? ffmpeg)
    {
        long output = await ours();
        List<double> times = [];
        long allocated = GC.GetTotalAllocatedBytes(precise: true);
        for (int i = 0; i < Rounds; i++)
        {
            long start = Stopwatch.GetTimestamp();
            await ours();
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds / frames);
        }

        long bytes = (GC.GetTotalAllocatedBytes(precise: true) - allocated) / Rounds / frames;
        double mine = times.Order().ElementAt(Rounds / 2);
        double? theirs = ffmpeg is null ? null : await FfmpegAsync(ffmpeg) / frames;
        string size = output == 0 ? "" : $"{output / 1024:N0}";
        string comparison = theirs is null ? "– | –" : $"{theirs:F2} | {mine / theirs:F2}";
        Console.WriteLine($"| {name} | {mine:F2} | {bytes:N0} | {size} | {comparison} |");
    }

    private static async Task<double?> FfmpegAsync(IReadOnlyList<string> arguments)
    {
        List<double> times = [];
        for (int i = 0; i <= Rounds; i++)
        {
            long start = Stopwatch.GetTimestamp();
            try
            {
                using Process process = Process.Start("ffmpeg", ["-v", "error", "-nostdin", "-y", "-threads", "1", .. arguments]);
                await process.WaitForExitAsync();
                if (process.ExitCode != 0)
                    return null;
            }
            catch (Win32Exception)
            {
                return null;
            }

            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        return times.Skip(1).Order().ElementAt(Rounds / 2);
    }
}
