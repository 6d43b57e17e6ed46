namespace Een.Media.Client.Tests.Exporting;

public sealed class EndlessExportTests
{
    [Test]
    public async Task Progress_toward_the_end_of_time_is_told_without_an_overflow()
    {
        using var recording = new RecordedFrames(0, 1, 2);
        var told = new List<ExportProgress>();
        await recording.ExportAsync(new ExportOptions { Walk = new WalkOptions { Until = DateTimeOffset.MaxValue }, Progress = new Direct(told.Add) });
        Assert.That(told, Has.Count.EqualTo(3));
        Assert.That(told.Select(p => p.Remaining ?? TimeSpan.MaxValue), Is.All.GreaterThan(TimeSpan.Zero));
    }

    private sealed class Direct(Action<ExportProgress> report) : IProgress<ExportProgress>
    {
        public void Report(ExportProgress value) => report(value);
    }
}
