namespace Een.Media.Fuzz.Targets;

/// <summary>Every target, and what they need: an emulator, and a folder in memory where the system has one.</summary>
internal sealed class AllTargets : IAsyncDisposable
{
    private readonly string _folder;
    private readonly EmulatorTargets _emulator;

    private AllTargets(string folder, EmulatorTargets emulator, IReadOnlyList<Target> targets) => (_folder, _emulator, Targets) = (folder, emulator, targets);

    public IReadOnlyList<Target> Targets { get; }

    public static async Task<AllTargets> CreateAsync()
    {
        string folder = Path.Combine(Directory.Exists("/dev/shm") ? "/dev/shm" : Path.GetTempPath(), $"een-fuzz-{Environment.ProcessId}");
        Directory.CreateDirectory(folder);
        EmulatorTargets emulator = await EmulatorTargets.StartAsync();
        return new(folder, emulator,
        [
            .. ImagingTargets.All,
            .. AnswerTargets.All,
            .. CredentialTargets.All(folder),
            .. await ManifestTargets.AllAsync(folder),
            .. await emulator.AllAsync(),
        ]);
    }

    public async ValueTask DisposeAsync()
    {
        await _emulator.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}
