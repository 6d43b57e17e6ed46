using Een.Media.Emulator.Cameras.Jpeg;
using Een.Media.Emulator.Cameras.Model;
using SkiaSharp;

namespace Een.Media.Emulator.Cameras.Frames;

/// <summary>The same small image for every frame. Frames differ only in their stamp, so that making one costs a copy.</summary>
internal sealed class TinyFrames(string deviceId, int? frameBytes) : IFrameSource
{
    private const int Quality = 60;
    private static readonly ImageSize Size = new(64, 36);
    private static readonly byte[] Image = Draw();

    private readonly ByteCache<(ImageSize Size, OverlayBox? Box), byte[]> _retouched = new(4 << 20, jpeg => jpeg.Length);

    public IReadOnlyList<OverlayKind> Overlays => DriftingBox.Kinds;

    public ReadOnlyMemory<byte> Render(FrameDemand demand)
    {
        ImageSize size = Size.For(demand);
        IReadOnlyList<OverlayBox> boxes = DriftingBox.At(demand.Timestamp, demand.EmbeddedOverlayIds);
        byte[] image = size == Size && boxes.Count == 0
            ? Image
            : _retouched.GetOrAdd(
                (size, boxes.Count == 0 ? null : boxes[0]), boxes, static (key, boxes) => Retouch.Apply(Image, key.Size, boxes));
        byte[] stamp = new FrameStamp(deviceId, StreamNames.Of(demand.Stream), demand.Timestamp).ToSegment();
        return Padding.Insert(image, stamp, frameBytes ?? 0);
    }

    public string OverlaySvg(FrameDemand demand, IReadOnlyList<string> overlayIds) =>
        Frames.OverlaySvg.Of(Size.For(demand), DriftingBox.At(demand.Timestamp, overlayIds));

    private static byte[] Draw()
    {
        using SKBitmap bitmap = new(new SKImageInfo(Size.Width, Size.Height, SKColorType.Rgba8888, SKAlphaType.Opaque));
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
