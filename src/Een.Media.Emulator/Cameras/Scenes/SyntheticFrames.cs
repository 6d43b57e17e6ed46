using Een.Media.Emulator.Cameras.Frames;
using Een.Media.Emulator.Cameras.Jpeg;
using Een.Media.Emulator.Cameras.Model;
using Een.Media.Emulator.Cameras.Scenes.Drawing;
using SkiaSharp;

namespace Een.Media.Emulator.Cameras.Scenes;

/// <summary>
/// The frames of a drawn scene. An image is drawn and encoded once for each step of motion and light and then cached. The clock along
/// the top and the stamp, which differ in every frame, are put in front of the cached rows.
/// </summary>
internal sealed class SyntheticFrames(
    string deviceId, string name, Scene scene, TimeSpan previewInterval, TimeSpan mainInterval, TimeZoneInfo zone) : IFrameSource
{
    // The previews of a whole loop take about 6 MB, the main images 42 MB.
    private const long CacheBytes = 64 << 20;

    private static readonly RowEncoder PreviewEncoder = new(quality: 80);
    private static readonly RowEncoder MainEncoder = new(quality: 82);

    private readonly ByteCache<ImageKey, BandedImage> _images = new(CacheBytes, image => image.Bytes);
    // The pixels of the backdrop (Light is null) and of the still scene in each light.
    private readonly ByteCache<(ImageSize Size, int? Light), byte[]> _layers = new(32 << 20, pixels => pixels.Length);

    public IReadOnlyList<OverlayKind> Overlays => scene.Overlays;

    public ReadOnlyMemory<byte> Render(FrameRequest request)
    {
        bool main = request.Stream == StreamKind.Main;
        ImageSize size = SizeOf(request);
        string overlays = string.Join(',', scene.Overlays.Select(kind => kind.Id).Where(request.EmbeddedOverlayIds.Contains));
        ImageKey key = new(main, size, ClockOf(request), overlays);
        BandedImage image = _images.GetOrAdd(key, this, static (key, frames) => frames.Draw(key));
        byte[] stamp = new FrameStamp(deviceId, StreamNames.Of(request.Stream), request.Timestamp).ToSegment();
        return image.Complete(stamp, band => OnScreenText.Draw(band, image.Width, image.BandLines, size, name, request.Timestamp));
    }

    public string OverlaySvg(FrameRequest request, IReadOnlyList<string> overlayIds) =>
        Frames.OverlaySvg.Of(SizeOf(request), scene.Boxes(ClockOf(request).Seconds, overlayIds));

    private static ImageSize SizeOf(FrameRequest request) =>
        (request.Stream == StreamKind.Main ? ImageSize.Main : ImageSize.Preview).For(request);

    private SceneClock ClockOf(FrameRequest request) =>
        SceneClock.At(
            TimeZoneInfo.ConvertTime(request.Timestamp, zone), request.Stream == StreamKind.Main ? mainInterval : previewInterval);

    private BandedImage Draw(ImageKey key)
    {
        byte[] backdrop = _layers.GetOrAdd((key.Size, null), scene, static (layer, scene) => Paint(layer.Size, scene.DrawBackdrop));
        byte[] still = _layers.GetOrAdd((key.Size, key.Clock.Light), (scene, backdrop, key.Clock), static (layer, state) =>
            Paint(layer.Size, canvas => state.scene.DrawWhole(canvas, state.Clock, movers: false), state.backdrop));
        byte[] pixels = Paint(key.Size, canvas =>
        {
            using SKImage image = SKImage.FromPixelCopy(PixelBuffer.Info(key.Size.Width, key.Size.Height), backdrop);
            scene.DrawMovers(canvas, key.Clock, image);
        }, still);
        SensorNoise.Apply(pixels, key.Size.Width, key.Clock);
        if (key.Overlays.Length > 0)
        {
            pixels = Paint(key.Size, canvas =>
            {
                canvas.ResetMatrix();
                OverlayPainter.Draw(canvas, key.Size, scene.Boxes(key.Clock.Seconds, key.Overlays.Split(',')));
            }, pixels);
        }

        return new BandedImage(key.Main ? MainEncoder : PreviewEncoder, pixels, key.Size.Width, OnScreenText.Lines(key.Size));
    }

    /// <summary>Draws into a copy of the given pixels, or into new ones, in the scene's coordinates.</summary>
    private static byte[] Paint(ImageSize size, Action<SKCanvas> draw, byte[]? original = null)
    {
        byte[] pixels = original is null ? new byte[size.Width * size.Height * 4] : [.. original];
        PixelBuffer.Draw(pixels, size.Width, size.Height, canvas =>
        {
            canvas.Scale(size.Width / View.Width, size.Height / View.Height);
            draw(canvas);
        });
        return pixels;
    }

    private readonly record struct ImageKey(bool Main, ImageSize Size, SceneClock Clock, string Overlays);
}
