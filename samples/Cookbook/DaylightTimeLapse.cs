using Een.Media.Client;

namespace Cookbook;

internal static class DaylightTimeLapse
{
    public static async Task RunAsync(
        IEenMediaClient client, string camera, DateTimeOffset monday, TimeZoneInfo zone, string path, CancellationToken cancellationToken)
    {
        #region cookbook-time-lapse
        var daylight = new DailyWindow(new TimeOnly(8, 0), new TimeOnly(18, 0), zone);
        SamplePlan plan = SamplePlan.Frames(70, from: monday, until: monday.AddDays(7), daylight);
        RecordedImageTimeRequest request = RecordedImageRequest.ForDevice(camera).Preview().AtOrAfter(monday).WithSize(width: 320);
        int missing = 0;   // instants without a frame: the video does not show them
        var sampling = new SampleOptions { OnGap = _ => missing++ };

        TimeLapseResult video = await TimeLapse.SaveAsync(
            client.RecordedImages.SampleAsync(request, plan, sampling, cancellationToken),
            path,   // .avi and .webp need nothing else; .mp4 needs ffmpeg
            new TimeLapseOptions
            {
                TargetLength = TimeSpan.FromSeconds(10),
                Edits = new FrameEdits { Stamp = new ImageStamp { TimeZone = zone } },
            },
            cancellationToken);
        Console.WriteLine($"{video.FrameCount} frames, {missing} missing, {video.Duration.TotalSeconds:F0} s: {path}");
        #endregion
    }
}
