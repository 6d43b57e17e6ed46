using System.Runtime.Versioning;
using Een.Media.Contract.Tests.Support;

namespace Een.Media.Contract.Tests.Exports;

/// <summary>Exports that are not begun, because they cannot be meant.</summary>
public sealed class ExportRefusalTests : IDisposable
{
    private static readonly DateTimeOffset Start = new(2025, 6, 1, 12, 0, 0, 567, TimeSpan.Zero);

    private readonly ScratchDirectory _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Test]
    public async Task A_directory_that_holds_another_export_is_refused_before_anything_is_asked()
    {
        await using RecordedAccount account = await RecordedAccount.StartAsync(At(0), At(1));
        string directory = _scratch.New();
        await account.Images.ExportAsync(account.Preview.AtOrAfter(Start), directory);
        IReadOnlyList<string> before = ScratchDirectory.Contents(directory);
        account.Emulator.Journal.Clear();
        (RecordedImageTimeRequest Request, ExportOptions Options)[] others =
        [
            (RecordedImageRequest.ForDevice("10058b7a").Preview().AtOrAfter(Start), new ExportOptions()),
            (RecordedImageRequest.ForDevice(account.DeviceId).Main().AtOrAfter(Start), new ExportOptions()),
            (account.Preview.After(Start), new ExportOptions()),
            (account.Preview.AtOrAfter(At(1)), new ExportOptions()),
            (account.Preview.AtOrAfter(Start).WithSize(width: 64), new ExportOptions()),
            (account.Preview.AtOrAfter(Start).WithOverlay(OverlayMode.Embedded, "boxes"), new ExportOptions()),
            (account.Preview.AtOrAfter(Start), new ExportOptions { Walk = new WalkOptions { Until = At(9) } }),
            (account.Preview.AtOrAfter(Start), new ExportOptions { Walk = new WalkOptions { MaxFrames = 2 } }),
            (account.Preview.AtOrAfter(Start), new ExportOptions { Walk = new WalkOptions { Direction = WalkDirection.Backward } }),
            (account.Preview.AtOrAfter(Start), new ExportOptions { GapThreshold = TimeSpan.FromHours(1) }),
            (account.Preview.AtOrAfter(Start), new ExportOptions { Sample = SamplePlan.Every(TimeSpan.FromSeconds(1), Start, At(9)) }),
        ];
        using (Assert.EnterMultipleScope())
        {
            foreach ((RecordedImageTimeRequest request, ExportOptions options) in others)
            {
                InvalidOperationException refusal = (await Assert.ThrowsAsync<InvalidOperationException>(
                    () => account.Images.ExportAsync(request, directory, options), request.ToString()))!;
                Assert.That(refusal.Message, Does.Contain("another export").And.Contains(directory));
            }
        }

        Assert.That(account.Emulator.Journal.Total, Is.Zero);
        Assert.That(ScratchDirectory.Contents(directory).Where(f => f[0] != '.'), Is.EqualTo(before.Where(f => f[0] != '.')));
    }

    [Test]
    public async Task An_export_leaves_a_manifest_of_something_else_alone()
    {
        await using RecordedAccount account = await RecordedAccount.StartAsync(At(0));
        string directory = Directory.CreateDirectory(_scratch.New()).FullName;
        string manifest = Path.Combine(directory, "manifest.jsonl");
        await File.WriteAllTextAsync(manifest, "{\"songs\":3}\n");

        await Assert.ThatAsync(
            () => account.Images.ExportAsync(account.Preview.AtOrAfter(Start), directory),
            Throws.InvalidOperationException.With.Message.Contains("not the manifest of an export"));

        Assert.That(await File.ReadAllTextAsync(manifest), Is.EqualTo("{\"songs\":3}\n"));
    }

    [Test]
    public async Task An_export_does_not_replace_a_read_only_manifest_and_asks_for_nothing()
    {
        await using RecordedAccount account = await RecordedAccount.StartAsync(At(0));
        string directory = _scratch.New();
        await account.Images.ExportAsync(account.Preview.AtOrAfter(Start), directory);
        string manifest = Path.Combine(directory, "manifest.jsonl");
        string before = await File.ReadAllTextAsync(manifest);
        File.SetAttributes(manifest, FileAttributes.ReadOnly);
        account.Emulator.Journal.Clear();

        await Assert.ThatAsync(
            () => account.Images.ExportAsync(account.Preview.AtOrAfter(Start), directory),
            Throws.TypeOf<UnauthorizedAccessException>().With.Message.Contains(manifest).And.Message.Contains("read-only"));

        File.SetAttributes(manifest, FileAttributes.Normal);
        Assert.That(await File.ReadAllTextAsync(manifest), Is.EqualTo(before));
        Assert.That(account.Emulator.Journal.Total, Is.Zero);
    }

    [Test]
    [Platform(Exclude = "Win", Reason = "Windows has no file modes.")]
    [UnsupportedOSPlatform("windows")]
    public async Task An_export_that_goes_on_keeps_the_rights_of_its_manifest()
    {
        await using RecordedAccount account = await RecordedAccount.StartAsync(At(0));
        string directory = _scratch.New();
        await account.Images.ExportAsync(account.Preview.AtOrAfter(Start), directory);
        string manifest = Path.Combine(directory, "manifest.jsonl");
        File.SetUnixFileMode(manifest, UnixFileMode.UserRead | UnixFileMode.UserWrite);

        await account.Images.ExportAsync(account.Preview.AtOrAfter(Start), directory);

        Assert.That(File.GetUnixFileMode(manifest), Is.EqualTo(UnixFileMode.UserRead | UnixFileMode.UserWrite));
    }

    [Test]
    public async Task Two_exports_into_one_directory_at_once_are_refused()
    {
        await using RecordedAccount account = await RecordedAccount.StartAsync(At(0), At(1));
        string directory = _scratch.New();
        RecordedImageTimeRequest request = account.Preview.AtOrAfter(Start);
        var second = new List<Task<ExportResult>>();
        var progress = new SynchronousProgress(_ => second.Add(account.Images.ExportAsync(request, directory)));

        ExportResult first = await account.Images.ExportAsync(request, directory, new ExportOptions { Progress = progress });

        Assert.That(first.Frames, Is.EqualTo(2));
        Assert.That(second, Has.Count.EqualTo(2));
        foreach (Task<ExportResult> refused in second)
            await Assert.ThatAsync(() => refused, Throws.InstanceOf<IOException>().With.Message.Contains("Another export").And.Message.Contains(directory));
    }

    [Test]
    public async Task Contradictory_export_options_are_refused_before_the_directory_is_made()
    {
        await using RecordedAccount account = await RecordedAccount.StartAsync(At(0));
        string directory = _scratch.New();
        RecordedImageTimeRequest request = account.Preview.AtOrAfter(Start);
        SamplePlan plan = SamplePlan.Every(TimeSpan.FromSeconds(1), Start, Start);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(() => account.Images.ExportAsync(request, " "), Throws.ArgumentException.With.Property("ParamName").EqualTo("directory"));
            Assert.That(
                () => account.Images.ExportAsync(request, directory, new ExportOptions { Sample = plan, Walk = new WalkOptions() }),
                Throws.ArgumentException.With.Message.Contains("not both"));
            Assert.That(
                () => account.Images.ExportAsync(request, directory, new ExportOptions { Sampling = new SampleOptions() }),
                Throws.ArgumentException.With.Message.Contains("Sampling is set, but Sample is not"));
            Assert.That(
                () => account.Images.ExportAsync(request, directory, new ExportOptions { Walk = new WalkOptions { Until = At(-1) } }),
                Throws.ArgumentException.With.Message.Contains("Until"));
            Assert.That(
                () => account.Images.ExportAsync(
                    RecordedImageRequest.ForDevice("10058b7a").Main().AtOrAfter(Start), directory, new ExportOptions { Sample = plan, Sampling = new SampleOptions { Parallelism = 2 } }),
                Throws.ArgumentException.With.Message.Contains("rate-limits"));
            Assert.That(() => new ExportOptions { GapThreshold = TimeSpan.Zero }, Throws.InstanceOf<ArgumentOutOfRangeException>());
        }

        Assert.That(Directory.Exists(directory), Is.False);
    }

    private static DateTimeOffset At(int second) => Start.AddSeconds(second);
}
