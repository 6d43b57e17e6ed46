using Een.Media.Emulator;

namespace Een.Media.Benchmarks.Walking;

/// <summary>The emulator in a process of its own, fed with evenly spaced frames of one size.</summary>
internal static class Server
{
    public static readonly DateTimeOffset FirstFrame = new(2025, 6, 1, 12, 0, 0, TimeSpan.Zero);

    public const string DeviceId = "10058b7a";

    /// <summary>Says where it is, and serves until its input is closed.</summary>
    public static async Task RunAsync(Profile profile)
    {
        var options = new EenMediaEmulatorOptions
        {
            JournalCapacity = 0,
            MainImageThrottle = null,
            Network = profile.Network,
            Http2Port = profile.Http2 ? 0 : null,
        };
        IEnumerable<DateTimeOffset> frames = Enumerable.Range(0, profile.Frames).Select(i => FirstFrame.AddSeconds(i));
        options.Cameras.Add(EmulatedCamera.FromTimeline(
            "Benchmark", frames, options: new TimelineCameraOptions { FrameBytes = profile.FrameKb * 1024 }) with
        {
            DeviceId = DeviceId,
        });
        await using EenMediaEmulator emulator = await EenMediaEmulator.StartAsync(options);
        Console.WriteLine(profile.Http2 ? emulator.Http2BaseAddress : emulator.BaseAddress);
        Console.WriteLine(emulator.IssueAccessToken());
        await Console.In.ReadToEndAsync();
    }
}
