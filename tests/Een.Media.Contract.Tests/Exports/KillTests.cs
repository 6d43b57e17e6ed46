using System.Diagnostics;
using System.Globalization;
using Een.Media.Contract.Tests.Support;
using Een.Media.ExportChild;

namespace Een.Media.Contract.Tests.Exports;

/// <summary>A process that exports is killed again and again, and the next one takes up what it left.</summary>
public sealed class KillTests
{
    /// <summary>Processes are slow to start: several at a time.</summary>
    private const int Lanes = 2;

    /// <summary>EEN_KILLS asks for more of them (eng/verify kills).</summary>
    private static readonly int s_killsPerLane =
        int.Parse(Environment.GetEnvironmentVariable("EEN_KILLS") ?? "16", CultureInfo.InvariantCulture) / Lanes;

    [Test, CancelAfter(1_200_000)]
    public async Task An_export_that_is_killed_at_any_moment_ends_as_if_nothing_had_happened(CancellationToken cancellationToken)
    {
        // One frame a second, some of them missing and half a minute of them, so that there are gaps.
        await using RecordedAccount account = await RecordedAccount.StartAsync(
            Enumerable.Range(0, 120).Where(s => s % 7 != 3 && s is < 50 or > 80).Select(s => ExportJob.Start.AddSeconds(s)));
        using var scratch = new ScratchDirectory();
        var undisturbed = new Dictionary<string, IReadOnlyList<string>>();
        foreach (string job in ExportJob.Names)
        {
            string directory = scratch.New();
            await ExportJob.RunAsync(job, account.Emulator.BaseAddress, account.Token, account.DeviceId, directory, progress: null);
            undisturbed[job] = ScratchDirectory.Contents(directory);
        }

        (int Kills, int Exports)[] lanes = await Task.WhenAll(Enumerable.Range(0, Lanes).Select(lane => RunLaneAsync(lane)));
        Assert.That(lanes.Sum(lane => lane.Kills), Is.AtLeast(Lanes * s_killsPerLane));
        await TestContext.Out.WriteLineAsync(
            $"{lanes.Sum(l => l.Kills)} kills in {lanes.Sum(l => l.Exports)} exports of {string.Join(", ", undisturbed.Select(u => $"{u.Value.Count - 2} frames ({u.Key})"))}");

        async Task<(int Kills, int Exports)> RunLaneAsync(int lane)
        {
            var random = new Random(20250601 + lane);
            int kills = 0;
            int exports = 0;
            for (; kills < s_killsPerLane; exports++)
            {
                string job = ExportJob.Names[(exports + (2 * lane)) % ExportJob.Names.Count];
                string directory = scratch.New();
                while (await RunAndKillAsync(account, job, directory, random, cancellationToken))
                    kills++;
                Assert.That(ScratchDirectory.Contents(directory), Is.EqualTo(undisturbed[job]), $"{job}, after {kills} kills");
            }

            return (kills, exports);
        }
    }

    /// <summary>Lets a process export some frames and kills it. <see langword="false"/>: it came to the end before.</summary>
    private static async Task<bool> RunAndKillAsync(
        RecordedAccount account, string job, string directory, Random random, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath is { } host && Path.GetFileNameWithoutExtension(host) == "dotnet" ? host : "dotnet")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            ArgumentList =
            {
                typeof(ExportJob).Assembly.Location, job, account.Emulator.BaseAddress.ToString(), account.Token, account.DeviceId, directory,
            },
        };
        using Process child = Process.Start(start)!;
        try
        {
            int frames = random.Next(0, 16);
            for (int line = 0; line <= frames; line++)
            {
                if (await child.StandardOutput.ReadLineAsync(cancellationToken) is null)
                    break;
            }

            // Not always just after a frame: somewhere within the next few.
            long until = Stopwatch.GetTimestamp() + (long)(random.NextDouble() * 0.005 * Stopwatch.Frequency);
            while (Stopwatch.GetTimestamp() < until)
                await Task.Yield();
        }
        finally
        {
            child.Kill();
            await child.WaitForExitAsync(CancellationToken.None);
        }

        Assert.That(child.ExitCode, Is.Zero.Or.EqualTo(137), "the export failed by itself: " + await child.StandardError.ReadToEndAsync(cancellationToken));
        return child.ExitCode != 0;
    }
}
