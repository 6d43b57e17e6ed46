using Een.Media.Client.Values;

namespace Een.Media.Client;

/// <summary>
/// A part of a camera that the service sends only on request. An open set: the members are those known today; create a field that the
/// vendor adds later from its name.
/// </summary>
public readonly record struct CameraField
{
    private readonly string? _value;

    /// <summary>Creates a field from its name.</summary>
    /// <param name="value">The name of the field on the wire, such as <c>tags</c>.</param>
    /// <exception cref="ArgumentException"><paramref name="value"/> is empty, or has white space, commas or control characters.</exception>
    public CameraField(string value) => _value = QueryIdentifierRules.Check(value, nameof(value));

    /// <summary>The source of <see cref="Camera.LocationName"/> (<c>locationSummary</c>).</summary>
    public static CameraField LocationSummary { get; } = new("locationSummary");

    /// <summary>The source of <see cref="Camera.Tags"/> (<c>tags</c>).</summary>
    public static CameraField Tags { get; } = new("tags");

    /// <summary>Make, model and similar facts, in <see cref="Camera.AdditionalProperties"/> (<c>deviceInfo</c>).</summary>
    public static CameraField DeviceInfo { get; } = new("deviceInfo");

    /// <summary>The notes of users about the camera, in <see cref="Camera.AdditionalProperties"/> (<c>notes</c>).</summary>
    public static CameraField Notes { get; } = new("notes");

    /// <summary>The name of the field on the wire. Empty for the default value.</summary>
    public string Value => _value ?? "";

    /// <summary>The fields that every call requests.</summary>
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
