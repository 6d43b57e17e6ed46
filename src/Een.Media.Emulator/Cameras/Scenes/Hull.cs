using System.Numerics;
using SkiaSharp;

namespace Een.Media.Emulator.Cameras.Scenes;

/// <summary>A box that may narrow towards its top: what vehicles and buildings are made of. Lengths in metres from the middle.</summary>
internal readonly record struct Hull(float Rear, float Front, float Half, float Low, float High)
{
    public float TopRear { get; init; } = Rear;

    public float TopFront { get; init; } = Front;

    public float TopHalf { get; init; } = Half;

    public void Draw(Brush brush, Pose pose, SKColor sides, SKColor top)
    {
        foreach (Side side in (ReadOnlySpan<Side>)[Side.Front, Side.Rear, Side.Right, Side.Left])
            Panel(brush, pose, side, sides, 0, 1, 0, 1);
        brush.Face(top, pose.At(TopRear, High, -TopHalf), pose.At(TopFront, High, -TopHalf), pose.At(TopFront, High, TopHalf), pose.At(TopRear, High, TopHalf));
    }

    /// <summary>A part of one side, in shares of it: from the left and from below as seen from outside.</summary>
    public void Panel(Brush brush, Pose pose, Side side, SKColor colour, float left, float right, float low, float high) =>
        brush.Face(colour, Corner(pose, side, left, low), Corner(pose, side, left, high), Corner(pose, side, right, high), Corner(pose, side, right, low));

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

    private static float Mix(float from, float to, float share) => from + ((to - from) * share);
}

/// <summary>The upright sides of a hull.</summary>
internal enum Side
{
    Front,
    Rear,
    Right,
    Left,
}
