namespace Een.Media.Emulator.Hosting;

/// <summary>The account of somebody who did not describe one.</summary>
internal static class DefaultCameras
{
    public static IReadOnlyList<EmulatedCamera> All { get; } =
    [
        EmulatedCamera.Synthetic("Car park", new SyntheticCameraOptions { Scene = SyntheticScene.CarPark }),
        EmulatedCamera.Synthetic("Loading dock", new SyntheticCameraOptions { Scene = SyntheticScene.LoadingDock }),
        EmulatedCamera.Synthetic("Street", new SyntheticCameraOptions { Scene = SyntheticScene.Street }),
    ];
}
