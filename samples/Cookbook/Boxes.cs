#region cookbook-boxes
using Een.Media.Client;
using SkiaSharp;
#endregion

namespace Cookbook;

internal static class Boxes
{
    public static async Task RunAsync(IEenMediaClient client, string camera, DateTimeOffset time, string path, CancellationToken cancellationToken)
    {
        #region cookbook-boxes
        IReadOnlyList<OverlayInfo> overlays = await client.RecordedImages.ListOverlaysAsync(camera, cancellationToken);
        using RecordedImage frame = await client.RecordedImages.GetAsync(
            RecordedImageRequest.ForDevice(camera).Preview().AtOrAfter(time)
                .WithOverlay(OverlayMode.SvgHeader, overlays.Select(overlay => overlay.Id)),
            cancellationToken);

        using SKBitmap bitmap = frame.ToBitmap();
        if (frame.ParseOverlay() is { } overlay)
        {
            foreach (OverlayDetection found in overlay.Detections)   // what the overlay does not state is null
                Console.WriteLine($"{found.Label} {found.Confidence:P0} {found.TrackId} at {found.Bounds}");
            overlay.DrawOn(bitmap);
        }

        await bitmap.SaveJpegAsync(path, cancellationToken: cancellationToken);
        #endregion
    }
}
