using System.Runtime.InteropServices;
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

    public ReadOnlyMemory<byte> Render(FrameDemand demand)
    {
        bool main = demand.Stream == StreamKind.Main;
        ImageSize size = SizeOf(demand);
        string overlays = string.Join(',', scene.Overlays.Select(kind => kind.Id).Where(demand.EmbeddedOverlayIds.Contains));
        ImageKey key = new(main, size, ClockOf(demand), overlays);
        BandedImage image = _images.GetOrAdd(key, this, static (key, frames) => frames.Draw(key));
        byte[] stamp = new FrameStamp(deviceId, StreamNames.Of(demand.Stream), demand.Timestamp).ToSegment();
        return image.Complete(stamp, band => OnScreenText.Draw(band, image.Width, image.BandLines, size, name, demand.Timestamp));
    }

    public string OverlaySvg(FrameDemand demand, IReadOnlyList<string> overlayIds) =>
        Frames.OverlaySvg.Of(SizeOf(demand), scene.Boxes(ClockOf(demand).Seconds, overlayIds));

    private static ImageSize SizeOf(FrameDemand demand) =>
        (demand.Stream == StreamKind.Main ? ImageSize.Main : ImageSize.Preview).For(demand);

    private SceneClock ClockOf(FrameDemand demand) =>
        SceneClock.At(TimeZoneInfo.ConvertTime(demand.Timestamp, zone), demand.Stream == StreamKind.Main ? mainInterval : previewInterval);

    private BandedImage Draw(ImageKey key)
    {
        byte[] backdrop = _layers.GetOrAdd((key.Size, null), scene, static (layer, scene) => Paint(layer.Size, scene.DrawBackdrop));
        byte[] still = _layers.GetOrAdd((key.Size, key.Clock.Light), (scene, backdrop, key.Clock), static (layer, state) =>
            Paint(layer.Size, canvas => state.scene.DrawWhole(canvas, state.Clock, movers: false), state.backdrop));
        byte[] pixels = Paint(key.Size, canvas =>
        {
            using SKImage image = SKImage.FromPixelCopy(Info(key.Size), backdrop);
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
        GCHandle pinned = GCHandle.Alloc(pixels, GCHandleType.Pinned);
        try
        {
            using SKSurface surface = SKSurface.Create(Info(size), pinned.AddrOfPinnedObject(), size.Width * 4);
            surface.Canvas.Scale(size.Width / View.Width, size.Height / View.Height);
            draw(surface.Canvas);
            surface.Canvas.Flush();
        }
        finally
        {
            pinned.Free();
        }

        return pixels;
    }

    private static SKImageInfo Info(ImageSize size) => new(size.Width, size.Height, SKColorType.Rgba8888, SKAlphaType.Opaque);

    private readonly record struct ImageKey(bool Main, ImageSize Size, SceneClock Clock, string Overlays);
}
