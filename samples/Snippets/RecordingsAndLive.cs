using System.Net;
using Een.Media.Client;

namespace Snippets;

public static class RecordingsAndLive
{
    public static async Task CamerasAsync(IEenMediaClient client)
    {
        #region camera-list
        var options = new CamerasOptions { NameContains = "dock", Statuses = [CameraStatus.Online] };
        await foreach (Camera camera in client.Cameras.ListAsync(options))
            Console.WriteLine($"{camera.Id}: {camera.Name}, {camera.Status}, {camera.TimeZoneName}");
        #endregion
    }

    public static async Task<DateTimeOffset> NoonAsync(IEenMediaClient client, DateOnly day)
    {
        #region camera-noon
        Camera camera = await client.Cameras.GetAsync("10058b7a");
        DateTimeOffset noonThere = camera.ToInstant(day.ToDateTime(new TimeOnly(12, 0)));
        #endregion
        return noonThere;
    }

    public static async Task CoverageAsync(IEenMediaClient client, DateTimeOffset midnight)
    {
        #region recording-coverage
        RecordingCoverage day = await client.Recordings.CoverageAsync(
            "10058b7a", StreamType.Preview, MediaType.Image, midnight, midnight.AddDays(1));
        Console.WriteLine($"{day.Fraction:P1} of the day is recorded.");
        foreach (TimeRange gap in day.Gaps)
            Console.WriteLine($"Nothing from {gap.From:HH:mm:ss} to {gap.Until:HH:mm:ss}.");
        #endregion
    }

    public static async Task ListAsync(IEenMediaClient client, DateTimeOffset midnight)
    {
        #region recording-list
        var options = new RecordingsOptions { Sorted = true, Include = [StreamUrlKind.Mp4] };
        await foreach (RecordingInterval video in client.Recordings.ListAsync(
            "10058b7a", StreamType.Main, MediaType.Video, midnight, midnight.AddDays(1), options))
        {
            Console.WriteLine($"{video.StartTimestamp:HH:mm:ss}, {video.Duration}: {video.Urls.Mp4}");
        }
        #endregion
    }

    public static async Task PagesAsync(IEenMediaClient client, DateTimeOffset midnight)
    {
        #region recording-pages
        await foreach (ResultPage<RecordingInterval> page in client.Recordings.ListAsync(
            "10058b7a", StreamType.Main, MediaType.Video, midnight).AsPages())
        {
            Console.WriteLine($"{page.Items.Count} intervals");
        }
        #endregion
    }

    public static async Task LiveAsync(IEenMediaClient client)
    {
        #region live-image
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        using RecordedImage now = await client.LiveImages.GetAsync("10058b7a", limit.Token);
        await now.SaveAsync("now.jpg", limit.Token);
        #endregion
    }

    public static async Task FeedsAsync(IEenMediaClient client)
    {
        #region feeds
        var options = new FeedsOptions { Type = FeedType.Main, Include = [StreamUrlKind.Hls] };
        await foreach (Feed feed in client.Feeds.ListAsync(options))
            Console.WriteLine($"{feed}: {feed.Urls.Hls}");
        #endregion
    }

    public static async Task SessionAsync(IEenMediaClient client)
    {
        #region media-session
        MediaSession session = await client.MediaSession.StartAsync();
        var cookies = new CookieContainer();
        session.CopyTo(cookies);
        #endregion
    }
}
