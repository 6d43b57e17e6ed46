using Een.Media.Client.Tests.Resilience;

using static Een.Media.Client.Tests.Exporting.RecordedFrames;

namespace Een.Media.Client.Tests.Exporting;

/// <summary>What an export tells of its progress.</summary>
public sealed class ExportProgressTests
{
    [Test]
    public async Task The_progress_of_an_export_counts_from_where_this_run_began()
    {
        var time = new VirtualTime();
        using var recording = new RecordedFrames(0, 10, 20, 30, 40);
        var options = new ExportOptions { Walk = new WalkOptions { Until = At(50), ReadAhead = 0 } };
        await recording.ExportAsync(options, time: time);
        await File.WriteAllLinesAsync(recording.Manifest, recording.Lines[..3]);
        var told = new List<ExportProgress>();
        var progress = new SynchronousProgress(p =>
        {
            told.Add(p);
            time.Advance(TimeSpan.FromSeconds(2));
        });

        await recording.ExportAsync(new ExportOptions { Walk = options.Walk, Progress = progress }, time: time);

        int size = JpegOf(0).Length;
        Assert.That(told, Is.EqualTo(new[]
        {
            Told(3, 20, 0.4, 0, 0, 0, 0),
            Told(4, 30, 0.6, 2, 1, size, 2 * 0.4 / 0.4),
            Told(5, 40, 0.8, 4, 0.75, 0.75 * size, 4 * 0.2 / 0.6),
        }).Using<ExportProgress>(Same));

        ExportProgress Told(long frames, double position, double fraction, double elapsed, double perSecond, double bytes, double remaining) => new()
        {
            Frames = frames,
            Bytes = frames * size,
            Position = At(position),
            Fraction = fraction,
            Elapsed = TimeSpan.FromSeconds(elapsed),
            FramesPerSecond = perSecond,
            BytesPerSecond = bytes,
            Remaining = TimeSpan.FromSeconds(remaining),
        };
    }

    [Test]
    public async Task The_progress_of_an_export_is_by_time_or_by_number_whichever_is_further()
    {
        Assert.That(await SharesAsync(new ExportOptions { Walk = new WalkOptions { Until = At(30) } }), Is.EqualTo(new double?[] { 0, 1.0 / 3, 1 }).Within(1e-9));
        Assert.That(await SharesAsync(new ExportOptions { Walk = new WalkOptions { MaxFrames = 4 } }), Is.EqualTo(new double?[] { 0.25, 0.5, 0.75 }));
        Assert.That(await SharesAsync(new ExportOptions { Walk = new WalkOptions { MaxFrames = 4, Until = At(30) } }), Is.EqualTo(new double?[] { 0.25, 0.5, 1 }));
        Assert.That(await SharesAsync(new ExportOptions { Sample = SamplePlan.Every(TimeSpan.FromSeconds(10), Start, At(40)) }), Is.EqualTo(new double?[] { 0, 0.25, 0.75 }));
        Assert.That(await SharesAsync(new ExportOptions { Sample = SamplePlan.Every(TimeSpan.FromSeconds(10), Start, Start) }), Is.EqualTo(new double?[] { 1 }), "a range of one instant");
        Assert.That(await SharesAsync(new ExportOptions()), Is.EqualTo(new double?[] { null, null, null }));
    }

    private static async Task<List<double?>> SharesAsync(ExportOptions options)
    {
        using var recording = new RecordedFrames(0, 10, 30);
        var told = new List<ExportProgress>();
        await recording.ExportAsync(new ExportOptions { Walk = options.Walk, Sample = options.Sample, Progress = new SynchronousProgress(told.Add) });
        Assert.That(told.Where(p => p.Fraction is null).Select(p => p.Remaining), Is.All.Null);
        return [.. told.Select(p => p.Fraction)];
    }

    private static bool Same(ExportProgress a, ExportProgress b) =>
        (a.Frames, a.Bytes, a.Position, a.Elapsed) == (b.Frames, b.Bytes, b.Position, b.Elapsed)
        && Math.Abs(a.Fraction!.Value - b.Fraction!.Value) < 1e-9
        && Math.Abs(a.FramesPerSecond - b.FramesPerSecond) < 1e-9
        && Math.Abs(a.BytesPerSecond - b.BytesPerSecond) < 1e-6
        && Math.Abs((a.Remaining!.Value - b.Remaining!.Value).TotalSeconds) < 1e-6;
}
