using System.Numerics;
using Een.Media.Emulator.Cameras.Scenes.Bodies;
using SkiaSharp;

namespace Een.Media.Emulator.Cameras.Scenes;

/// <summary>Something that follows a route by a timetable, once in every loop of the scene: a pure function of time.</summary>
/// <param name="Body">What moves.</param>
/// <param name="Route">Points on the ground (X, Z), in metres.</param>
/// <param name="Timetable">At which second how many metres of the route are done; it is not there before the first and after the last entry.</param>
internal sealed record Mover(Body Body, Vector2[] Route, (float Second, float Metres)[] Timetable)
{
    /// <summary>From one end of the route to the other at a steady speed in metres per second.</summary>
    public static Mover Steady(Body body, float start, float speed, params Vector2[] route)
    {
        float length = 0;
        for (int i = 1; i < route.Length; i++)
            length += Vector2.Distance(route[i - 1], route[i]);
        return new Mover(body, route, [(start, 0), (start + (length / speed), length)]);
    }

    /// <summary>Metres done, or null while it is not in the scene.</summary>
    public float? Travelled(float second)
    {
        // A timetable may run past the end of the loop, into the next one.
        if (second < Timetable[0].Second)
            second += SceneClock.Loop;
        for (int i = 1; i < Timetable.Length; i++)
        {
            (float from, float start) = Timetable[i - 1];
            (float until, float end) = Timetable[i];
            if (second < from || second > until)
                continue;
            float share = (second - from) / (until - from);
            return start + ((end - start) * share);
        }

        return null;
    }

    public bool IsMoving(float second) => Travelled(second) is { } here && (Travelled(second + 0.2f) ?? here) != here;

    /// <summary>Whether its lights are on: also while it waits, not while it is parked.</summary>
    public bool IsAwake(float second) => IsMoving(second - 4) || IsMoving(second) || IsMoving(second + 4);

    public Pose PoseAt(float metres)
    {
        // Its middle is between its two axles, each of which follows the route: so it turns gently.
        float reach = Math.Max(0.2f, Body.Size.X * 0.32f);
        Vector2 front = PointAt(metres + reach), back = PointAt(metres - reach), middle = (front + back) / 2, ahead = Vector2.Normalize(front - back);
        return new Pose(new Vector3(middle.X, 0, middle.Y), new Vector3(ahead.X, 0, ahead.Y));
    }

    /// <summary>The rectangle of the picture that holds all of it, in parts of the picture; null when it is outside.</summary>
    public SKRect? Bounds(View view, float second)
    {
        Vector3 half = Body.Size / 2;
        if (Travelled(second) is not { } metres || PoseAt(metres).Bounds(view, (-half.X, half.X), (0, Body.Size.Y), half.Z) is not { } bounds)
            return null;
        SKRect parts = new(bounds.Left / View.Width, bounds.Top / View.Height, bounds.Right / View.Width, bounds.Bottom / View.Height);
        SKRect inside = SKRect.Intersect(parts, new SKRect(0, 0, 1, 1));
        return inside.Width > 0.004f && inside.Height > 0.008f ? inside : null;
    }

    private Vector2 PointAt(float metres)
    {
        int last = Route.Length - 1;
        for (int i = 0; i < last; i++)
        {
            float length = Vector2.Distance(Route[i], Route[i + 1]);
            if (metres <= length || i == last - 1)
                return Route[i] + ((Route[i + 1] - Route[i]) * (metres / length));
            metres -= length;
        }

        return Route[last];
    }
}
