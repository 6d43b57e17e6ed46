using System.Numerics;
using Een.Media.Emulator.Cameras.Scenes.Drawing;
using SkiaSharp;

namespace Een.Media.Emulator.Cameras.Scenes;

/// <summary>A mover at one time.</summary>
/// <param name="Mover">The mover.</param>
/// <param name="Pose">Its position and direction.</param>
/// <param name="Meters">How far it has traveled.</param>
/// <param name="Awake">Whether its lights are on in the dark.</param>
internal sealed record Presence(Mover Mover, Pose Pose, float Meters, bool Awake)
{
    /// <summary>The rectangle that contains it, its shadow and, in the dark, its light.</summary>
    public SKRect Place(View view, bool dark)
    {
        // Shadows extend a little beyond the body, headlights much further.
        bool lights = dark && Awake && Mover.Body is Bodies.Vehicle;
        Vector3 half = Mover.Body.Size / 2;
        float front = half.X + (lights ? 6.8f : 1.2f), back = -half.X - (lights ? 2.6f : 1.2f), aside = half.Z + (lights ? 2.6f : 1.2f);
        return Pose.Bounds(view, (back, front), (-0.3f, Mover.Body.Size.Y + 0.6f), aside) ?? new SKRect(0, 0, View.Width, View.Height);
    }
}
