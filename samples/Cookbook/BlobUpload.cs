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
        string name = $"{camera}/{image.Timestamp:u}.jpg".Replace(':', '-');   // "u" is the same in every culture
        await using Stream blob = await openBlobAsync(name);
        await image.CopyToAsync(blob, cancellationToken);
        #endregion
    }
}
