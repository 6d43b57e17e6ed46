using System.Collections.Frozen;
using Een.Media.Emulator.Cameras;
using Een.Media.Emulator.Errors;

namespace Een.Media.Emulator.Accounts;

/// <summary>The cameras of the emulated account.</summary>
internal sealed class Account
{
    private readonly FrozenDictionary<string, Camera> _byId;

    public Account(IReadOnlyList<Camera> cameras)
    {
        Cameras = cameras;
        foreach (IGrouping<string, Camera> group in cameras.GroupBy(camera => camera.DeviceId, StringComparer.Ordinal))
        {
            if (group.Count() > 1)
            {
                throw new ArgumentException(
                    $"Two cameras have the device id {group.Key}. Set DeviceId on one of them, or give them different names.");
            }
        }

        _byId = cameras.ToFrozenDictionary(camera => camera.DeviceId, StringComparer.Ordinal);
    }

    public IReadOnlyList<Camera> Cameras { get; }

    /// <summary>The camera with this id; ends the request with 404 if there is none.</summary>
    public Camera Find(string deviceId, ApiErrors errors) =>
        _byId.TryGetValue(deviceId, out Camera? camera) ? camera : throw new ApiFailure(errors.UnknownResource("cameras", deviceId));
}
