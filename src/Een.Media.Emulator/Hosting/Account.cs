using System.Collections.Frozen;
using Een.Media.Emulator.Cameras;
using Een.Media.Emulator.Errors;

namespace Een.Media.Emulator.Hosting;

/// <summary>The cameras of the emulated account.</summary>
internal sealed class Account
{
    private readonly FrozenDictionary<string, Camera> _byId;

    public Account(IReadOnlyList<Camera> cameras)
    {
        Cameras = cameras;
        string[] twice = cameras.GroupBy(camera => camera.DeviceId, StringComparer.Ordinal).Where(group => group.Count() > 1).Select(group => group.Key).ToArray();
        if (twice.Length > 0)
            throw new ArgumentException($"Two cameras have the device id {twice[0]}: set DeviceId on one of them, or give them different names.");
        _byId = cameras.ToFrozenDictionary(camera => camera.DeviceId, StringComparer.Ordinal);
    }

    public IReadOnlyList<Camera> Cameras { get; }

    /// <summary>The camera, or the end of the request.</summary>
    public Camera Find(string deviceId, ApiErrors errors) =>
        _byId.TryGetValue(deviceId, out Camera? camera) ? camera : throw new ApiFailure(errors.UnknownResource("cameras", deviceId));

    public bool Has(string deviceId) => _byId.ContainsKey(deviceId);
}
