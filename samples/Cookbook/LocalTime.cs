using Een.Media.Client;

namespace Cookbook;

internal static class LocalTime
{
    public static async Task RunAsync(IEenMediaClient client, string camera, DateOnly day, CancellationToken cancellationToken)
    {
        #region cookbook-local-time
        Camera place = await client.Cameras.GetAsync(camera, cancellationToken);
        DateTimeOffset time = place.ToInstant(day.ToDateTime(new TimeOnly(7, 30)));   // by the clocks at the camera

        using RecordedImage? image = await client.RecordedImages.TryGetAsync(
            RecordedImageRequest.ForDevice(camera).Preview().AtOrAfter(time), cancellationToken);
        if (image is not null)
            Console.WriteLine($"The first frame after 7:30 there is from {image.Timestamp.ToOffset(time.Offset):HH:mm:ss}.");
        #endregion
    }
}
