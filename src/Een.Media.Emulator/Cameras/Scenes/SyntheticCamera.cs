using Een.Media.Emulator.Cameras.Timelines;

namespace Een.Media.Emulator.Cameras.Scenes;

/// <summary>Puts a drawn camera together: two steady timelines and a scene.</summary>
internal static class SyntheticCamera
{
    public static Camera Create(string deviceId, string name, SyntheticCameraOptions options, int seed)
    {
        int own = unchecked((int)Noise.OfText(seed, name));
        SyntheticScene kind = options.Scene ?? (SyntheticScene)Noise.Integer(own, 0, Enum.GetValues<SyntheticScene>().Length);
        return new Camera(
            deviceId,
            name,
            new SteadyTimeline(own, options.PreviewInterval, options.Retention, options.Gaps ? GapPattern.Preview : GapPattern.None),
            new SteadyTimeline(unchecked(own + 7), options.MainInterval, options.Retention, options.Gaps ? GapPattern.Main : GapPattern.None),
            new SyntheticFrames(deviceId, name, Scene.Of(kind, own), options.PreviewInterval, options.MainInterval));
    }
}
