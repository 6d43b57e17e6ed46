namespace Een.Media.Contract.Tests.Support;

/// <summary>A recording that fits on one page: two recordings with a gap between, previews and main images not at the same times.</summary>
internal static class Recording
{
    public const string DeviceId = "10058b7a";

    public static readonly DateTimeOffset Start = new(2025, 6, 1, 12, 0, 0, TimeSpan.Zero);

    public static readonly DateTimeOffset[] Preview = [.. Seconds(0, 10, 1), .. Seconds(60, 6, 1), At(65.25), At(65.251)];

    public static readonly DateTimeOffset[] Main = [.. Seconds(0, 5, 2), .. Seconds(62, 2, 2)];

    /// <summary>Before everything, on every kind of edge, in the gap, and behind everything.</summary>
    public static readonly DateTimeOffset[] Edges =
    [
        At(-3600), At(-0.001), At(0), At(0.001), At(0.5), At(8), At(8.999), At(9), At(9.001), At(30),
        At(59.999), At(60), At(61.999), At(62), At(64.001), At(65.25), At(65.251), At(65.252), At(3600),
    ];

    public static DateTimeOffset At(double seconds) => Start.AddMilliseconds(Math.Round(seconds * 1000));

    public static DateTimeOffset[] Of(StreamType streamType) => streamType == StreamType.Main ? Main : Preview;

    public static RecordedImageStreamStage Ask(StreamType? streamType = null) =>
        streamType == StreamType.Main ? RecordedImageRequest.ForDevice(DeviceId).Main() : RecordedImageRequest.ForDevice(DeviceId).Preview();

    private static IEnumerable<DateTimeOffset> Seconds(double from, int count, double step) =>
        Enumerable.Range(0, count).Select(i => At(from + (i * step)));
}
