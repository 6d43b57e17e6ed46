using Een.Media.Cli.Text;
using Een.Media.Client;

namespace Een.Media.Cli.Cameras;

/// <summary>The title of a camera in the output.</summary>
internal static class CameraTitle
{
    /// <summary>Name and id, for people.</summary>
    public static string Of(Camera camera) => camera.Name.Length > 0 ? $"{SafeText.Of(camera.Name)} ({camera.Id})" : camera.Id;

    /// <summary>Name and id, for a file.</summary>
    public static string ForFile(Camera camera) =>
        FileNameText.Of(camera.Name) is { Length: > 0 } name ? $"{name}_{FileNameText.Of(camera.Id)}" : FileNameText.Of(camera.Id);
}
