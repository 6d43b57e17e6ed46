using System.Numerics;
using Een.Media.Emulator.Cameras.Frames;
using SkiaSharp;

namespace Een.Media.Emulator.Cameras.Scenes.Drawing;

/// <summary>Draws shapes of the scene as they look at noon. The light is applied to the whole image later.</summary>
internal sealed class Brush(SKCanvas canvas, View view) : IDisposable
{
    private static readonly Vector3 Sun = Vector3.Normalize(new Vector3(-0.55f, 0.75f, -0.45f));
    private readonly SKPaint _paint = new() { IsAntialias = true };

    public View View => view;

    public SKCanvas Canvas => canvas;

    public void Dispose() => _paint.Dispose();

    /// <summary>A flat polygon in exactly this color.</summary>
    public void Fill(SKColor color, params ReadOnlySpan<Vector3> polygon) => Fill(color, view.Project(polygon));

    /// <summary>A horizontal rectangle, on the ground by default.</summary>
    public void Ground(SKColor color, float left, float near, float right, float far, float level = 0) =>
        Fill(color, new(left, level, near), new(right, level, near), new(right, level, far), new(left, level, far));

    /// <summary>An upright rectangle that faces the camera.</summary>
    public void Upright(SKColor color, float left, float low, float right, float high, float z) =>
        Fill(color, new(left, low, z), new(left, high, z), new(right, high, z), new(right, low, z));

    /// <summary>
    /// One side of a body, shaded by the sun. It is not drawn if it faces away. Corners are clockwise as seen from outside.
    /// </summary>
    public void Face(SKColor color, params ReadOnlySpan<Vector3> corners)
    {
        Vector3 normal = Vector3.Normalize(Vector3.Cross(corners[1] - corners[0], corners[2] - corners[0]));
        if (Vector3.Dot(normal, view.Eye - corners[0]) <= 0)
            return;
        float shade = 0.62f + (0.38f * Math.Max(0, Vector3.Dot(normal, Sun)));
        Fill(Shade(color, shade), corners);
    }

    /// <summary>An upright disc around an axis: a wheel.</summary>
    public void Disc(SKColor color, Vector3 center, Vector3 axis, float radius)
    {
        Vector3 level = Vector3.Normalize(Vector3.Cross(axis, Vector3.UnitY)) * radius, up = Vector3.UnitY * radius;
        Span<Vector3> rim = stackalloc Vector3[14];
        for (int i = 0; i < rim.Length; i++)
        {
            (float sin, float cos) = MathF.SinCos(i * MathF.Tau / rim.Length);
            rim[i] = center + (level * cos) + (up * sin);
        }

        Fill(color, rim);
    }

    /// <summary>A ball with a radius in meters.</summary>
    public void Ball(SKColor color, Vector3 center, float radius)
    {
        _paint.Color = color;
        canvas.DrawCircle(view.Project(center), radius * view.Scale(center), _paint);
    }

    /// <summary>A round limb between two points, with a thickness in meters.</summary>
    public void Limb(SKColor color, Vector3 from, Vector3 to, float thickness)
    {
        _paint.Color = color;
        _paint.StrokeWidth = thickness * view.Scale(from);
        _paint.StrokeCap = SKStrokeCap.Round;
        canvas.DrawLine(view.Project(from), view.Project(to), _paint);
    }

    /// <summary>A soft round spot on the ground.</summary>
    public void Spot(SKColor center, Vector3 at, float radius, SKBlendMode blend = SKBlendMode.SrcOver)
    {
        SKPoint middle = view.Project(at);
        float across = radius * view.Scale(at);
        float deep = Math.Abs(view.Project(at + (Vector3.UnitZ * radius)).Y - view.Project(at - (Vector3.UnitZ * radius)).Y) / 2;
        Glow(center, middle, across, deep, blend);
    }

    /// <summary>Light that fades away from a point of the image.</summary>
    public void Glow(SKColor center, SKPoint middle, float across, float deep, SKBlendMode blend)
    {
        SKColor[] colors = [center, center.WithAlpha((byte)(center.Alpha * 0.45f)), center.WithAlpha(0)];
        using SKShader shader = SKShader.CreateRadialGradient(new SKPoint(0, 0), 1, colors, [0, 0.45f, 1], SKShaderTileMode.Clamp);
        using SKPaint paint = new() { Shader = shader, BlendMode = blend };
        canvas.Save();
        canvas.Translate(middle.X, middle.Y);
        canvas.Scale(Math.Max(1, across), Math.Max(1, deep));
        canvas.DrawCircle(0, 0, 1, paint);
        canvas.Restore();
    }

    /// <summary>Text on an upright surface that faces the camera.</summary>
    public void Sign(SKColor color, string text, Vector3 lowerLeft, float height)
    {
        // Two projected vectors of the surface define the transform. A sign is small enough to ignore perspective.
        SKPoint origin = view.Project(lowerLeft);
        SKPoint right = view.Project(lowerLeft + Vector3.UnitX), up = view.Project(lowerLeft + Vector3.UnitY);
        using SKFont font = EmbeddedFont.OfSize(100);
        _paint.Color = color;
        float scale = height / 73;
        canvas.Save();
        canvas.Concat(new SKMatrix(
            (right.X - origin.X) * scale, (origin.X - up.X) * scale, origin.X,
            (right.Y - origin.Y) * scale, (origin.Y - up.Y) * scale, origin.Y,
            0, 0, 1));
        canvas.DrawText(text, 0, 0, SKTextAlign.Left, font, _paint);
        canvas.Restore();
    }

    public static SKColor Shade(SKColor color, float factor) =>
        new(Level(color.Red * factor), Level(color.Green * factor), Level(color.Blue * factor), color.Alpha);

    public static SKColor Mix(SKColor from, SKColor to, float fraction) => new(
        Level(from.Red + ((to.Red - from.Red) * fraction)),
        Level(from.Green + ((to.Green - from.Green) * fraction)),
        Level(from.Blue + ((to.Blue - from.Blue) * fraction)));

    private static byte Level(float value) => (byte)Math.Clamp(value, 0, 255);

    private void Fill(SKColor color, SKPoint[] outline)
    {
        if (outline.Length < 3)
            return;
        using SKPathBuilder path = new();
        path.AddPoly(outline, true);
        using SKPath closed = path.Detach();
        _paint.Color = color;
        canvas.DrawPath(closed, _paint);
    }
}
