using Een.Media.Client.RecordedImages.Requests;

namespace Een.Media.Client;

/// <summary>
/// The camera and the stream type are chosen. Next, choose the timestamp. The service's timestamps have whole milliseconds. The client
/// finds the exact image for a finer instant as well, which may take one more request.
/// </summary>
public sealed class RecordedImageStreamStage : IEquatable<RecordedImageStreamStage>
{
    private readonly string _deviceId;
    private readonly StreamType _streamType;

    internal RecordedImageStreamStage(string deviceId, StreamType streamType)
    {
        _deviceId = deviceId;
        _streamType = streamType;
    }

    /// <summary>The nearest image before the timestamp (<c>timestamp__lt</c>).</summary>
    /// <param name="timestamp">An instant, in any offset.</param>
    /// <returns>A complete request.</returns>
    public RecordedImageTimeRequest Before(DateTimeOffset timestamp) => Ready(TimestampOperator.Before, timestamp);

    /// <summary>
    /// The image at the timestamp, or else the nearest before it (<c>timestamp__lte</c>). If the timestamp lies in a gap, that is the last
    /// image before the gap, which may be hours earlier: compare <see cref="RecordedImage.Timestamp"/>.
    /// </summary>
    /// <param name="timestamp">An instant, in any offset.</param>
    /// <returns>A complete request.</returns>
    public RecordedImageTimeRequest AtOrBefore(DateTimeOffset timestamp) => Ready(TimestampOperator.AtOrBefore, timestamp);

    /// <summary>
    /// The image at exactly this instant (<c>timestamp</c>), such as <see cref="RecordedImage.Timestamp"/> of an earlier one.
    /// </summary>
    /// <param name="timestamp">An instant, in any offset. If it is finer than a millisecond and the service's timestamps are not, the image
    /// of that millisecond matches.</param>
    /// <returns>A complete request.</returns>
    public RecordedImageTimeRequest At(DateTimeOffset timestamp) => Ready(TimestampOperator.At, timestamp);

    /// <summary>
    /// The image at the timestamp, or else the nearest after it (<c>timestamp__gte</c>). If the timestamp lies in a gap, that is the first
    /// image after the gap, which may be hours later: compare <see cref="RecordedImage.Timestamp"/>.
    /// </summary>
    /// <param name="timestamp">An instant, in any offset.</param>
    /// <returns>A complete request.</returns>
    public RecordedImageTimeRequest AtOrAfter(DateTimeOffset timestamp) => Ready(TimestampOperator.AtOrAfter, timestamp);

    /// <summary>The nearest image after the timestamp (<c>timestamp__gt</c>).</summary>
    /// <param name="timestamp">An instant, in any offset.</param>
    /// <returns>A complete request.</returns>
    public RecordedImageTimeRequest After(DateTimeOffset timestamp) => Ready(TimestampOperator.After, timestamp);

    /// <inheritdoc/>
    public bool Equals(RecordedImageStreamStage? other) =>
        other is not null && other._deviceId == _deviceId && other._streamType == _streamType;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as RecordedImageStreamStage);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(_deviceId, _streamType);

    /// <inheritdoc/>
    public override string ToString() => $"{_streamType} image of {_deviceId}";

    private RecordedImageTimeRequest Ready(TimestampOperator op, DateTimeOffset timestamp) => new(_deviceId, _streamType, op, timestamp);
}
