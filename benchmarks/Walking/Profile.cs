using System.Globalization;
using Een.Media.Emulator;

namespace Een.Media.Benchmarks.Walking;

/// <summary>The network and the frames of one comparison.</summary>
internal sealed record Profile(int HeaderDelayMs, double? Mbit, bool Shared, bool Http2, int FrameKb, int Frames)
{
    private const double ComparedSeconds = 4;
    private const int FewestFrames = 64;
    private const int MostFrames = 300;

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

    /// <summary>Every combination of delay, speed, sharing, protocol and size: for the patient.</summary>
    public static IEnumerable<Profile> Full =>
        from http2 in new[] { false, true }
        from shared in new[] { false, true }
        from frameKb in new[] { 20, 200 }
        from delay in new[] { 5, 20, 100 }
        from mbit in new[] { 10.0, 40, 200 }
        let profile = new Profile(delay, mbit, shared, http2, frameKb, Frames: 0)
        select profile with { Frames = Math.Clamp((int)(ComparedSeconds / profile.HandWrittenSeconds), FewestFrames, MostFrames) };

    /// <summary>How many frames come before those that are counted: about a second by hand.</summary>
    public int WarmUpFrames => Math.Clamp((int)(1 / HandWrittenSeconds), 8, 60);

    public NetworkProfile? Network => HeaderDelayMs == 0 && Mbit is null ? null : new NetworkProfile
    {
        HeaderDelay = TimeSpan.FromMilliseconds(HeaderDelayMs),
        BytesPerSecondPerConnection = Shared ? null : BytesPerSecond,
        BytesPerSecondShared = Shared ? BytesPerSecond : null,
    };

    private double? BytesPerSecond => Mbit * 1_000_000 / 8;

    /// <summary>About how long a frame takes when each step waits for the one before.</summary>
    private double HandWrittenSeconds => 0.0005 + (HeaderDelayMs / 1000.0) + (BytesPerSecond is { } rate ? FrameKb * 1024 / rate : 0);

    /// <summary>
    /// The least time that the walk can take: headers one after the other in each parallel chain, or all the bytes through the
    /// connections that so many bodies at once can use.
    /// </summary>
    public TimeSpan Limit(TimeSpan headerLatency, int parallelism, int bodiesAtOnce)
    {
        TimeSpan latency = Latency(headerLatency, parallelism);
        TimeSpan transfer = Transfer(bodiesAtOnce);
        return latency > transfer ? latency : transfer;
    }

    public TimeSpan Latency(TimeSpan headerLatency, int parallelism) => Frames * headerLatency / parallelism;

    public TimeSpan Transfer(int bodiesAtOnce)
    {
        double connections = Shared || Http2 ? 1 : Math.Min(bodiesAtOnce, Frames);
        return TimeSpan.FromSeconds(BytesPerSecond is { } rate ? (double)Frames * FrameKb * 1024 / (rate * connections) : 0);
    }

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{FrameKb} KB, {HeaderDelayMs} ms{(Mbit is { } rate ? $", {rate} Mbit/s {(Shared ? "shared" : "per connection")}" : ", loopback")}, HTTP/{(Http2 ? "2" : "1.1")}, {Frames} frames");
}
