using System.Numerics;
using SkiaSharp;

namespace Een.Media.Emulator.Cameras.Scenes.Drawing;

/// <summary>
/// A box that may narrow towards its top. Vehicles and buildings consist of hulls. Lengths are in meters from the middle.
/// </summary>
internal readonly record struct Hull(float Rear, float Front, float Half, float Low, float High)
{
    public float TopRear { get; init; } = Rear;

    public float TopFront { get; init; } = Front;

    public float TopHalf { get; init; } = Half;

    public void Draw(Brush brush, Pose pose, SKColor sides, SKColor top)
    {
        foreach (Side side in (ReadOnlySpan<Side>)[Side.Front, Side.Rear, Side.Right, Side.Left])
            Panel(brush, pose, side, sides, 0, 1, 0, 1);
        Vector3 rearLeft = pose.At(TopRear, High, -TopHalf), rearRight = pose.At(TopRear, High, TopHalf);
        brush.Face(top, rearLeft, pose.At(TopFront, High, -TopHalf), pose.At(TopFront, High, TopHalf), rearRight);
    }

    /// <summary>A part of one side, as fractions of it from the left and from below, seen from outside.</summary>
    public void Panel(Brush brush, Pose pose, Side side, SKColor color, float left, float right, float low, float high)
    {
        Vector3 lowerLeft = Corner(pose, side, left, low), upperLeft = Corner(pose, side, left, high);
        brush.Face(color, lowerLeft, upperLeft, Corner(pose, side, right, high), Corner(pose, side, right, low));
    }

    private Vector3 Corner(Pose pose, Side side, float across, float up)
    {
        float front = Mix(Front, TopFront, up), rear = Mix(Rear, TopRear, up), half = Mix(Half, TopHalf, up), height = Mix(Low, High, up);
        return side switch
        {
            Side.Front => pose.At(front, height, Mix(half, -half, across)),
            Side.Rear => pose.At(rear, height, Mix(-half, half, across)),
            Side.Right => pose.At(Mix(rear, front, across), height, half),
            _ => pose.At(Mix(front, rear, across), height, -half),
        };
    }

    private static float Mix(float from, float to, float fraction) => from + ((to - from) * fraction);
}

/// <summary>The vertical sides of a hull.</summary>
internal enum Side
{
    Front,
    Rear,
    Right,
    Left,
}
