using System.Globalization;

namespace Een.Media.Benchmarks.Slicing;

/// <summary>A network, the size of the frames, and when they were recorded.</summary>
/// <param name="Timeline">What it is called.</param>
/// <param name="FrameKb">The size of each frame.</param>
/// <param name="DelayMs">From a request to its headers.</param>
/// <param name="Mbit">The bandwidth, of each connection or of all together.</param>
/// <param name="Shared">Whether all connections share the bandwidth.</param>
/// <param name="Frames">Seconds from the start of the range to each frame.</param>
/// <param name="Seconds">The length of the range.</param>
internal sealed record Profile(string Timeline, int FrameKb, int DelayMs, double Mbit, bool Shared, double[] Frames, double Seconds)
{
    private const double Day = 86_400;
    private const int ReadAhead = 4;

    /// <summary>The walks of benchmarks/Walking, and recordings that are not even.</summary>
    public static IReadOnlyList<Profile> All { get; } =
    [
        Even(20, 5, 200, shared: false, 600),
        Even(20, 20, 40, shared: false, 240),
        Even(20, 20, 40, shared: false, 600),
        Even(200, 20, 40, shared: false, 300),
        Even(200, 100, 200, shared: true, 300),
        Even(20, 100, 10, shared: false, 240),
        Even(20, 20, 200, shared: true, 240),
        Uneven("bursts of 10", Enumerable.Range(0, 600).Select(i => (i / 10 * 20.0) + (i % 10 * 0.2))),
        Uneven("a minute, then 10 min of gap", Enumerable.Range(0, 600).Select(i => (i / 60 * 660.0) + (i % 60))),
        Uneven("a frame every 47 s", Enumerable.Range(0, 600).Select(i => i * 47.0)),
        Uneven("one dense minute in an empty day", Enumerable.Range(0, 600).Select(i => (0.57 * Day) + (i * 0.1)), Day),
        Uneven("a sparse night, then 10 a second", Enumerable.Range(0, 600).Select(i => i < 200 ? i * 60.0 : 12_000 + ((i - 200) * 0.1))),
    ];

    public string Network => string.Create(
        CultureInfo.InvariantCulture, $"{FrameKb} KB, {DelayMs} ms, {Mbit} Mbit/s{(Shared ? " shared" : string.Empty)}");

    public double Bytes => FrameKb * 1024.0;

    public double BytesPerSecond => Mbit * 1_000_000 / 8;

    /// <summary>The least time: headers one after the other in each place, or all the bytes through the connections that there may be.</summary>
    public double Limit(int parallelism)
    {
        int connections = Shared ? 1 : Math.Min(parallelism * (ReadAhead + 1), Frames.Length);
        return Math.Max(Frames.Length * DelayMs / 1000.0 / parallelism, Frames.Length * Bytes / (BytesPerSecond * connections));
    }

    private static Profile Even(int frameKb, int delayMs, double mbit, bool shared, int frames) =>
        new("even", frameKb, delayMs, mbit, shared, [.. Enumerable.Range(0, frames).Select(i => (double)i)], frames - 1);

    private static Profile Uneven(string name, IEnumerable<double> frames, double? seconds = null)
    {
        double[] all = [.. frames];
        return new(name, 20, 20, 40, Shared: false, all, seconds ?? all[^1]);
    }
}
