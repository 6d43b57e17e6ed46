namespace Een.Media.Cli.Tests.Support;

/// <summary>An emulated account, a directory, and the tool signed in to the one and running in the other.</summary>
internal sealed class CliWorld : IAsyncDisposable
{
    public static readonly DateTimeOffset Noon = new(2025, 6, 1, 12, 0, 0, TimeSpan.Zero);

    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("een-cli-");

    private CliWorld(EenMediaEmulator emulator)
    {
        Emulator = emulator;
        Token = emulator.IssueAccessToken();
        Directory.CreateDirectory(Work);
        Environment["EEN_BASE_ADDRESS"] = emulator.BaseAddress.ToString();
        Environment["EEN_ACCESS_TOKEN"] = Token;
        Environment["XDG_CONFIG_HOME"] = Config;
        Environment["APPDATA"] = Config;
    }

    public EenMediaEmulator Emulator { get; }

    public string Token { get; }

    public string Work => Path.Combine(_root.FullName, "work");

    public string Config => Path.Combine(_root.FullName, "config");

    public Dictionary<string, string?> Environment { get; } = [];

    /// <summary>Cameras of these names, each with one frame a second from noon on.</summary>
    public static async Task<CliWorld> StartAsync(
        int frames = 20, Action<EenMediaEmulatorOptions>? configure = null, params IEnumerable<string> cameras)
    {
        var options = new EenMediaEmulatorOptions();
        DateTimeOffset[] instants = [.. Enumerable.Range(0, frames).Select(second => Noon.AddSeconds(second))];
        foreach (string name in cameras.DefaultIfEmpty("Loading dock"))
            options.Cameras.Add(EmulatedCamera.FromTimeline(name, instants, instants));
        configure?.Invoke(options);
        return new CliWorld(await EenMediaEmulator.StartAsync(options));
    }

    /// <summary>A camera that records up to now, without gaps: whatever part of the last minutes a test asks for was recorded.</summary>
    public static EmulatedCamera Recording(string name) => EmulatedCamera.Synthetic(name, new SyntheticCameraOptions { Gaps = false });

    public string Id(int camera = 0) => Emulator.Cameras[camera].Id;

    /// <summary>
    /// Runs a command line in a process that ran others before it: for everything that no process of its own is needed for.
    /// </summary>
    public Task<CliResult> RunAsync(params IEnumerable<string> arguments) => CliWorker.RunAsync(Work, Environment, [.. arguments]);

    /// <summary>Runs a command line in a process of its own: for bytes in a pipe, and for programs that the tool starts.</summary>
    public async Task<CliResult> RunProcessAsync(params IEnumerable<string> arguments)
    {
        using CliProcess process = Start(arguments);
        return await process.WaitAsync();
    }

    /// <summary>Runs a command line on a terminal. Both outputs are in the one result, in the order in which they were written.</summary>
    public async Task<CliResult> RunInTerminalAsync(params IEnumerable<string> arguments)
    {
        using CliProcess process = CliProcess.StartInTerminal(Work, Environment, arguments);
        return await process.WaitAsync();
    }

    public CliProcess Start(params IEnumerable<string> arguments) => CliProcess.Start(Work, Environment, arguments);

    /// <summary>Until another process has sent so many requests in all. Nothing here can be told when it has.</summary>
    public async Task WaitForRequestsAsync(long total)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(10));
        using var poll = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (Emulator.Journal.Total < total)
            await poll.WaitForNextTickAsync(patience.Token);
    }

    /// <summary>All files below the working directory, by their paths.</summary>
    public IReadOnlyList<string> Files(string below = ".") =>
        [.. Directory.EnumerateFiles(Path.Combine(Work, below), "*", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(Work, file)).Order(StringComparer.Ordinal)];

    public async ValueTask DisposeAsync()
    {
        await Emulator.DisposeAsync();
        _root.Delete(recursive: true);
    }
}
