using Een.Media.Emulator.Cameras.Jpeg;
using Een.Media.Emulator.Cameras.Model;
using SkiaSharp;

namespace Een.Media.Emulator.Cameras.Frames;

/// <summary>The same small image for every frame. Frames differ only in their stamp, so a frame costs one copy.</summary>
internal sealed class TinyFrames(string deviceId, int? frameBytes) : IFrameSource
{
    private const int Quality = 60;
    private static readonly ImageSize Size = new(64, 36);
    private static readonly byte[] Image = Draw();

    private readonly ByteCache<(ImageSize Size, OverlayBox? Box), byte[]> _retouched = new(4 << 20, jpeg => jpeg.Length);

    public IReadOnlyList<OverlayKind> Overlays => DriftingBox.Kinds;

    public ReadOnlyMemory<byte> Render(FrameRequest request)
    {
        ImageSize size = Size.For(request);
        IReadOnlyList<OverlayBox> boxes = DriftingBox.At(request.Timestamp, request.EmbeddedOverlayIds);
        byte[] image = size == Size && boxes.Count == 0
            ? Image
            : _retouched.GetOrAdd(
                (size, boxes.Count == 0 ? null : boxes[0]), boxes, static (key, boxes) => Retouch.Apply(Image, key.Size, boxes));
        byte[] stamp = new FrameStamp(deviceId, StreamNames.Of(request.Stream), request.Timestamp).ToSegment();
        return Padding.Insert(image, stamp, frameBytes ?? 0);
    }

    public string OverlaySvg(FrameRequest request, IReadOnlyList<string> overlayIds) =>
        Frames.OverlaySvg.Of(Size.For(request), DriftingBox.At(request.Timestamp, overlayIds));

    private static byte[] Draw()
    {
        using SKBitmap bitmap = new(PixelBuffer.Info(Size.Width, Size.Height));
        using SKCanvas canvas = new(bitmap);
        using SKPaint paint = new() { IsAntialias = true, Color = new SKColor(0x5B, 0x9B, 0xD5) };
        canvas.Clear(new SKColor(0xCF, 0xE3, 0xF3));
        canvas.DrawRect(0, 24, Size.Width, 12, paint);
        paint.Color = new SKColor(0xFF, 0xC1, 0x07);
        canvas.DrawCircle(48, 11, 6, paint);
        canvas.Flush();
        using SKData encoded = bitmap.Encode(SKEncodedImageFormat.Jpeg, Quality);
        return encoded.ToArray();
    }
}
