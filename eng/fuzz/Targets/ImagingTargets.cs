using System.Text;
using Een.Media.Client;
using SkiaSharp;

namespace Een.Media.Fuzz.Targets;

/// <summary>Everything in the imaging package that reads what came from the network.</summary>
internal static class ImagingTargets
{
    private static readonly DecodeOptions Small = new() { MaxPixels = 1 << 20, MaxWidth = 40 };
    private static readonly OverlayStyle Labels = new() { ShowLabels = true, MinimumStrokeWidth = 1 };

    public static IReadOnlyList<Target> All => [Overlay(), Jpeg(), Frame()];

    private static Target Overlay() => new(
        "overlay",
        Corpus.Words("<g>", "</g>", "<rect ", "/>", "transform='rotate(", "matrix(", "NaN", "1e38", "-1e-38", "999999", "%", "em", "&#0;", "&lt;", "<!DOCTYPE svg>", "url(#a)", "stroke-dasharray='0.1'", "opacity='0.1'", "A0 0 0 1 1 9e9 9", "z", "font-size='1e6'", "<![CDATA[", "viewBox='0 0 1e-9 1'", "display='none'", "<style>*{fill:red}</style>", "\u202E", "\uD83D\uDE00"),
        input =>
        {
            try
            {
                using var bitmap = new SKBitmap(64, 36);
                OverlayDocument.Parse(Encoding.UTF8.GetString(input)).DrawOn(bitmap, Labels);
                return Task.FromResult(true);
            }
            catch (EenOverlayException)
            {
                return Task.FromResult(false);
            }
        });

    private static Target Jpeg() => new(
        "jpeg",
        JpegMarkers.All,
        input =>
        {
            try
            {
                FrameDecoder.Decode(input, Small).Dispose();
                return Task.FromResult(true);
            }
            catch (EenImageException)
            {
                return Task.FromResult(false);
            }
        })
    {
        MadeSeeds = [.. Jpegs()],
    };

    /// <summary>The way of a frame: is it whole, what size has it, and then everything that is done to pictures.</summary>
    private static Target Frame() => new(
        "frame",
        JpegMarkers.All,
        input =>
        {
            try
            {
                using RecordedImage frame = EenMediaModelFactory.RecordedImage(input, DateTimeOffset.UnixEpoch, overlaySvg: "<svg><rect width='9' height='9'/></svg>");
                _ = FrameDifference.Between(frame, frame);
                frame.ToBitmap(new FrameEdits
                {
                    MaxPixels = 1 << 20,
                    MaxWidth = 40,
                    Crop = new FrameArea(0.1, 0.1, 0.5, 0.5),
                    PrivacyAreas = [PrivacyArea.Blur(FrameArea.All)],
                    Overlay = Labels,
                }).Dispose();
                return Task.FromResult(true);
            }
            catch (Exception e) when (e is EenImageException or ArgumentException { ParamName: "jpeg" })
            {
                return Task.FromResult(false);
            }
        })
    {
        MadeSeeds = [.. Jpegs()],
    };

    public static IEnumerable<byte[]> Jpegs()
    {
        foreach ((int width, int height, int quality) in new[] { (8, 8, 90), (33, 17, 50), (64, 36, 80) })
        {
            using var bitmap = new SKBitmap(width, height);
            bitmap.Erase(SKColors.SteelBlue);
            using (var canvas = new SKCanvas(bitmap))
            using (var paint = new SKPaint { Color = SKColors.Gold })
                canvas.DrawCircle(width / 2f, height / 2f, height / 3f, paint);
            using SKData data = bitmap.Encode(SKEncodedImageFormat.Jpeg, quality);
            yield return data.ToArray();
        }
    }
}
