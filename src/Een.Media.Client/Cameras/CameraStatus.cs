using Een.Media.Client.Values;

namespace Een.Media.Client;

/// <summary>
/// Whether a camera is connected. An open set: the members are those known today, and a word that the vendor adds later is kept as it came.
/// </summary>
public readonly record struct CameraStatus
{
    private readonly string? _name;

    /// <summary>Takes up a word of the vendor's.</summary>
    /// <param name="name">The word on the wire, such as <c>online</c>.</param>
    /// <exception cref="ArgumentException"><paramref name="name"/> is empty, or has white space, commas or control characters.</exception>
    public CameraStatus(string name) => _name = QueryIdentifier.Check(name, nameof(name));

    private CameraStatus(string name, bool _) => _name = name;

    /// <summary>The camera is connected (<c>online</c>).</summary>
    public static CameraStatus Online { get; } = new("online");

    /// <summary>The camera is not reached (<c>deviceOffline</c>).</summary>
    public static CameraStatus DeviceOffline { get; } = new("deviceOffline");

    /// <summary>The bridge between the camera and the service is not reached (<c>bridgeOffline</c>).</summary>
    public static CameraStatus BridgeOffline { get; } = new("bridgeOffline");

    /// <summary>The camera refuses the user name or password that the bridge gives (<c>invalidCredentials</c>).</summary>
    public static CameraStatus InvalidCredentials { get; } = new("invalidCredentials");

    /// <summary>The camera is switched off in the account (<c>off</c>).</summary>
    public static CameraStatus Off { get; } = new("off");

    /// <summary>Something else is wrong (<c>error</c>).</summary>
    public static CameraStatus Error { get; } = new("error");

    /// <summary>The service does not know (<c>unknown</c>).</summary>
    public static CameraStatus Unknown { get; } = new("unknown");

    /// <summary>The word on the wire. Empty for a value that no constructor made.</summary>
    public string Name => _name ?? "";

    /// <summary>The word on the wire.</summary>
    /// <returns><see cref="Name"/>.</returns>
    public override string ToString() => Name;

    /// <summary>Whatever the service says, odd characters included.</summary>
    internal static CameraStatus FromWire(string name) => new(name, true);
}
