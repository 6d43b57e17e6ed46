using Een.Media.Emulator.Cameras.Model;
using Een.Media.Emulator.Cameras.Timelines;

namespace Een.Media.Emulator.Cameras.Scenes;

/// <summary>Makes a drawn camera: two steady timelines and a scene.</summary>
internal static class SyntheticCamera
{
    public static Camera Create(string deviceId, string name, SyntheticCameraOptions options, int seed, TimeZoneInfo zone)
    {
        int own = unchecked((int)Noise.OfText(seed, name));
        SyntheticScene kind = options.Scene ?? (SyntheticScene)Noise.Integer(own, 0, Enum.GetValues<SyntheticScene>().Length);
        GapPattern previewGaps = options.Gaps ? GapPattern.Preview : GapPattern.None;
        GapPattern mainGaps = options.Gaps ? GapPattern.Main : GapPattern.None;
        return new Camera(
            deviceId,
            name,
            new SteadyTimeline(own, options.PreviewInterval, options.Retention, previewGaps),
            new SteadyTimeline(unchecked(own + 7), options.MainInterval, options.Retention, mainGaps),
            new SyntheticFrames(deviceId, name, Scene.Of(kind, own), options.PreviewInterval, options.MainInterval, zone));
    }
}
