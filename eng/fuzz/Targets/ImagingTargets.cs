using System.Text;
using Een.Media.Client;
using SkiaSharp;

namespace Een.Media.Fuzz.Targets;

/// <summary>The parts of the imaging package that read input from the network.</summary>
internal static class ImagingTargets
{
    private static readonly DecodeOptions Small = new() { MaxPixels = 1 << 20, MaxWidth = 40 };
    private static readonly Lazy<byte[]> Good = new(() => Jpegs().First());
    private static readonly OverlayStyle Labels = new() { ShowLabels = true, MinimumStrokeWidth = 1 };

    public static IReadOnlyList<Target> All => [Overlay(), StyleSheet(), Jpeg(), Frame(), Video()];

    private static Target Overlay() => new(
        "overlay",
        Corpus.Words(
            "<g>", "</g>", "<rect ", "/>", "transform='rotate(", "matrix(", "NaN", "1e38", "-1e-38", "999999", "%", "em", "vw",
            "&#0;", "&lt;",
            "<!DOCTYPE svg>", "url(#a)", "stroke-dasharray='0.1'", "opacity='0.1'", "A0 0 0 1 1 9e9 9", "z", "font-size='1e6'", "<![CDATA[",
            "viewBox='0 0 1e-9 1'", "display='none'", "<style>*{fill:red}</style>", "<svg width='9'>", "data-label='car'",
            "data-score='0.9'",
            "<title>car 93%</title>", "<text x='1'>", "\u202E", "\uD83D\uDE00"),
        input => Task.FromResult(Draws(Encoding.UTF8.GetString(input))));

    /// <summary>The input is the style sheet and the style attribute of a document.</summary>
    private static Target StyleSheet() => new(
        "style-sheet",
        Corpus.Words(
            "{", "}", "(", ")", "[", "]", ";", ":", ",", ">", "*", "/*", "*/", "@media screen{", "@import url(", "@supports (", ":not(",
            "::before",
            "!important", "var(--a", "--a:", "calc(", "hsl(", "rgb(", "#ff", "fill:", "stroke:", "x:", "width:", "transform:",
            "rotate(", "1e38",
            "deg", "%", "vw", "em", "\\", "\"", "'", "\0", "<!--", ".a", "#b", "[data-type=a i]", "inherit", "none"),
        input =>
        {
            string css = Encoding.UTF8.GetString(input).Replace("]]>", "", StringComparison.Ordinal);
            string attribute = System.Security.SecurityElement.Escape(css);
            return Task.FromResult(Draws(
                $"<svg><style><![CDATA[{css}]]></style><g class='a'><rect id='b' data-type='a' width='9' height='9'/></g>" +
                $"<text style=\"{attribute}\" y='9'>person 0.9</text></svg>"));
        })
    {
        MadeSeeds =
        [
            .. Corpus.Words(
                ".a rect, g > #b, [data-type=a] { fill: none; stroke: hsl(120, 50%, 50%) !important; stroke-width: 2px }",
                "@media screen { rect { x: 5%; width: 2em; transform: rotate(3deg) translate(1px, 2vw) } } /* c */ @page { x: y }",
                "svg { --a: red; --b: var(--a, blue) } .a { fill: var(--b); opacity: .5 } text { font: bold 9px x; paint-order: stroke }",
                "fill:none;stroke:#ff0;stroke-dasharray:4 2;d:path(\"M0 0L9 9\")"),
        ],
    };

    private static bool Draws(string svg)
    {
        try
        {
            using var bitmap = new SKBitmap(64, 36);
            OverlayDocument overlay = OverlayDocument.Parse(svg);
            overlay.DrawOn(bitmap, Labels);
            _ = overlay.Detections.Sum(detection => detection.Bounds.Width + (detection.Confidence ?? 0));
            return true;
        }
        catch (EenOverlayException)
        {
            return false;
        }
    }

    /// <summary>The input is one frame of a video. It must be in the video once, or be counted as broken, in both formats.</summary>
    private static Target Video() => new(
        "video-frame",
        JpegMarkers.All,
        async input =>
        {
            RecordedImage frame;
            try
            {
                frame = EenMediaModelFactory.RecordedImage(input, DateTimeOffset.UnixEpoch);
            }
            catch (ArgumentException)
            {
                return false;
            }

            frame.Dispose();
            (int avi, int broken) = await CountAsync(input, TimeLapseFormat.MotionJpegAvi);
            if ((avi, broken) is not ((1, 1) or (2, 0)) || (avi, broken) != await CountAsync(input, TimeLapseFormat.AnimatedWebp))
                throw new InvalidOperationException($"The AVI has {avi} of 2 frames and {broken} broken ones; the WebP has others.");
            return true;
        })
    {
        MadeSeeds = [.. Jpegs()],
    };

    private static async Task<(int Frames, int Broken)> CountAsync(byte[] input, TimeLapseFormat format)
    {
        var options = new TimeLapseOptions { Format = format, Edits = new FrameEdits { MaxPixels = 1 << 14 } };
        TimeLapseResult result = await TimeLapse.WriteAsync(FramesAsync(input), Stream.Null, options);
        return (result.FrameCount, result.BrokenFrameCount);
    }

    private static async IAsyncEnumerable<RecordedImage> FramesAsync(byte[] input)
    {
        await Task.CompletedTask;
        yield return EenMediaModelFactory.RecordedImage(Good.Value, DateTimeOffset.UnixEpoch);
        yield return EenMediaModelFactory.RecordedImage(input, DateTimeOffset.UnixEpoch.AddSeconds(1));
    }

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

    /// <summary>Everything that is done with one frame: reading its structure, comparing and editing it.</summary>
    private static Target Frame() => new(
        "frame",
        JpegMarkers.All,
        input =>
        {
            try
            {
                const string Svg = "<svg><rect width='9' height='9'/></svg>";
                using RecordedImage frame = EenMediaModelFactory.RecordedImage(input, DateTimeOffset.UnixEpoch, overlaySvg: Svg);
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
