using System.Numerics;
using Een.Media.Emulator.Cameras.Frames;
using SkiaSharp;

namespace Een.Media.Emulator.Cameras.Scenes;

/// <summary>A place that a camera looks at: what stands there, what moves there, and how it is lit. Everything follows from the time.</summary>
internal abstract class Scene(View view)
{
    /// <summary>The overlays that this camera can draw.</summary>
    public virtual IReadOnlyList<OverlayKind> Overlays { get; } = [OverlayKinds.Motion, OverlayKinds.Vehicle, OverlayKinds.Person];

    /// <summary>What stands still, each with the place that decides what hides what.</summary>
    protected abstract IReadOnlyList<Prop> Props { get; }

    protected abstract IReadOnlyList<Mover> Movers { get; }

    /// <summary>Street lamps: where the light hangs.</summary>
    protected abstract IReadOnlyList<Vector3> Lamps { get; }

    /// <summary>How far a lamp's light reaches, in metres.</summary>
    protected virtual float LampReach => 9;

    public static Scene Of(SyntheticScene kind, int seed) => kind switch
    {
        SyntheticScene.LoadingDock => new LoadingDock(seed),
        SyntheticScene.Street => new Street(seed),
        _ => new CarPark(seed),
    };

    /// <summary>The sky, the ground and what is always behind everything else, in the colours of noon.</summary>
    public void DrawBackdrop(SKCanvas canvas)
    {
        using Brush brush = new(canvas, view);
        using (SKShader shader = SKShader.CreateLinearGradient(
            new SKPoint(0, 0), new SKPoint(0, View.Height * 0.3f), [new SKColor(0x9F, 0xC2, 0xE2), new SKColor(0xE6, 0xEC, 0xEE)], SKShaderTileMode.Clamp))
        using (SKPaint sky = new() { Shader = shader })
            canvas.DrawPaint(sky);
        DrawGround(brush);
    }

    /// <summary>Everything in front of the backdrop, from far to near, and the light of the hour over all.</summary>
    public void DrawRest(SKCanvas canvas, SceneClock clock)
    {
        using Brush brush = new(canvas, view);
        List<(float Distance, Action Draw)> things = [.. Props.Select(prop => (view.Distance(prop.At), (Action)(() => prop.Draw(brush))))];
        List<(Mover Mover, Pose Pose)> present = [];
        foreach (Mover mover in Movers)
        {
            if (mover.Travelled(clock.Seconds) is not { } metres)
                continue;
            Pose pose = mover.PoseAt(metres);
            present.Add((mover, pose));
            things.Add((view.Distance(pose.Position), () => mover.Body.Draw(brush, pose, metres)));
        }

        foreach ((_, Action draw) in things.OrderByDescending(thing => thing.Distance))
            draw();
        float darkness = 1 - (clock.Light / (float)SceneClock.Noon);
        if (darkness > 0)
            DrawDarkness(brush, darkness, present);
    }

    /// <summary>The boxes that those overlays show at that second of the loop.</summary>
    public IReadOnlyList<OverlayBox> Boxes(float second, IReadOnlyList<string> overlayIds)
    {
        List<OverlayBox> boxes = [];
        foreach ((int number, Mover mover) in Movers.Index())
        {
            if (mover.Bounds(view, second) is not { } bounds)
                continue;
            bool vehicle = mover.Body.Kind == OverlayKinds.Vehicle;
            string score = $"0.{88 + (number * 7 % 11)}";
            if (Wanted(OverlayKinds.Motion) && mover.IsMoving(second))
                boxes.Add(new OverlayBox(OverlayKinds.Motion.Id, Inflated(bounds, 0.009f), "motion", OverlayKinds.MotionColour));
            if (Wanted(mover.Body.Kind))
                boxes.Add(new OverlayBox(mover.Body.Kind.Id, bounds, (vehicle ? "vehicle " : "person ") + score, vehicle ? OverlayKinds.VehicleColour : OverlayKinds.PersonColour));
        }

        return boxes;

        bool Wanted(OverlayKind kind) => overlayIds.Contains(kind.Id) && Overlays.Contains(kind);
        static SKRect Inflated(SKRect rect, float by) =>
            SKRect.Intersect(SKRect.Inflate(rect, by * View.Height / View.Width, by), new SKRect(0, 0, 1, 1));
    }

    protected abstract void DrawGround(Brush brush);

    /// <summary>What else shines in the dark: windows, signs.</summary>
    protected virtual void DrawWindows(Brush brush, float darkness)
    {
    }

    private void DrawDarkness(Brush brush, float darkness, List<(Mover Mover, Pose Pose)> present)
    {
        // The map of light: what falls on each point from sky and lamps. It is multiplied into the picture.
        SKColor warm = new(0xFF, 0xC9, 0x9A), night = new(0x2A, 0x34, 0x58);
        SKColor ambient = darkness < 0.5f ? Brush.Mix(SKColors.White, warm, darkness * 1.4f) : Brush.Mix(Brush.Mix(SKColors.White, warm, 0.7f), night, (darkness - 0.5f) * 2);
        bool lit = darkness > 0.45f;
        using (SKPaint multiply = new() { BlendMode = SKBlendMode.Multiply })
        {
            brush.Canvas.SaveLayer(multiply);
            brush.Canvas.Clear(ambient);
            if (lit)
            {
                foreach (Vector3 lamp in Lamps)
                    brush.Spot(new SKColor(0xFF, 0xD9, 0xA0, (byte)(205 * darkness)), new Vector3(lamp.X, 0, lamp.Z), LampReach, SKBlendMode.Plus);
                foreach ((Mover mover, Pose pose) in present)
                    mover.Body.DrawBeams(brush, pose);
            }

            brush.Canvas.Restore();
        }

        if (!lit)
            return;
        DrawWindows(brush, darkness);
        foreach (Vector3 lamp in Lamps)
        {
            float size = 1.3f * view.Scale(lamp);
            brush.Glow(new SKColor(0xFF, 0xEE, 0xC8, 230), view.Project(lamp), size, size, SKBlendMode.Plus);
        }

        foreach ((Mover mover, Pose pose) in present)
            mover.Body.DrawLamps(brush, pose);
    }
}
