using Een.Media.Client;

namespace Cookbook;

internal static class LocalTime
{
    public static async Task RunAsync(IEenMediaClient client, string camera, DateOnly day, CancellationToken cancellationToken)
    {
        #region cookbook-local-time
        TimeZoneInfo zone = TimeZoneInfo.FindSystemTimeZoneById("America/Chicago");   // where the camera is
        DateTime wallClock = day.ToDateTime(new TimeOnly(7, 30));
        if (zone.IsInvalidTime(wallClock))
            throw new ArgumentException($"{wallClock} does not exist in {zone.Id}: the clocks skip it.");
        var time = new DateTimeOffset(wallClock, zone.GetUtcOffset(wallClock));   // of a repeated hour, the second one

        using RecordedImage? image = await client.RecordedImages.TryGetAsync(
            RecordedImageRequest.ForDevice(camera).Preview().AtOrAfter(time), cancellationToken);
        if (image is not null)
            Console.WriteLine($"The first frame after 7:30 is from {TimeZoneInfo.ConvertTime(image.Timestamp, zone):T}.");
        #endregion
    }
}
