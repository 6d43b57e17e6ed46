using System.Collections.Frozen;
using System.Globalization;
using Een.Media.Emulator.Cameras.Model;
using Een.Media.Emulator.Errors;

namespace Een.Media.Emulator.Accounts;

/// <summary>The emulated account: its id, its user, its bridge and its cameras.</summary>
internal sealed class Account
{
    private readonly FrozenDictionary<string, Camera> _byId;
    private readonly int _seed;

    public Account(IReadOnlyList<Camera> cameras, int seed)
    {
        Cameras = cameras;
        _seed = seed;
        foreach (IGrouping<string, Camera> group in cameras.GroupBy(camera => camera.DeviceId, StringComparer.Ordinal))
        {
            if (group.Count() > 1)
            {
                throw new ArgumentException(
                    $"Two cameras have the device id {group.Key}. Set DeviceId on one of them, or give them different names.");
            }
        }

        _byId = cameras.ToFrozenDictionary(camera => camera.DeviceId, StringComparer.Ordinal);
        Id = string.Create(CultureInfo.InvariantCulture, $"{Noise.Integer(Noise.OfText(seed, "account"), 0, 90_000_000) + 10_000_000}");
        UserId = IdOf("user");
        BridgeId = IdOf("bridge");
    }

    public string Id { get; }

    public string UserId { get; }

    public string BridgeId { get; }

    public IReadOnlyList<Camera> Cameras { get; }

    /// <summary>The camera with this id; ends the request with 404 if there is none.</summary>
    public Camera Find(string deviceId, ApiErrors errors) =>
        _byId.TryGetValue(deviceId, out Camera? camera) ? camera : throw new ApiFailure(errors.UnknownResource("cameras", deviceId));

    /// <summary>An id that is derived from a name and the seed: 8 hex digits.</summary>
    public string IdOf(string name) => (Noise.OfText(_seed, name) & 0xFFFFFFFF).ToString("x8", CultureInfo.InvariantCulture);
}
