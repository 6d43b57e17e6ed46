#region imaging-overlays
using Een.Media.Client;
using SkiaSharp;
#endregion

namespace Snippets;

public static class ImagingOfFrames
{
    public static void Decode(RecordedImage frame)
    {
        #region imaging-decode
        using SKBitmap small = frame.ToBitmap(new DecodeOptions { MaxWidth = 320 });
        #endregion
        _ = small.Width;
    }

    public static async Task OverlaysAsync(IEenMediaClient client, DateTimeOffset noon)
    {
        #region imaging-overlays
        using RecordedImage frame = await client.RecordedImages.GetAsync(
            RecordedImageRequest.ForDevice("10058b7a").Preview().AtOrAfter(noon)
                .WithOverlay(OverlayMode.SvgHeader, "een.motionDetectionEvent.v1"));
        if (frame.ParseOverlay() is { } overlay)
        {
            foreach (OverlayDetection detection in overlay.Detections)
                Console.WriteLine($"{detection.Label} {detection.Confidence:P0} at {detection.Bounds}");

            using SKBitmap bitmap = frame.ToBitmap();
            overlay.DrawOn(bitmap);
            await bitmap.SaveJpegAsync("marked.jpg");
        }
        #endregion
    }

    public static async Task SheetAsync(IEenMediaClient client, DateTimeOffset midnight, TimeZoneInfo zone)
    {
        #region imaging-sheet
        TimeSpan every = TimeSpan.FromMinutes(20);
        DateTimeOffset end = midnight.AddDays(1);
        var sample = client.RecordedImages.SampleAsync(RecordedImageRequest.ForDevice("10058b7a").Preview().AtOrAfter(midnight), every, end);
        var look = new ContactSheetOptions { Columns = 8, TimeZone = zone, From = midnight, Until = end, GapThreshold = 1.5 * every };
        using ContactSheet sheet = await ContactSheet.CreateAsync(sample, look);
        await sheet.SaveAsync("day.jpg");
        #endregion
    }

    public static async Task FilmAsync(IAsyncEnumerable<RecordedImage> frames, TimeZoneInfo zone, CancellationToken cancellationToken)
    {
        #region imaging-film
        var options = new TimeLapseOptions
        {
            TargetLength = TimeSpan.FromSeconds(30),
            Edits = new FrameEdits
            {
                PrivacyAreas = [PrivacyArea.Blur(new FrameArea(left: 0.7, top: 0, width: 0.3, height: 0.4))],
                Stamp = new ImageStamp { TimeZone = zone, Text = "North gate" },
            },
        };
        TimeLapseResult film = await TimeLapse.SaveAsync(
            frames.WhereChangedAsync(cancellationToken: cancellationToken), "day.mp4", options, cancellationToken);
        Console.WriteLine($"{film.FrameCount} frames, {film.Duration}");
        #endregion
    }
}
