using Een.Media.Client;
using SkiaSharp;

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
            foreach (OverlayBox box in overlay.Descendants().OfType<OverlayBox>())
                Console.WriteLine($"{box.Label ?? "box"} at {box.Bounds}");
            overlay.DrawOn(bitmap);
        }

        await using FileStream file = File.Create(path);
        bitmap.Encode(file, SKEncodedImageFormat.Jpeg, quality: 90);
        #endregion
    }
}
