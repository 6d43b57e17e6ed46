using Een.Media.Client;

namespace Cookbook;

internal static class BlobUpload
{
    public static async Task RunAsync(
        IEenMediaClient client, string camera, DateTimeOffset time, Func<string, Task<Stream>> openBlobAsync, CancellationToken cancellationToken)
    {
        #region cookbook-blob
        using RecordedImage image = await client.RecordedImages.GetAsync(
            RecordedImageRequest.ForDevice(camera).Preview().AtOrAfter(time), cancellationToken);
        await using Stream blob = await openBlobAsync($"{camera}/{image.Timestamp:yyyy-MM-dd'T'HH-mm-ss.fff'Z'}.jpg");
        await image.CopyToAsync(blob, cancellationToken);
        #endregion
    }
}
