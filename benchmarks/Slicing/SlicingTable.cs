using System.Globalization;
using Een.Media.Client;
using Een.Media.Client.RecordedImages.Walking;

namespace Een.Media.Benchmarks.Slicing;

/// <summary>Every profile with each parallelism, by the client's own walks and their scheduler.</summary>
internal static class SlicingTable
{
    private static readonly (int Parallelism, double Goal)[] s_goals = [(4, 0.88), (8, 0.92), (16, 0.88)];

    public static void Write(TextWriter output)
    {
        output.WriteLine("Parallel walks in virtual time: the fraction of the limit, and requests for each frame. Bold: below the goal.");
        output.WriteLine();
        output.WriteLine($"| recording | network | frames | {string.Join(" | ", s_goals.Select(g => $"parallelism {g.Parallelism}"))} |");
        output.WriteLine($"|---|---|---:|{string.Concat(s_goals.Select(_ => "---:|"))}");
        var all = new List<(double Share, double Goal)>();
        foreach (Profile profile in Profile.All)
        {
            var cells = new List<string>();
            foreach ((int parallelism, double goal) in s_goals)
            {
                (double seconds, int requests) = Walk(profile, parallelism);
                double share = profile.Limit(parallelism) / seconds;
                all.Add((share, goal));
                string text = share.ToString("0.00", CultureInfo.InvariantCulture);
                text = share < goal ? $"**{text}**" : text;
                cells.Add(string.Create(CultureInfo.InvariantCulture, $"{text}, {(double)requests / profile.Frames.Length:0.00}"));
            }

            output.WriteLine($"| {profile.Timeline} | {profile.Network} | {profile.Frames.Length} | {string.Join(" | ", cells)} |");
        }

        output.WriteLine();
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{all.Count(a => a.Share >= a.Goal)} of {all.Count} cells reach their goal (parallelism 4 0.88, 8 0.92, 16 0.88). "
                + $"Mean {all.Average(a => a.Share):0.000}, worst {all.Min(a => a.Share):0.00}."));
    }

    private static (double Seconds, int Requests) Walk(Profile profile, int parallelism)
    {
        var time = new VirtualTime();
        var service = new SimulatedService(profile, time);
        Task walk = WalkAsync(profile, parallelism, service);
        time.Run(walk);
        return (time.Now, service.Requests);
    }

    private static async Task WalkAsync(Profile profile, int parallelism, SimulatedService service)
    {
        RecordedImageTimeRequest request = RecordedImageRequest.ForDevice("10058b7a").Preview().AtOrAfter(SimulatedService.Start);
        var options = new WalkOptions { Until = SimulatedService.At(profile.Seconds), Parallelism = parallelism };
        int count = 0;
        await foreach (RecordedImage image in FrameWalks.WalkAsync(service, request, options, CancellationToken.None).ConfigureAwait(false))
        {
            image.Dispose();
            count++;
        }

        if (count != profile.Frames.Length)
            throw new InvalidOperationException($"The walk has {count} of {profile.Frames.Length} frames.");
    }
}
