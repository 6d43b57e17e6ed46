using System.Numerics;
using Een.Media.Emulator.Cameras.Frames;
using Een.Media.Emulator.Cameras.Model;
using Een.Media.Emulator.Cameras.Scenes.Drawing;
using SkiaSharp;

namespace Een.Media.Emulator.Cameras.Scenes;

/// <summary>A place with props, movers and light. Everything is a function of time.</summary>
internal abstract class Scene(View view)
{
    /// <summary>The overlays of this scene.</summary>
    public virtual IReadOnlyList<OverlayKind> Overlays { get; } = [OverlayKinds.Motion, OverlayKinds.Vehicle, OverlayKinds.Person];

    /// <summary>The things that do not move.</summary>
    protected abstract IReadOnlyList<Prop> Props { get; }

    protected abstract IReadOnlyList<Mover> Movers { get; }

    /// <summary>The positions of street lamps.</summary>
    protected abstract IReadOnlyList<Vector3> Lamps { get; }

    /// <summary>The reach of a lamp's light in meters.</summary>
    protected virtual float LampReach => 9;

    public static Scene Of(SyntheticScene kind, int seed) => kind switch
    {
        SyntheticScene.LoadingDock => new LoadingDock(seed),
        SyntheticScene.Street => new Street(seed),
        _ => new CarPark(seed),
    };

    /// <summary>Draws sky, ground and background as they look at noon.</summary>
    public void DrawBackdrop(SKCanvas canvas)
    {
        using Brush brush = new(canvas, view);
        SKColor[] colors = [new SKColor(0x9F, 0xC2, 0xE2), new SKColor(0xE6, 0xEC, 0xEE)];
        SKPoint horizon = new(0, View.Height * 0.3f);
        using (SKShader shader = SKShader.CreateLinearGradient(new SKPoint(0, 0), horizon, colors, SKShaderTileMode.Clamp))
        using (SKPaint sky = new() { Shader = shader })
            canvas.DrawPaint(sky);
        DrawGround(brush);
    }

    /// <summary>Draws everything in front of the backdrop in the light of that time, with or without movers.</summary>
    public void DrawWhole(SKCanvas canvas, SceneClock clock, bool movers)
    {
        using Brush brush = new(canvas, view);
        DrawLit(brush, clock, Props, movers ? Present(clock) : []);
    }

    /// <summary>
    /// Draws the movers into the still image. Only the rectangles around movers are drawn again, from the backdrop up; the rest of the
    /// image is correct already.
    /// </summary>
    /// <param name="canvas">The still image in the light of that time.</param>
    /// <param name="clock">The time.</param>
    /// <param name="backdrop">The backdrop in the size of the image.</param>
    public void DrawMovers(SKCanvas canvas, SceneClock clock, SKImage backdrop)
    {
        using Brush brush = new(canvas, view);
        List<Presence> present = Present(clock);
        SKMatrix matrix = canvas.TotalMatrix;
        foreach (Presence presence in present)
        {
            SKRect place = presence.Place(view, clock.IsDark);
            SKRectI pixels = SKRectI.Ceiling(matrix.MapRect(place), outwards: true);
            if (!pixels.IntersectsWith(new SKRectI(0, 0, backdrop.Width, backdrop.Height)))
                continue;
            canvas.Save();
            canvas.ResetMatrix();
            canvas.ClipRect(pixels);
            canvas.DrawImage(backdrop, 0, 0, SKSamplingOptions.Default);
            canvas.SetMatrix(matrix);
            DrawLit(brush, clock, Props.Where(prop => prop.MayTouch(place, view)), present);
            canvas.Restore();
        }
    }

    /// <summary>The boxes of these overlays at a second of the loop.</summary>
    public IReadOnlyList<OverlayBox> Boxes(float second, IReadOnlyList<string> overlayIds)
    {
        List<OverlayBox> boxes = [];
        foreach ((Mover mover, int number) in Movers.Select((mover, number) => (mover, number)))
        {
            if (mover.Bounds(view, second) is not { } bounds)
                continue;
            bool vehicle = mover.Body.Kind == OverlayKinds.Vehicle;
            string label = $"{(vehicle ? "vehicle" : "person")} 0.{88 + (number * 7 % 11)}";
            if (Wanted(OverlayKinds.Motion) && mover.IsMoving(second))
            {
                SKRect larger = Inflated(bounds, 0.009f);
                boxes.Add(new OverlayBox(OverlayKinds.Motion.Id, larger, "motion", OverlayKinds.MotionColor) { LabelInside = true });
            }

            if (Wanted(mover.Body.Kind))
            {
                SKColor color = vehicle ? OverlayKinds.VehicleColor : OverlayKinds.PersonColor;
                boxes.Add(new OverlayBox(mover.Body.Kind.Id, bounds, label, color));
            }
        }

        return boxes;

        bool Wanted(OverlayKind kind) => overlayIds.Contains(kind.Id) && Overlays.Contains(kind);
        static SKRect Inflated(SKRect rect, float by) =>
            SKRect.Intersect(SKRect.Inflate(rect, by * View.Height / View.Width, by), new SKRect(0, 0, 1, 1));
    }

    protected abstract void DrawGround(Brush brush);

    /// <summary>Draws light besides that of street lamps into the light map.</summary>
    protected virtual void DrawLight(Brush brush, float darkness)
    {
    }

    /// <summary>Draws the parts of the backdrop that shine in the dark: windows and signs.</summary>
    protected virtual void DrawWindows(Brush brush, float darkness)
    {
    }

    private List<Presence> Present(SceneClock clock)
    {
        List<Presence> present = [];
        foreach (Mover mover in Movers)
        {
            if (mover.Traveled(clock.Seconds) is { } meters)
                present.Add(new Presence(mover, mover.PoseAt(meters), meters, mover.IsAwake(clock.Seconds)));
        }

        return present;
    }

    private void DrawLit(Brush brush, SceneClock clock, IEnumerable<Prop> props, List<Presence> present)
    {
        if (clock.Darkness == 0)
        {
            DrawThings(brush, props, present);
            return;
        }

        // Things are lit in their own layer, so that they hide the lit windows behind them.
        Dim(brush, clock, present);
        if (clock.IsDark)
            DrawWindows(brush, clock.Darkness);
        brush.Canvas.SaveLayer();
        DrawThings(brush, props, present);
        Dim(brush, clock, present);
        brush.Canvas.Restore();
        if (!clock.IsDark)
            return;
        foreach (Vector3 lamp in Lamps)
        {
            float size = 1.1f * view.Scale(lamp);
            brush.Glow(new SKColor(0xFF, 0xEE, 0xC8, 230), view.Project(lamp), size, size, SKBlendMode.Screen);
        }

        foreach (Presence presence in present.Where(presence => presence.Awake))
            presence.Mover.Body.DrawLamps(brush, presence.Pose);
    }

    /// <summary>Draws from far to near.</summary>
    private void DrawThings(Brush brush, IEnumerable<Prop> props, List<Presence> present)
    {
        List<(float Distance, Action Draw)> things = [.. props.Select(prop => (view.Distance(prop.At), (Action)(() => prop.Draw(brush))))];
        foreach (Presence presence in present)
            things.Add((view.Distance(presence.Pose.Position), () => presence.Mover.Body.Draw(brush, presence.Pose, presence.Meters)));
        foreach ((_, Action draw) in things.OrderByDescending(thing => thing.Distance))
            draw();
    }

    /// <summary>Multiplies the image by a light map: the light of sky and lamps at each point.</summary>
    private void Dim(Brush brush, SceneClock clock, List<Presence> present)
    {
        float darkness = clock.Darkness;
        SKColor warm = Brush.Mix(SKColors.White, new SKColor(0xFF, 0xCE, 0xA2), Math.Min(1, darkness * 1.5f));
        SKColor night = new(0x30, 0x3B, 0x62);
        using SKPaint modulate = new() { BlendMode = SKBlendMode.Modulate };
        brush.Canvas.SaveLayer(modulate);
        brush.Canvas.Clear(Brush.Mix(warm, night, Math.Clamp((darkness - 0.35f) / 0.65f, 0, 1)));
        if (clock.IsDark)
        {
            DrawLight(brush, darkness);
            foreach (Vector3 lamp in Lamps)
                brush.Spot(new SKColor(0xFF, 0xD9, 0xA0, (byte)(225 * darkness)), lamp with { Y = 0 }, LampReach, SKBlendMode.Screen);
            foreach (Presence presence in present.Where(presence => presence.Awake))
                presence.Mover.Body.DrawBeams(brush, presence.Pose);
        }

        brush.Canvas.Restore();
    }
}
