using Een.Media.Client.Values;

namespace Een.Media.Client;

/// <summary>
/// A part of a camera that the service sends only when asked. An open set: the members are those known today, and a field that the vendor
/// adds later is made from its name.
/// </summary>
public readonly record struct CameraField
{
    private readonly string? _value;

    /// <summary>Names a field.</summary>
    /// <param name="value">The name of the field on the wire, such as <c>tags</c>.</param>
    /// <exception cref="ArgumentException"><paramref name="value"/> is empty, or has white space, commas or control characters.</exception>
    public CameraField(string value) => _value = QueryIdentifier.Check(value, nameof(value));

    /// <summary>What <see cref="Camera.LocationName"/> is read from (<c>locationSummary</c>).</summary>
    public static CameraField LocationSummary { get; } = new("locationSummary");

    /// <summary>What <see cref="Camera.Tags"/> is read from (<c>tags</c>).</summary>
    public static CameraField Tags { get; } = new("tags");

    /// <summary>Make, model and the like, in <see cref="Camera.AdditionalProperties"/> (<c>deviceInfo</c>).</summary>
    public static CameraField DeviceInfo { get; } = new("deviceInfo");

    /// <summary>What people wrote about the camera, in <see cref="Camera.AdditionalProperties"/> (<c>notes</c>).</summary>
    public static CameraField Notes { get; } = new("notes");

    /// <summary>The name of the field on the wire. Empty for a value that no constructor made.</summary>
    public string Value => _value ?? "";

    /// <summary>What every call asks for: a camera without its status and zone is of little use.</summary>
    internal static string Always => "status,timeZone";

    /// <summary>Whether both are the same word, in either case.</summary>
    /// <param name="other">The value to compare with.</param>
    /// <returns><see langword="true"/> if they are.</returns>
    public bool Equals(CameraField other) => string.Equals(Value, other.Value, StringComparison.OrdinalIgnoreCase);

    /// <summary>A hash code that ignores case.</summary>
    /// <returns>The hash code.</returns>
    public override int GetHashCode() => Value.GetHashCode(StringComparison.OrdinalIgnoreCase);

    /// <summary>The name of the field on the wire.</summary>
    /// <returns><see cref="Value"/>.</returns>
    public override string ToString() => Value;
}
