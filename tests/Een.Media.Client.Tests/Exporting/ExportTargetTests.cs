using System.Text;
using static Een.Media.Client.Tests.Exporting.RecordedFrames;

namespace Een.Media.Client.Tests.Exporting;

/// <summary>Exports into an object store: no appending, no lock, but conditional writes.</summary>
public sealed class ExportTargetTests
{
    private static readonly double[] s_seconds = [0, 1, 2, 100, 101];
    private static readonly ExportOptions s_until = new() { Walk = new WalkOptions { Until = At(200) } };

    [Test]
    public async Task An_object_store_holds_what_a_directory_holds()
    {
        using var recording = new RecordedFrames(s_seconds);
        ExportResult files = await recording.ExportAsync(s_until);
        var store = new ObjectStore();
        ExportResult objects = await recording.ExportAsync(store.Target(), s_until);
        Assert.That(objects, Is.EqualTo(files with { ManifestPath = "memory://export/manifest.jsonl" }));
        Assert.That(store.Objects, Is.EquivalentTo(Contents(recording)));
    }

    [Test]
    public async Task A_manifest_in_an_object_store_names_only_what_was_written_before_it()
    {
        using var recording = new RecordedFrames(s_seconds);
        for (int puts = 0; puts < 9; puts++)
        {
            var store = new ObjectStore { FailsAt = puts };
            _ = await Failure(recording.ExportAsync(store.Target(framesPerManifest: 2), s_until));
            string manifest = store.Objects.TryGetValue("manifest.jsonl", out byte[]? text) ? Encoding.UTF8.GetString(text) : "";
            string[] named = [.. s_seconds.Select(NameOf).Where(name => manifest.Contains(name, StringComparison.Ordinal))];
            Assert.That(store.Objects.Keys, Is.SupersetOf(named));
        }
    }

    [Test]
    public async Task Wherever_an_object_store_fails_the_next_export_completes_it([Range(0, 11)] int puts)
    {
        using var recording = new RecordedFrames(s_seconds);
        var undisturbed = new ObjectStore();
        await recording.ExportAsync(undisturbed.Target(framesPerManifest: 2), s_until);
        var store = new ObjectStore { FailsAt = puts };
        Exception? failure = await Failure(recording.ExportAsync(store.Target(framesPerManifest: 2), s_until));
        Assert.That(failure, puts < undisturbed.Puts.Count ? Is.InstanceOf<IOException>() : Is.Null);

        store.FailsAt = int.MaxValue;
        await recording.ExportAsync(store.Target(framesPerManifest: 2), s_until);

        Assert.That(store.Objects, Is.EquivalentTo(undisturbed.Objects));
    }

    [Test]
    public async Task Of_two_exports_into_one_object_store_one_ends_and_the_other_is_told()
    {
        using var recording = new RecordedFrames(s_seconds);
        var undisturbed = new ObjectStore();
        await recording.ExportAsync(undisturbed.Target(), s_until);
        var store = new ObjectStore();
        var second = new Lazy<Task<ExportResult>>(() => recording.ExportAsync(store.Target(), s_until));
        var interrupted = new ExportOptions { Walk = s_until.Walk, Progress = new SynchronousProgress(_ => second.Value.Wait()) };

        Exception? failure = await Failure(recording.ExportAsync(store.Target(), interrupted));

        Assert.That(failure, Is.InstanceOf<EenExportInUseException>());
        Assert.That((await second.Value).Frames, Is.EqualTo(5));
        Assert.That(store.Objects, Is.EquivalentTo(undisturbed.Objects));
    }

    private static Dictionary<string, byte[]> Contents(RecordedFrames recording) => Directory.EnumerateFiles(recording.Folder)
        .Where(file => Path.GetFileName(file) != ".lock")
        .ToDictionary(file => Path.GetFileName(file), File.ReadAllBytes);

    private static async Task<Exception?> Failure(Task<ExportResult> export)
    {
        try
        {
            await export;
            return null;
        }
        catch (IOException e)
        {
            return e;
        }
    }
}
