using System.Numerics;
using SkiaSharp;

namespace Een.Media.Emulator.Cameras.Scenes;

/// <summary>Something that moves, at one instant.</summary>
/// <param name="Mover">What it is.</param>
/// <param name="Pose">Where it is.</param>
/// <param name="Metres">How far it has gone.</param>
/// <param name="Awake">Whether its lights are on when it is dark.</param>
internal sealed record Presence(Mover Mover, Pose Pose, float Metres, bool Awake)
{
    /// <summary>The rectangle in which it may show, with its shadow and, in the dark, what its lights reach.</summary>
    public SKRect Place(View view, bool dark)
    {
        // Shadows reach a little further than their bodies, headlights a good deal.
        bool lights = dark && Awake && Mover.Body is Bodies.Vehicle;
        Vector3 half = Mover.Body.Size / 2;
        float front = half.X + (lights ? 6.8f : 1.2f), back = -half.X - (lights ? 2.6f : 1.2f), aside = half.Z + (lights ? 2.6f : 1.2f);
        return Pose.Bounds(view, (back, front), (-0.3f, Mover.Body.Size.Y + 0.6f), aside) ?? new SKRect(0, 0, View.Width, View.Height);
    }
}
