namespace Een.Media.Client;

/// <summary>The camera is chosen. Next, choose the stream type.</summary>
public sealed class RecordedImageDeviceStage : IEquatable<RecordedImageDeviceStage>
{
    private readonly string _deviceId;

    internal RecordedImageDeviceStage(string deviceId) => _deviceId = deviceId;

    /// <summary>Selects the preview recording: small images, about one per second, not rate-limited.</summary>
    /// <returns>The stage on which the timestamp is chosen.</returns>
    public RecordedImageStreamStage Preview() => new(_deviceId, StreamType.Preview);

    /// <summary>Selects the main recording: full resolution, rate-limited by the service, only where a full recording exists.</summary>
    /// <returns>The stage on which the timestamp is chosen.</returns>
    public RecordedImageStreamStage Main() => new(_deviceId, StreamType.Main);

    /// <inheritdoc/>
    public bool Equals(RecordedImageDeviceStage? other) => other is not null && other._deviceId == _deviceId;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as RecordedImageDeviceStage);

    /// <inheritdoc/>
    public override int GetHashCode() => _deviceId.GetHashCode(StringComparison.Ordinal);

    /// <inheritdoc/>
    public override string ToString() => $"recorded image of {_deviceId}";
}
