namespace Een.Media.Client.Tests.Exporting;

/// <summary>The files that an export into a directory writes before it renames them, and its lock.</summary>
public sealed class ExportDraftTests
{
    private static readonly double[] s_seconds = [0, 1, 2];

    [TestCase("something else", typeof(InvalidOperationException))]
    [TestCase("""{"export":{"format":1,"device":"1000000b","stream":"preview"}}""", typeof(InvalidOperationException))]
    public async Task An_export_that_a_directory_refuses_leaves_no_draft_and_keeps_the_manifest(string manifest, Type exception)
    {
        using var recording = new RecordedFrames(s_seconds);
        Directory.CreateDirectory(recording.Folder);
        await File.WriteAllTextAsync(recording.Manifest, manifest);
        await Assert.ThatAsync(() => recording.ExportAsync(), Throws.TypeOf(exception));
        Assert.That(Directory.GetFiles(recording.Folder).Select(Path.GetFileName), Is.EquivalentTo(new[] { ".lock", "manifest.jsonl" }));
        Assert.That(await File.ReadAllTextAsync(recording.Manifest), Is.EqualTo(manifest));
    }

    [TestCase(".frame.tmp")]
    [TestCase(".manifest.tmp")]
    [Platform(Exclude = "Win", Reason = "Windows has no symbolic links without rights for them.")]
    public async Task A_link_planted_in_place_of_an_exports_draft_is_not_written_through(string draft)
    {
        using var recording = new RecordedFrames(s_seconds);
        Directory.CreateDirectory(recording.Folder);
        string victim = Path.Combine(recording.Folder, "victim");
        await File.WriteAllTextAsync(victim, "untouched");
        File.CreateSymbolicLink(Path.Combine(recording.Folder, draft), victim);
        Assert.That((await recording.ExportAsync()).Frames, Is.EqualTo(3));
        Assert.That(await File.ReadAllTextAsync(victim), Is.EqualTo("untouched"));
        Assert.That(File.Exists(Path.Combine(recording.Folder, draft)), Is.False);
    }

    [TestCase(".frame.tmp")]
    [TestCase(".manifest.tmp")]
    public async Task An_export_whose_draft_cannot_be_replaced_says_so_and_keeps_no_lock(string draft)
    {
        using var recording = new RecordedFrames(s_seconds);
        string directory = Path.Combine(recording.Folder, draft);
        Directory.CreateDirectory(directory);
        Exception? problem = await Assert.CatchAsync(() => recording.ExportAsync());
        Assert.That(problem, Is.InstanceOf<IOException>().Or.InstanceOf<UnauthorizedAccessException>());
        Assert.That(problem, Is.Not.InstanceOf<EenExportInUseException>());
        Directory.Delete(directory);
        Assert.That((await recording.ExportAsync()).Frames, Is.EqualTo(3));
    }
}
