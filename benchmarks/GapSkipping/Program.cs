using GapSkipping;

// Requests with and without SkipGaps, counted by the emulator: the table of docs/maintainers/performance.md, "Skipping gaps".
Console.WriteLine("| what | frames | requests | with SkipGaps (lists + images) | saved |");
Console.WriteLine("|---|---|---|---|---|");
List<double> shares = [];

await using (Day sparse = await Day.WithAsync(recordings: 12, length: TimeSpan.FromMinutes(5), spacing: TimeSpan.FromSeconds(2)))
{
    await CompareAsync("main, 12 recordings of 5 min: every frame", skip => sparse.WalkAsync(sparse.Main.AtOrAfter(Day.Begin), 1, skip));
    await CompareAsync("… one frame an hour", skip => sparse.SampleAsync(sparse.Main.AtOrAfter(Day.Begin), TimeSpan.FromHours(1), null, skip));
    await CompareAsync("… one frame an hour, at most 10 s late", skip => sparse.SampleAsync(sparse.Main.AtOrAfter(Day.Begin), TimeSpan.FromHours(1), TimeSpan.FromSeconds(10), skip));
    await CompareAsync("… one frame a minute, at most 10 s late", skip => sparse.SampleAsync(sparse.Main.AtOrAfter(Day.Begin), TimeSpan.FromMinutes(1), TimeSpan.FromSeconds(10), skip));
}

await using (Day gappy = await Day.WithAsync(recordings: 40, length: TimeSpan.FromMinutes(18), spacing: TimeSpan.FromSeconds(4)))
{
    await CompareAsync("preview, 40 recordings of 18 min: every frame, parallelism 8", skip => gappy.WalkAsync(gappy.Preview.AtOrAfter(Day.Begin), 8, skip));
    await CompareAsync("… one frame an hour, at most 10 s late", skip => gappy.SampleAsync(gappy.Preview.AtOrAfter(Day.Begin), TimeSpan.FromHours(1), TimeSpan.FromSeconds(10), skip));
}

await using (Day rare = await Day.WithAsync(recordings: 24, length: TimeSpan.FromSeconds(20), spacing: TimeSpan.FromSeconds(1)))
{
    await CompareAsync("preview, 24 recordings of 20 s: every frame, parallelism 8", skip => rare.WalkAsync(rare.Preview.AtOrAfter(Day.Begin), 8, skip));
}

await using (Day events = await Day.WithAsync(recordings: 400, length: TimeSpan.FromSeconds(10), spacing: TimeSpan.FromSeconds(1)))
{
    await CompareAsync("preview, 400 recordings of 10 s: every frame, parallelism 8", skip => events.WalkAsync(events.Preview.AtOrAfter(Day.Begin), 8, skip));
    await CompareAsync("… one frame every 10 min, at most 10 s late", skip => events.SampleAsync(events.Preview.AtOrAfter(Day.Begin), TimeSpan.FromMinutes(10), TimeSpan.FromSeconds(10), skip));
}

Console.WriteLine();
Console.WriteLine($"The same frames {shares.Count} times over; between {shares.Min():P0} and {shares.Max():P0} of the requests saved.");

async Task CompareAsync(string what, Func<bool, Task<Count>> runAsync)
{
    Count plain = await runAsync(false);
    Count skipping = await runAsync(true);
    if ((plain.Frames, plain.Which) != (skipping.Frames, skipping.Which))
        throw new InvalidOperationException($"{what}: the frames are not the same.");
    int saved = plain.Images - skipping.Images - skipping.Lists;
    shares.Add((double)saved / plain.Images);
    Console.WriteLine($"| {what} | {plain.Frames} | {plain.Images} | {skipping.Lists} + {skipping.Images} | {saved} ({shares[^1]:P0}) |");
}
