using System.Numerics;
using SkiaSharp;

namespace Een.Media.Emulator.Cameras.Scenes;

/// <summary>Draws shapes of the world into the picture, in the colours of noon: how light it really is, is laid over all in the end.</summary>
internal sealed class Brush(SKCanvas canvas, View view) : IDisposable
{
    private static readonly Vector3 Sun = Vector3.Normalize(new Vector3(-0.55f, 0.75f, -0.45f));
    private readonly SKPaint _paint = new() { IsAntialias = true };

    public View View => view;

    public SKCanvas Canvas => canvas;

    public void Dispose() => _paint.Dispose();

    /// <summary>A flat polygon in exactly that colour.</summary>
    public void Fill(SKColor colour, params ReadOnlySpan<Vector3> polygon) => Fill(colour, view.Project(polygon));

    /// <summary>A rectangle on the ground, or on any level.</summary>
    public void Ground(SKColor colour, float left, float near, float right, float far, float level = 0) =>
        Fill(colour, new(left, level, near), new(right, level, near), new(right, level, far), new(left, level, far));

    /// <summary>One side of a body: left out when it faces away, shaded by how it faces the sun. Corners run clockwise as seen from outside.</summary>
    /// <returns>Whether it can be seen.</returns>
    public bool Face(SKColor colour, params ReadOnlySpan<Vector3> corners)
    {
        Vector3 normal = Vector3.Normalize(Vector3.Cross(corners[1] - corners[0], corners[2] - corners[0]));
        if (Vector3.Dot(normal, view.Eye - corners[0]) <= 0)
            return false;
        float shade = 0.62f + (0.38f * Math.Max(0, Vector3.Dot(normal, Sun)));
        Fill(Shade(colour, shade), corners);
        return true;
    }

    /// <summary>A disc that stands upright, its axis along <paramref name="axis"/>: a wheel.</summary>
    public void Disc(SKColor colour, Vector3 centre, Vector3 axis, float radius)
    {
        Vector3 level = Vector3.Normalize(Vector3.Cross(axis, Vector3.UnitY)) * radius, up = Vector3.UnitY * radius;
        Span<Vector3> rim = stackalloc Vector3[14];
        for (int i = 0; i < rim.Length; i++)
        {
            (float sin, float cos) = MathF.SinCos(i * MathF.Tau / rim.Length);
            rim[i] = centre + (level * cos) + (up * sin);
        }

        Fill(colour, rim);
    }

    /// <summary>A ball, or anything as round from every side; the radius is in metres.</summary>
    public void Ball(SKColor colour, Vector3 centre, float radius)
    {
        _paint.Color = colour;
        canvas.DrawCircle(view.Project(centre), radius * view.Scale(centre), _paint);
    }

    /// <summary>A round limb between two points, in metres thick.</summary>
    public void Limb(SKColor colour, Vector3 from, Vector3 to, float thickness)
    {
        _paint.Color = colour;
        _paint.StrokeWidth = thickness * view.Scale(from);
        _paint.StrokeCap = SKStrokeCap.Round;
        canvas.DrawLine(view.Project(from), view.Project(to), _paint);
    }

    /// <summary>A soft round spot on the ground.</summary>
    public void Spot(SKColor centre, Vector3 at, float radius, SKBlendMode blend = SKBlendMode.SrcOver)
    {
        SKPoint middle = view.Project(at);
        float across = radius * view.Scale(at);
        float deep = Math.Abs(view.Project(at + (Vector3.UnitZ * radius)).Y - view.Project(at - (Vector3.UnitZ * radius)).Y) / 2;
        Glow(centre, middle, across, deep, blend);
    }

    /// <summary>Light that fades from a point of the picture.</summary>
    public void Glow(SKColor centre, SKPoint middle, float across, float deep, SKBlendMode blend)
    {
        using SKShader shader = SKShader.CreateRadialGradient(
            new SKPoint(0, 0), 1, [centre, centre.WithAlpha((byte)(centre.Alpha * 0.45f)), centre.WithAlpha(0)], [0, 0.45f, 1], SKShaderTileMode.Clamp);
        using SKPaint paint = new() { Shader = shader, BlendMode = blend };
        canvas.Save();
        canvas.Translate(middle.X, middle.Y);
        canvas.Scale(Math.Max(1, across), Math.Max(1, deep));
        canvas.DrawCircle(0, 0, 1, paint);
        canvas.Restore();
    }

    /// <summary>Words on an upright surface that faces the camera's side of the world.</summary>
    public void Sign(SKColor colour, string text, Vector3 lowerLeft, float height)
    {
        // Two vectors of the surface as seen here make the transform; over a sign's width perspective does not show.
        SKPoint origin = view.Project(lowerLeft), right = view.Project(lowerLeft + Vector3.UnitX), up = view.Project(lowerLeft + Vector3.UnitY);
        using SKFont font = Frames.EmbeddedFont.OfSize(100);
        _paint.Color = colour;
        float scale = height / 73;
        canvas.Save();
        canvas.Concat(new SKMatrix(
            (right.X - origin.X) * scale, (origin.X - up.X) * scale, origin.X, (right.Y - origin.Y) * scale, (origin.Y - up.Y) * scale, origin.Y, 0, 0, 1));
        canvas.DrawText(text, 0, 0, SKTextAlign.Left, font, _paint);
        canvas.Restore();
    }

    public static SKColor Shade(SKColor colour, float factor) =>
        new(Level(colour.Red * factor), Level(colour.Green * factor), Level(colour.Blue * factor), colour.Alpha);

    public static SKColor Mix(SKColor from, SKColor to, float share) => new(
        Level(from.Red + ((to.Red - from.Red) * share)),
        Level(from.Green + ((to.Green - from.Green) * share)),
        Level(from.Blue + ((to.Blue - from.Blue) * share)));

    private static byte Level(float value) => (byte)Math.Clamp(value, 0, 255);

    private void Fill(SKColor colour, SKPoint[] outline)
    {
        if (outline.Length < 3)
            return;
        using SKPathBuilder path = new();
        path.AddPoly(outline, true);
        using SKPath closed = path.Detach();
        _paint.Color = colour;
        canvas.DrawPath(closed, _paint);
    }
}
