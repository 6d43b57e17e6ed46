using System.Runtime.InteropServices;
using SkiaSharp;

namespace Een.Media.Emulator.Cameras.Frames;

/// <summary>Pixels of four bytes each: red, green, blue and an unused one.</summary>
internal static class PixelBuffer
{
    public static SKImageInfo Info(int width, int height) => new(width, height, SKColorType.Rgba8888, SKAlphaType.Opaque);

    /// <summary>Draws into pixels.</summary>
    public static void Draw(byte[] pixels, int width, int height, Action<SKCanvas> draw)
    {
        GCHandle pinned = GCHandle.Alloc(pixels, GCHandleType.Pinned);
        try
        {
            using SKSurface surface = SKSurface.Create(Info(width, height), pinned.AddrOfPinnedObject(), width * 4);
            draw(surface.Canvas);
            surface.Canvas.Flush();
        }
        finally
        {
            pinned.Free();
        }
    }
}
