using Een.Media.Client.Values;

namespace Een.Media.Client;

/// <summary>
/// Whether a camera is connected. An open set: the members are those known today, and a word that the vendor adds later is kept as
/// received.
/// </summary>
public readonly record struct CameraStatus
{
    private readonly string? _value;

    /// <summary>Creates a value from the vendor's word for it.</summary>
    /// <param name="value">The word on the wire, such as <c>online</c>.</param>
    /// <exception cref="ArgumentException"><paramref name="value"/> is empty, or has white space, commas or control characters.</exception>
    public CameraStatus(string value) => _value = QueryIdentifierRules.Check(value, nameof(value));

    private CameraStatus(string value, bool _) => _value = value;

    /// <summary>The camera is connected (<c>online</c>).</summary>
    public static CameraStatus Online { get; } = new("online");

    /// <summary>The camera cannot be reached (<c>deviceOffline</c>).</summary>
    public static CameraStatus DeviceOffline { get; } = new("deviceOffline");

    /// <summary>The bridge between the camera and the service cannot be reached (<c>bridgeOffline</c>).</summary>
    public static CameraStatus BridgeOffline { get; } = new("bridgeOffline");

    /// <summary>The camera refuses the user name or the password of the bridge (<c>invalidCredentials</c>).</summary>
    public static CameraStatus InvalidCredentials { get; } = new("invalidCredentials");

    /// <summary>The camera is switched off in the account (<c>off</c>).</summary>
    public static CameraStatus Off { get; } = new("off");

    /// <summary>Something else is wrong (<c>error</c>).</summary>
    public static CameraStatus Error { get; } = new("error");

    /// <summary>The service does not know (<c>unknown</c>).</summary>
    public static CameraStatus Unknown { get; } = new("unknown");

    /// <summary>The word on the wire. Empty for the default value.</summary>
    public string Value => _value ?? "";

    /// <summary>Whether both are the same word, in either case.</summary>
    /// <param name="other">The value to compare with.</param>
    /// <returns><see langword="true"/> if they are.</returns>
    public bool Equals(CameraStatus other) => string.Equals(Value, other.Value, StringComparison.OrdinalIgnoreCase);

    /// <summary>A hash code that ignores case.</summary>
    /// <returns>The hash code.</returns>
    public override int GetHashCode() => Value.GetHashCode(StringComparison.OrdinalIgnoreCase);

    /// <summary>The word on the wire.</summary>
    /// <returns><see cref="Value"/>.</returns>
    public override string ToString() => Value;

    /// <summary>Accepts any word from the service, even with unusual characters.</summary>
    internal static CameraStatus FromWire(string value) => new(value, true);
}
