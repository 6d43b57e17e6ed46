using Een.Media.Client;

namespace Snippets;

public static class SamplesAndExports
{
    public static async Task EveryTenMinutesAsync(IEenMediaClient client, DateTimeOffset noon)
    {
        #region sample
        await foreach (RecordedImage frame in client.RecordedImages.SampleAsync(
            RecordedImageRequest.ForDevice("10058b7a").Preview().AtOrAfter(noon),
            every: TimeSpan.FromMinutes(10),
            until: noon.AddDays(1)))
        {
            using (frame)
                await frame.SaveAsync($"{frame.Timestamp:dd-HH-mm}.jpg");
        }
        #endregion
    }

    public static async Task WorkingHoursAsync(IEenMediaClient client, DateTimeOffset firstDay)
    {
        #region sample-plan
        var daylight = new DailyWindow(new TimeOnly(7, 0), new TimeOnly(19, 0), TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin"));
        SamplePlan plan = SamplePlan.Frames(600, from: firstDay, until: firstDay.AddDays(30), daylight);
        Console.WriteLine($"{plan.Count} frames, one every {plan.Interval}");

        RecordedImageTimeRequest small = RecordedImageRequest.ForDevice("10058b7a").Preview().AtOrAfter(firstDay).WithSize(width: 640);
        await foreach (RecordedImage frame in client.RecordedImages.SampleAsync(small, plan))
        {
            using (frame)
                await frame.SaveAsync($"{frame.Timestamp:u}.jpg".Replace(':', '-'));
        }
        #endregion
    }

    public static async Task GapsAsync(IEenMediaClient client, RecordedImageTimeRequest request, SamplePlan plan)
    {
        #region sample-gaps
        var options = new SampleOptions
        {
            Tolerance = TimeSpan.FromSeconds(30),
            OnGap = gap => Console.WriteLine($"{gap.Instant:HH:mm} nothing, next at {gap.NextFrame:HH:mm:ss}"),
        };
        await foreach (RecordedImage frame in client.RecordedImages.SampleAsync(request, plan, options))
        {
            using (frame)
                Console.WriteLine($"{frame.Timestamp:HH:mm:ss}");
        }
        #endregion
    }

    public static async Task ExportAsync(IEenMediaClient client, DateTimeOffset midnight, CancellationToken cancellationToken)
    {
        #region export
        ExportResult result = await client.RecordedImages.ExportAsync(
            RecordedImageRequest.ForDevice("10058b7a").Preview().AtOrAfter(midnight),
            directory: "door-2025-06-01",
            new ExportOptions
            {
                Walk = new WalkOptions { Until = midnight.AddDays(1), Parallelism = 8 },
                Progress = new Progress<ExportProgress>(p => Console.Write($"\r{p.Fraction:P0}, {p.FramesPerSecond:F0} frames/s, {p.Remaining:hh\\:mm\\:ss} to go ")),
            },
            cancellationToken);
        Console.WriteLine($"{result.Frames} frames, {result.Resumed} of them from earlier runs, {result.Gaps} gaps");
        #endregion
    }

    public static async Task ExportSampleAsync(IEenMediaClient client, RecordedImageTimeRequest request, SamplePlan plan)
    {
        #region export-sample
        await client.RecordedImages.ExportAsync(request, "june", new ExportOptions { Sample = plan });
        #endregion
    }
}
