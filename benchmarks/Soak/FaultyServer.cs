using Een.Media.Emulator;

namespace Een.Media.Benchmarks.Soak;

/// <summary>An emulator that applies a fault to one request in twenty. Stops when its standard input ends.</summary>
internal static class FaultyServer
{
    public const string DeviceId = "10058b7a";

    public static readonly TimeSpan Rhythm = TimeSpan.FromSeconds(1);

    private static readonly (string Fault, double Share)[] s_faults =
    [
        ("status=503", 0.010), ("status=500 body=html", 0.005), ("status=429", 0.005), ("reset=headers", 0.005), ("cut", 0.005), ("reset=body", 0.005),
        ("not-jpeg", 0.003), ("jpeg-without-end", 0.003), ("content-length=+10", 0.003), ("token-expired", 0.003), ("stall=body", 0.001), ("body-delay=200ms", 0.002),
    ];

    public static async Task RunAsync()
    {
        var options = new EenMediaEmulatorOptions { MainImageThrottle = new MainImageThrottle { PerSecond = 20, Burst = 5 } };
        options.Cameras.Add(EmulatedCamera.Synthetic("Yard", new SyntheticCameraOptions { Gaps = false, PreviewInterval = Rhythm, MainInterval = Rhythm }) with { DeviceId = DeviceId });
        await using EenMediaEmulator emulator = await EenMediaEmulator.StartAsync(options);
        foreach ((string fault, double share) in s_faults)
            emulator.Faults.Add(FaultRule.Parse(fault).WithProbability(share));
        await Console.Out.WriteLineAsync($"{emulator.BaseAddress} {emulator.IssueAccessToken()}");
        while (await Console.In.ReadLineAsync() is not null)
            await Console.Out.WriteLineAsync($"{emulator.Journal.Total} {emulator.Faults.Active.Sum(fault => fault.Applied)}");
    }
}
