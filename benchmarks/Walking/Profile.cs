using System.Globalization;
using Een.Media.Emulator;

namespace Een.Media.Benchmarks.Walking;

/// <summary>The network and the frames of one comparison.</summary>
internal sealed record Profile(int HeaderDelayMs, double? Mbit, bool Shared, bool Http2, int FrameKb, int Frames)
{
    public static IReadOnlyList<Profile> Standard { get; } =
    [
        new(0, null, Shared: false, Http2: false, FrameKb: 20, Frames: 3000),
        new(0, null, Shared: false, Http2: false, FrameKb: 200, Frames: 1000),
        new(5, 200, Shared: false, Http2: false, FrameKb: 20, Frames: 600),
        new(20, 40, Shared: false, Http2: false, FrameKb: 20, Frames: 240),
        new(20, 40, Shared: false, Http2: false, FrameKb: 200, Frames: 300),
        new(20, 40, Shared: true, Http2: false, FrameKb: 200, Frames: 80),
        new(100, 10, Shared: false, Http2: false, FrameKb: 20, Frames: 80),
        new(100, 200, Shared: true, Http2: false, FrameKb: 200, Frames: 80),
        new(20, 200, Shared: true, Http2: true, FrameKb: 20, Frames: 240),
        new(20, 40, Shared: true, Http2: true, FrameKb: 200, Frames: 80),
    ];

    /// <summary>Every combination of the issue: slow, for the patient.</summary>
    public static IEnumerable<Profile> Full =>
        from http2 in new[] { false, true }
        from shared in new[] { false, true }
        from frameKb in new[] { 20, 200 }
        from delay in new[] { 5, 20, 100 }
        from mbit in new[] { 10.0, 40, 200 }
        select new Profile(delay, mbit, shared, http2, frameKb, frameKb == 200 ? 60 : 150);

    public NetworkProfile? Network => HeaderDelayMs == 0 && Mbit is null ? null : new NetworkProfile
    {
        HeaderDelay = TimeSpan.FromMilliseconds(HeaderDelayMs),
        BytesPerSecondPerConnection = Shared ? null : BytesPerSecond,
        BytesPerSecondShared = Shared ? BytesPerSecond : null,
    };

    private double? BytesPerSecond => Mbit * 1_000_000 / 8;

    /// <summary>
    /// The least time that the walk can take: headers one after the other in each of so many places, or all the bytes through the
    /// connections that so many bodies at once can use.
    /// </summary>
    public TimeSpan Limit(TimeSpan headerLatency, int parallelism, int bodiesAtOnce)
    {
        double latency = Frames * headerLatency.TotalSeconds / parallelism;
        double connections = Shared || Http2 ? 1 : bodiesAtOnce;
        double transfer = BytesPerSecond is { } rate ? (double)Frames * FrameKb * 1024 / (rate * connections) : 0;
        return TimeSpan.FromSeconds(Math.Max(latency, transfer));
    }

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{FrameKb} KB, {HeaderDelayMs} ms{(Mbit is { } rate ? $", {rate} Mbit/s {(Shared ? "shared" : "per connection")}" : ", loopback")}, HTTP/{(Http2 ? "2" : "1.1")}, {Frames} frames");
}
