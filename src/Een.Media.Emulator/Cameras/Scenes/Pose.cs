using System.Numerics;

namespace Een.Media.Emulator.Cameras.Scenes;

/// <summary>Where something stands on the ground, and where it heads.</summary>
internal readonly record struct Pose(Vector3 Position, Vector3 Forward)
{
    public static Pose Facing(float x, float z, float degrees)
    {
        (float sin, float cos) = MathF.SinCos(degrees * MathF.PI / 180);
        return new Pose(new Vector3(x, 0, z), new Vector3(sin, 0, cos));
    }

    public Vector3 Right => new(Forward.Z, 0, -Forward.X);

    /// <summary>A point of the thing itself: so far ahead of its middle, above the ground and to its right.</summary>
    public Vector3 At(float ahead, float up, float aside) => Position + (Forward * ahead) + (Vector3.UnitY * up) + (Right * aside);
}
