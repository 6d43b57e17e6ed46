using System.Numerics;
using Een.Media.Emulator.Cameras.Scenes.Bodies;
using Een.Media.Emulator.Cameras.Scenes.Drawing;
using SkiaSharp;

namespace Een.Media.Emulator.Cameras.Scenes;

/// <summary>A body that follows a route by a timetable, once in every loop of the scene. Everything is a function of time.</summary>
/// <param name="Body">The body.</param>
/// <param name="Route">Points on the ground (X, Z) in meters.</param>
/// <param name="Timetable">Meters traveled at given seconds. Before the first and after the last entry, the body is absent.</param>
internal sealed record Mover(Body Body, Vector2[] Route, (float Second, float Meters)[] Timetable)
{
    /// <summary>A mover with a steady speed in meters per second.</summary>
    public static Mover Steady(Body body, float start, float speed, params Vector2[] route)
    {
        float length = 0;
        for (int i = 1; i < route.Length; i++)
            length += Vector2.Distance(route[i - 1], route[i]);
        return new Mover(body, route, [(start, 0), (start + (length / speed), length)]);
    }

    /// <summary>Meters traveled, or null while the body is absent.</summary>
    public float? Traveled(float second)
    {
        // A timetable may extend beyond the end of the loop, into the next one.
        if (second < Timetable[0].Second)
            second += SceneClock.Loop;
        for (int i = 1; i < Timetable.Length; i++)
        {
            (float from, float start) = Timetable[i - 1];
            (float until, float end) = Timetable[i];
            if (second < from || second > until)
                continue;
            float fraction = (second - from) / (until - from);
            return start + ((end - start) * fraction);
        }

        return null;
    }

    public bool IsMoving(float second) => Traveled(second) is { } here && (Traveled(second + 0.2f) ?? here) != here;

    /// <summary>Whether its lights are on: while it moves or waits, but not while it is parked.</summary>
    public bool IsAwake(float second) => IsMoving(second - 4) || IsMoving(second) || IsMoving(second + 4);

    public Pose PoseAt(float meters)
    {
        // Both axles follow the route, and the middle is between them, so that the body turns gently.
        float reach = Math.Max(0.2f, Body.Size.X * 0.32f);
        Vector2 front = PointAt(meters + reach), back = PointAt(meters - reach);
        Vector2 middle = (front + back) / 2, ahead = Vector2.Normalize(front - back);
        return new Pose(new Vector3(middle.X, 0, middle.Y), new Vector3(ahead.X, 0, ahead.Y));
    }

    /// <summary>Its bounding box as fractions of the image, or null if it is not visible.</summary>
    public SKRect? Bounds(View view, float second)
    {
        Vector3 half = Body.Size / 2;
        if (Traveled(second) is not { } meters)
            return null;
        if (PoseAt(meters).Bounds(view, (-half.X, half.X), (0, Body.Size.Y), half.Z) is not { } bounds)
            return null;
        SKRect fractions = new(bounds.Left / View.Width, bounds.Top / View.Height, bounds.Right / View.Width, bounds.Bottom / View.Height);
        SKRect inside = SKRect.Intersect(fractions, new SKRect(0, 0, 1, 1));
        return inside.Width > 0.004f && inside.Height > 0.008f ? inside : null;
    }

    private Vector2 PointAt(float meters)
    {
        int last = Route.Length - 1;
        for (int i = 0; i < last; i++)
        {
            float length = Vector2.Distance(Route[i], Route[i + 1]);
            if (meters <= length || i == last - 1)
                return Route[i] + ((Route[i + 1] - Route[i]) * (meters / length));
            meters -= length;
        }

        return Route[last];
    }
}
