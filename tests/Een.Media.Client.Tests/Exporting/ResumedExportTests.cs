using static Een.Media.Client.Tests.Exporting.RecordedFrames;

namespace Een.Media.Client.Tests.Exporting;

/// <summary>An export that finds what an earlier one left.</summary>
public sealed class ResumedExportTests
{
    private static readonly double[] s_seconds = [0, 1, 2, 100, 101];

    [Test]
    public async Task Exporting_again_after_the_end_checks_the_files_and_requests_nothing()
    {
        using var recording = new RecordedFrames(s_seconds);
        foreach (ExportOptions options in new[]
        {
            new ExportOptions { Walk = new WalkOptions { Until = At(200) } },
            new ExportOptions { Walk = new WalkOptions { MaxFrames = 4 } },
            new ExportOptions { Sample = SamplePlan.Every(TimeSpan.FromSeconds(1), Start, At(200)) },
        })
        {
            ExportResult first = await recording.ExportAsync(options);
            string[] lines = recording.Lines;
            int requests = recording.Requests;
            Assert.That(await recording.ExportAsync(options), Is.EqualTo(first with { Resumed = first.Frames }));
            Assert.That((recording.Requests, recording.Lines), Is.EqualTo((requests, lines)));
            Directory.Delete(recording.Folder, recursive: true);
        }
    }

    [Test]
    public async Task A_resumed_export_to_the_end_of_the_recording_goes_on_when_the_recording_has_grown()
    {
        using var recording = new RecordedFrames(s_seconds);
        await recording.ExportAsync();
        recording.Frames.Add(At(500));
        ExportResult more = await recording.ExportAsync();
        Assert.That((more.Frames, more.Resumed, more.Gaps), Is.EqualTo((6L, 5L, 2L)));
        Assert.That(recording.Lines[^3..], Has.Some.Contains(NameOf(500)).And.Some.Contains("gap").And.Some.Contains("\"frames\":6"));
    }

    [Test]
    public async Task A_resumed_export_backward_goes_on_before_its_last_frame()
    {
        using var recording = new RecordedFrames(s_seconds);
        var options = new ExportOptions { Walk = new WalkOptions { Direction = WalkDirection.Backward } };
        RecordedImageTimeRequest request = RecordedImageRequest.ForDevice("10058b7a").Preview().AtOrBefore(At(1000));
        await recording.ExportAsync(options, request);
        string[] undisturbed = recording.Lines;
        await CutManifestAsync(recording, lines: 4, more: "");
        ExportResult result = await recording.ExportAsync(options, request);
        Assert.That(recording.Lines, Is.EqualTo(undisturbed));
        Assert.That((result.Frames, result.Resumed), Is.EqualTo((5L, 2L)));
    }

    /// <summary>Header, three frames, a gap, two frames, a gap and the end; then something that a dying process or disk may leave.</summary>
    [Test]
    public async Task Wherever_the_manifest_breaks_off_a_resumed_export_makes_the_rest_again([Range(0, 8)] int lines, [Values("", "{\"timestamp\":2025", "{}\n", "\0\0\n")] string more)
    {
        using var recording = new RecordedFrames(s_seconds);
        var options = new ExportOptions { Walk = new WalkOptions { Until = At(200) } };
        await recording.ExportAsync(options);
        string[] undisturbed = recording.Lines;
        await CutManifestAsync(recording, lines, lines == 0 ? undisturbed[0][..(7 * more.Length)] : more);

        ExportResult result = await recording.ExportAsync(options);

        Assert.That(recording.Lines, Is.EqualTo(undisturbed));
        Assert.That((result.Frames, result.Gaps, result.Resumed, result.Repaired, result.Lost), Is.EqualTo((5L, 2L, new[] { 0, 0, 1, 2, 3, 3, 4, 5, 5 }[lines], 0L, 0L)));
        Assert.That(Directory.EnumerateFileSystemEntries(recording.Folder).Select(Path.GetFileName), Has.None.EndsWith(".tmp"));
    }

    [Test]
    public async Task Lines_of_a_manifest_after_half_a_header_are_not_trusted()
    {
        using var recording = new RecordedFrames(s_seconds);
        await recording.ExportAsync();
        string[] undisturbed = recording.Lines;
        await File.WriteAllLinesAsync(recording.Manifest, [undisturbed[0][..20], .. undisturbed[1..]]);
        Assert.That((await recording.ExportAsync()).Resumed, Is.Zero);
        Assert.That(recording.Lines, Is.EqualTo(undisturbed));
    }

    [Test]
    public async Task A_resumed_export_that_has_all_its_frames_only_writes_the_end()
    {
        using var recording = new RecordedFrames(s_seconds);
        var options = new ExportOptions { Walk = new WalkOptions { MaxFrames = 2, ReadAhead = 0 } };
        await recording.ExportAsync(options);
        string[] undisturbed = recording.Lines;
        int requests = recording.Requests;
        await CutManifestAsync(recording, lines: 3, more: "");
        await File.WriteAllTextAsync(Path.Combine(recording.Folder, ".frame.tmp"), "half");
        Assert.That((await recording.ExportAsync(options)).Frames, Is.EqualTo(2));
        Assert.That(recording.Lines, Is.EqualTo(undisturbed));
        Assert.That(recording.Requests, Is.EqualTo(requests));
        Assert.That(File.Exists(Path.Combine(recording.Folder, ".frame.tmp")), Is.False);
    }

    [Test]
    public async Task Lines_of_a_manifest_are_trusted_up_to_the_first_that_names_another_file()
    {
        using var recording = new RecordedFrames(s_seconds);
        await recording.ExportAsync();
        string[] undisturbed = recording.Lines;
        string[] spoilt = [.. undisturbed];
        spoilt[2] = spoilt[2].Replace(NameOf(1), "../" + NameOf(1), StringComparison.Ordinal);
        await File.WriteAllLinesAsync(recording.Manifest, spoilt);
        ExportResult result = await recording.ExportAsync();
        Assert.That((result.Frames, result.Resumed), Is.EqualTo((5L, 1L)));
        Assert.That(recording.Lines, Is.EqualTo(undisturbed));
    }

    [Test]
    public async Task Missing_and_changed_files_of_an_export_are_fetched_again_and_those_that_cannot_be_are_reported()
    {
        using var recording = new RecordedFrames(s_seconds);
        var options = new ExportOptions { Walk = new WalkOptions { Until = At(101) } };
        await recording.ExportAsync(options);
        string[] undisturbed = recording.Lines;
        File.Delete(recording.FileOf(0));
        byte[] changed = JpegOf(1);
        changed[30] ^= 1;
        await File.WriteAllBytesAsync(recording.FileOf(1), changed);
        await File.WriteAllBytesAsync(recording.FileOf(2), JpegOf(2)[..^1]);
        recording.Frames.Remove(At(2));
        await File.WriteAllTextAsync(Path.Combine(recording.Folder, ".frame.tmp"), "half");
        int requests = recording.Requests;

        ExportResult result = await recording.ExportAsync(options);

        Assert.That((result.Frames, result.Resumed, result.Repaired, result.Lost), Is.EqualTo((4L, 2L, 2L, 1L)));
        Assert.That(recording.Requests - requests, Is.EqualTo(3), "only the three");
        Assert.That(await File.ReadAllBytesAsync(recording.FileOf(0)), Is.EqualTo(JpegOf(0)));
        Assert.That(await File.ReadAllBytesAsync(recording.FileOf(1)), Is.EqualTo(JpegOf(1)));
        Assert.That(await File.ReadAllBytesAsync(recording.FileOf(2)), Is.EqualTo(JpegOf(2)[..^1]), "left as it is");
        Assert.That(recording.Lines[1..3], Is.EqualTo(undisturbed[1..3]));
        Assert.That(recording.Lines, Has.None.Contains(NameOf(2)));
    }

    [Test]
    public async Task A_repair_that_a_gateway_answers_keeps_the_frame_in_the_manifest()
    {
        using var recording = new RecordedFrames(s_seconds);
        await recording.ExportAsync();
        File.Delete(recording.FileOf(1));
        recording.AnswersExactlyWithPage = true;
        await Assert.ThatAsync(() => recording.ExportAsync(), Throws.TypeOf<EenNotFoundException>());
        recording.AnswersExactlyWithPage = false;
        ExportResult result = await recording.ExportAsync();
        Assert.That((result.Frames, result.Repaired, result.Lost), Is.EqualTo((5L, 1L, 0L)));
    }

    [Test]
    public async Task A_deleted_file_whose_frame_the_service_no_longer_has_is_counted_as_lost()
    {
        using var recording = new RecordedFrames(s_seconds);
        await recording.ExportAsync();
        File.Delete(recording.FileOf(1));
        recording.AnswersExactlyWith = At(2);
        ExportResult result = await recording.ExportAsync();
        Assert.That((result.Frames, result.Repaired, result.Lost), Is.EqualTo((4L, 0L, 1L)));
    }

    [Test]
    public async Task An_export_leaves_a_directory_of_something_else_alone()
    {
        using var recording = new RecordedFrames(s_seconds);
        await recording.ExportAsync();
        string header = recording.Lines[0];
        string whole = await File.ReadAllTextAsync(recording.Manifest);
        int requests = recording.Requests;

        InvalidOperationException other = (await Assert.ThrowsAsync<InvalidOperationException>(() => recording.ExportAsync(request: Request.WithSize(width: 64))))!;
        Assert.That(other.Message, Does.StartWith($"{recording.Manifest} belongs to another export. Export into another directory, or repeat the options of that export. Stored: {header} Requested: {{"));
        Assert.That(other.Message, Does.Contain("\"width\":64"));
        Assert.That(await File.ReadAllTextAsync(recording.Manifest), Is.EqualTo(whole));

        await File.WriteAllTextAsync(recording.Manifest, "{\"songs\":3}\n");
        InvalidOperationException foreign = (await Assert.ThrowsAsync<InvalidOperationException>(() => recording.ExportAsync()))!;
        Assert.That(foreign.Message, Is.EqualTo($"{recording.Manifest} is not the manifest of an export. Export into another directory."));
        Assert.That(await File.ReadAllTextAsync(recording.Manifest), Is.EqualTo("{\"songs\":3}\n"));
        Assert.That(recording.Requests, Is.EqualTo(requests));
    }

    [Test]
    public async Task An_export_that_fails_keeps_the_frames_before_the_failure([Values(1, 2, 100)] double broken)
    {
        using var recording = new RecordedFrames(s_seconds) { Broken = At(broken) };
        await Assert.ThrowsAsync<EenTransportException>(() => recording.ExportAsync());
        Assert.That(recording.Files(), Has.Length.EqualTo(Array.IndexOf(s_seconds, broken)));
        recording.Broken = null;
        ExportResult result = await recording.ExportAsync();
        Assert.That((result.Frames, result.Resumed), Is.EqualTo((5L, Array.IndexOf(s_seconds, broken))));
    }

    private static Task CutManifestAsync(RecordedFrames recording, int lines, string more) =>
        File.WriteAllTextAsync(recording.Manifest, string.Concat(recording.Lines.Take(lines).Select(line => line + "\n")) + more);
}
