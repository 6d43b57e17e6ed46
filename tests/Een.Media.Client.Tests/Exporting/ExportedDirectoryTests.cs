using System.Security.Cryptography;
using static Een.Media.Client.Tests.Exporting.RecordedFrames;

namespace Een.Media.Client.Tests.Exporting;

/// <summary>
/// What an export leaves in its directory, to the byte: a later version has to take up what an earlier one left, so none of it may change
/// by accident.
/// </summary>
public sealed class ExportedDirectoryTests
{
    [Test]
    public async Task The_manifest_of_a_walk_has_a_header_its_frames_the_gaps_between_them_and_an_end()
    {
        using var recording = new RecordedFrames(0, 1, 61, 122);
        ExportResult result = await recording.ExportAsync(new ExportOptions { Walk = new WalkOptions { Until = At(200) } });

        Assert.That(recording.Lines, Is.EqualTo(new[]
        {
            """{"export":{"format":1,"device":"10058b7a","stream":"preview","walk":{"first":"AtOrAfter","timestamp":"2025-06-01T12:00:00.567Z","direction":"Forward","until":"2025-06-01T12:03:20.567Z","gapThreshold":"00:01:00"}}}""",
            Line(0),
            Line(1),
            Line(61),
            """{"gap":{"from":"2025-06-01T12:01:01.567Z","until":"2025-06-01T12:02:02.567Z"}}""",
            Line(122),
            """{"gap":{"from":"2025-06-01T12:02:02.567Z","until":"2025-06-01T12:03:20.567Z"}}""",
            $$$"""{"end":{"frames":4,"bytes":{{{4 * JpegOf(0).Length}}}}}""",
        }));
        Assert.That(recording.Files(), Is.EqualTo(new[] { NameOf(0), NameOf(1), NameOf(61), NameOf(122) }));
        Assert.That(await File.ReadAllBytesAsync(recording.FileOf(61)), Is.EqualTo(JpegOf(61)));
        Assert.That(result, Is.EqualTo(new ExportResult
        {
            ManifestPath = recording.Manifest,
            Frames = 4,
            Bytes = 4 * JpegOf(0).Length,
            Gaps = 2,
            Damaged = 0,
            Resumed = 0,
            Repaired = 0,
            Lost = 0,
        }));
    }

    [Test]
    public async Task The_manifest_of_a_walk_backward_has_its_gaps_in_the_walks_order()
    {
        using var recording = new RecordedFrames(0, 61, 122);
        var options = new ExportOptions { Walk = new WalkOptions { Direction = WalkDirection.Backward, Until = At(0) }, GapThreshold = TimeSpan.FromSeconds(60.999) };
        await recording.ExportAsync(options, RecordedImageRequest.ForDevice("10058b7a").Preview().Before(At(182)));

        Assert.That(recording.Lines[1..^1], Is.EqualTo(new[]
        {
            Line(122),
            """{"gap":{"from":"2025-06-01T12:02:02.567Z","until":"2025-06-01T12:01:01.567Z"}}""",
            Line(61),
            """{"gap":{"from":"2025-06-01T12:01:01.567Z","until":"2025-06-01T12:00:00.567Z"}}""",
            Line(0),
        }));
        Assert.That(recording.Lines[0], Does.Contain("\"first\":\"Before\"").And.Contains("\"direction\":\"Backward\"").And.Contains("\"gapThreshold\":\"00:01:00.9990000\""));
    }

    [Test]
    public async Task The_manifest_of_a_walk_to_the_end_of_the_recording_marks_no_gap_after_it()
    {
        using var recording = new RecordedFrames(70, 71);
        ExportResult result = await recording.ExportAsync();
        Assert.That(recording.Lines[1], Is.EqualTo("""{"gap":{"from":"2025-06-01T12:00:00.567Z","until":"2025-06-01T12:01:10.567Z"}}"""));
        Assert.That((recording.Lines.Length, result.Gaps), Is.EqualTo((5, 1L)));
    }

    [Test]
    public async Task The_manifest_of_a_sample_has_the_plan_its_frames_and_the_instants_without_one()
    {
        using var recording = new RecordedFrames(0, 10, 11, 40, 51);
        var gaps = new List<DateTimeOffset>();
        ExportResult result = await recording.ExportAsync(
            new ExportOptions
            {
                Sample = SamplePlan.Every(TimeSpan.FromSeconds(10), Start, At(80), new DailyWindow(new TimeOnly(7, 0), new TimeOnly(19, 0), TimeZoneInfo.Utc)),
                Sampling = new SampleOptions { OnGap = gap => gaps.Add(gap.Instant), Tolerance = TimeSpan.FromSeconds(2) },
            },
            Request.WithSize(64, 48).WithOverlay(OverlayMode.Both, "een.a.v1", "een.b.v1"));

        Assert.That(recording.Lines, Is.EqualTo(new[]
        {
            """{"export":{"format":1,"device":"10058b7a","stream":"preview","width":64,"height":48,"overlays":"Both","overlayIds":["een.a.v1","een.b.v1"],"sample":{"from":"2025-06-01T12:00:00.567Z","until":"2025-06-01T12:01:20.567Z","interval":"00:00:10","instants":9,"tolerance":"00:00:02","window":{"from":"07:00:00","until":"19:00:00","timeZone":"UTC"}}}}""",
            Line(0),
            Line(10),
            """{"gap":{"from":"2025-06-01T12:00:20.567Z","until":"2025-06-01T12:00:30.567Z","instants":2}}""",
            Line(40),
            Line(51),
            """{"gap":{"from":"2025-06-01T12:01:00.567Z","until":"2025-06-01T12:01:20.567Z","instants":3}}""",
            $$$"""{"end":{"frames":4,"bytes":{{{4 * JpegOf(0).Length}}}}}""",
        }));
        Assert.That(gaps, Is.EqualTo(new[] { At(20), At(30), At(60), At(70), At(80) }));
        Assert.That(result.Gaps, Is.EqualTo(2));
    }

    [Test]
    public async Task Instants_in_a_manifest_that_are_finer_than_a_millisecond_keep_all_their_digits()
    {
        using var recording = new RecordedFrames(0);
        await recording.ExportAsync(new ExportOptions { Walk = new WalkOptions { Until = At(9).AddTicks(1).ToOffset(TimeSpan.FromHours(2)) } });
        Assert.That(recording.Lines[0], Does.Contain("\"until\":\"2025-06-01T12:00:09.5670001Z\""));
    }

    [Test]
    public async Task Text_in_a_manifest_is_not_escaped_beyond_what_JSON_needs()
    {
        using var recording = new RecordedFrames(0);
        await recording.ExportAsync(request: Request.WithOverlay(OverlayMode.SvgHeader, "<bäume & 'büsche'>"));
        Assert.That(recording.Lines[0], Does.Contain("[\"<bäume & 'büsche'>\"]"));
    }

    [Test]
    public async Task An_export_with_a_maximum_of_frames_ends_with_the_last_of_them()
    {
        using var recording = new RecordedFrames(0, 1, 2, 3);
        ExportResult result = await recording.ExportAsync(new ExportOptions { Walk = new WalkOptions { MaxFrames = 2, ReadAhead = 0, Until = At(500) } });
        Assert.That(recording.Lines[1..^1], Is.EqualTo(new[] { Line(0), Line(1) }), "nothing is known about what lies behind");
        Assert.That((result.Frames, recording.Requests), Is.EqualTo((2L, 2)));
        Assert.That(recording.Lines[0], Does.Contain("\"maxFrames\":2"));
    }

    [Test]
    public async Task The_export_of_a_sample_looks_up_gaps_first_when_the_options_say_so()
    {
        using var recording = new RecordedFrames(0, 600);
        var options = new ExportOptions
        {
            Sample = SamplePlan.Every(TimeSpan.FromSeconds(10), Start, At(600)),
            Sampling = new SampleOptions { SkipGaps = true, Tolerance = TimeSpan.FromSeconds(1), Parallelism = 1 },
        };
        ExportResult result = await recording.ExportAsync(options);
        Assert.That((recording.Lists, result.Frames, result.Gaps), Is.EqualTo((1, 2L, 1L)));
        Assert.That(recording.Requests, Is.EqualTo(1 + 2), "the list and the two frames");
    }

    [Test]
    public async Task A_second_export_into_a_directory_in_use_fails_at_once_and_breaks_nothing()
    {
        using var recording = new RecordedFrames(0, 1);
        var second = new List<Task<ExportResult>>();
        var progress = new SynchronousProgress(_ => second.Add(recording.ExportAsync()));
        await recording.ExportAsync(new ExportOptions { Progress = progress });
        Assert.That(second, Has.Count.EqualTo(2));
        foreach (Task<ExportResult> refused in second)
        {
            await Assert.ThatAsync(
                () => refused, Throws.InstanceOf<IOException>().With.Message.EqualTo($"Another export is writing to {recording.Folder}. Wait for it, or export into another directory."));
        }

        Assert.That((await recording.ExportAsync()).Frames, Is.EqualTo(2), "the lock goes with its export");
    }

    [Test]
    public async Task Contradictory_export_options_are_refused_before_the_directory_is_made()
    {
        using var recording = new RecordedFrames(0);
        SamplePlan plan = SamplePlan.Every(TimeSpan.FromSeconds(1), Start, Start);
        RecordedImageTimeRequest main = RecordedImageRequest.ForDevice("10058b7a").Main().AtOrAfter(Start);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(() => recording.ExportAsync(new ExportOptions { Sample = plan, Walk = new WalkOptions() }), Refused("Set ExportOptions.Walk or Sample, not both."));
            Assert.That(() => recording.ExportAsync(new ExportOptions { Sampling = new SampleOptions() }), Refused("ExportOptions.Sampling is set, but Sample is not. Set both or neither."));
            Assert.That(() => recording.ExportAsync(new ExportOptions { Walk = new WalkOptions { Until = At(-1) } }), Refused("WalkOptions.Until"));
            Assert.That(() => recording.ExportAsync(new ExportOptions { Sample = plan, Sampling = new SampleOptions { Parallelism = 2 } }, main), Refused("SampleOptions.Parallelism is 2"));
            Assert.That(() => new ExportOptions { GapThreshold = TimeSpan.Zero }, Throws.InstanceOf<ArgumentOutOfRangeException>().With.Message.Contains("above zero"));
            Assert.That(Directory.Exists(recording.Folder), Is.False);
        }

        static NUnit.Framework.Constraints.IResolveConstraint Refused(string reason) =>
            Throws.ArgumentException.With.Property("ParamName").EqualTo("options").And.Message.Contains(reason);
    }

    /// <summary>The line of a frame.</summary>
    private static string Line(double second)
    {
        byte[] jpeg = JpegOf(second);
        return $$"""{"timestamp":"{{At(second):yyyy-MM-dd'T'HH:mm:ss.fff'Z'}}","file":"{{NameOf(second)}}","bytes":{{jpeg.Length}},"sha256":"{{Convert.ToHexStringLower(SHA256.HashData(jpeg))}}","width":640,"height":360}""";
    }
}
