using System.Globalization;
using System.Text;
using Een.Media.Client.Http;
using Een.Media.Client.RecordedImages.Requests;
using Een.Media.Client.Values;

namespace Een.Media.Client;

/// <summary>A complete request by camera, stream type and timestamp. A size and overlays can be added.</summary>
public sealed class RecordedImageTimeRequest : RecordedImageRequest
{
    // The vendor's limits, in pixels.
    private const int MinTargetSize = 32;
    private const int MaxTargetWidth = 7680;
    private const int MaxTargetHeight = 4320;

    internal RecordedImageTimeRequest(string deviceId, StreamType streamType, TimestampOperator op, DateTimeOffset timestamp)
    {
        Origin = new FrameOrigin(deviceId, streamType);
        Operator = op;
        Timestamp = timestamp.ToUniversalTime();
    }

    private RecordedImageTimeRequest(RecordedImageTimeRequest other)
    {
        Origin = other.Origin;
        Operator = other.Operator;
        Timestamp = other.Timestamp;
        TargetWidth = other.TargetWidth;
        TargetHeight = other.TargetHeight;
        Overlays = other.Overlays;
        OverlayIds = other.OverlayIds;
    }

    /// <summary>The camera's id.</summary>
    public string DeviceId => Origin.DeviceId;

    /// <summary>The recording that the image is taken from.</summary>
    public StreamType StreamType => Origin.StreamType;

    /// <summary>The requested instant, in UTC.</summary>
    public DateTimeOffset Timestamp { get; private init; }

    /// <summary>The requested width, in pixels; <see langword="null"/> when not set.</summary>
    public int? TargetWidth { get; private init; }

    /// <summary>The requested height, in pixels; <see langword="null"/> when not set.</summary>
    public int? TargetHeight { get; private init; }

    /// <summary>How overlays are to be delivered; <see langword="null"/> when none are requested.</summary>
    public OverlayMode? Overlays { get; private init; }

    /// <summary>The ids of the requested overlays. Empty when <see cref="Overlays"/> is <see langword="null"/>.</summary>
    public IReadOnlyList<string> OverlayIds { get; private init; } = [];

    internal override FrameOrigin Origin { get; }

    internal TimestampOperator Operator { get; private init; }

    /// <summary>Whether the instant is finer than the milliseconds of the service's timestamps.</summary>
    internal bool IsFine => Timestamp.UtcTicks % TimeSpan.TicksPerMillisecond != 0;

    /// <summary>Whether there are options that a page token may lose.</summary>
    internal bool HasOptions => TargetWidth is not null || TargetHeight is not null || Overlays is not null;

    /// <summary>
    /// Asks the service to scale the image. With only a width or a height, the aspect ratio is kept. <see cref="RecordedImage.Width"/> and
    /// <see cref="RecordedImage.Height"/> have the size that the service delivered.
    /// </summary>
    /// <param name="width">32 to 7680 pixels, or <see langword="null"/> to follow the height.</param>
    /// <param name="height">32 to 4320 pixels, or <see langword="null"/> to follow the width.</param>
    /// <returns>A new request; this one stays as it is.</returns>
    /// <exception cref="ArgumentException">Neither is given.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A value is out of range.</exception>
    public RecordedImageTimeRequest WithSize(int? width = null, int? height = null)
    {
        if (width is null && height is null)
            throw new ArgumentException("Give a width, a height, or both.", nameof(width));
        CheckSize(width, MaxTargetWidth, nameof(width));
        CheckSize(height, MaxTargetHeight, nameof(height));
        return new(this) { TargetWidth = width, TargetHeight = height };
    }

    /// <summary>Requests one or more overlays. Replaces the overlays of an earlier call.</summary>
    /// <param name="mode">How to deliver them.</param>
    /// <param name="firstId">An <see cref="OverlayInfo.Id"/> from <see cref="IRecordedImagesClient.ListOverlaysAsync"/>.</param>
    /// <param name="moreIds">Further ids.</param>
    /// <returns>A new request; this one stays as it is.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="mode"/> is not one of the three modes.</exception>
    /// <exception cref="ArgumentException">An id is empty or contains a comma, which separates ids on the wire.</exception>
    public RecordedImageTimeRequest WithOverlay(OverlayMode mode, string firstId, params string[] moreIds)
    {
        ArgumentNullException.ThrowIfNull(moreIds);
        CheckOverlayId(firstId, nameof(firstId));
        foreach (string id in moreIds)
            CheckOverlayId(id, nameof(moreIds));
        return WithOverlays(mode, [firstId, .. moreIds]);
    }

    /// <summary>Requests a list of overlays. Replaces the overlays of an earlier call.</summary>
    /// <param name="mode">How to deliver them.</param>
    /// <param name="ids">One <see cref="OverlayInfo.Id"/> or more from <see cref="IRecordedImagesClient.ListOverlaysAsync"/>.</param>
    /// <returns>A new request; this one stays as it is.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="mode"/> is not one of the three modes.</exception>
    /// <exception cref="ArgumentException">There is no id, or an id is empty or contains a comma, which separates ids on the
    /// wire.</exception>
    public RecordedImageTimeRequest WithOverlay(OverlayMode mode, IEnumerable<string> ids)
    {
        ArgumentNullException.ThrowIfNull(ids);
        string[] all = [.. ids];
        if (all.Length == 0)
            throw new ArgumentException("Name at least one overlay. For an image without overlays, leave the call out.", nameof(ids));
        foreach (string id in all)
            CheckOverlayId(id, nameof(ids));
        return WithOverlays(mode, all);
    }

    /// <inheritdoc/>
    public override bool Equals(RecordedImageRequest? other) =>
        other is RecordedImageTimeRequest that
        && (DeviceId, StreamType, Operator, Timestamp, TargetWidth, TargetHeight, Overlays)
            == (that.DeviceId, that.StreamType, that.Operator, that.Timestamp, that.TargetWidth, that.TargetHeight, that.Overlays)
        && OverlayIds.SequenceEqual(that.OverlayIds);

    /// <inheritdoc/>
    public override int GetHashCode() =>
        HashCode.Combine(DeviceId, StreamType, Operator, Timestamp, TargetWidth, TargetHeight, Overlays, OverlayIds.Count);

    /// <summary>The request in words, for logs. Holds no secret.</summary>
    /// <returns>For example <c>preview image of 10058b7a at or after 2025-06-01T12:00:00.000Z, width 640</c>.</returns>
    public override string ToString()
    {
        var text = new StringBuilder();
        string format = IsFine ? "yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'" : "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";
        string time = Timestamp.ToString(format, CultureInfo.InvariantCulture);
        text.Append(CultureInfo.InvariantCulture, $"{StreamType} image of {DeviceId} {Words(Operator)} {time}");
        if (TargetWidth is not null)
            text.Append(CultureInfo.InvariantCulture, $", width {TargetWidth}");
        if (TargetHeight is not null)
            text.Append(CultureInfo.InvariantCulture, $", height {TargetHeight}");
        if (Overlays is not null)
            text.Append(CultureInfo.InvariantCulture, $", overlays {string.Join(" ", OverlayIds)} ({Overlays})");
        return text.ToString();
    }

    /// <summary>The same request for another time.</summary>
    internal RecordedImageTimeRequest MovedTo(TimestampOperator op, DateTimeOffset timestamp) =>
        new(this) { Operator = op, Timestamp = timestamp.ToUniversalTime() };

    /// <summary>The same image options for the frame that follows an instant, forward or backward.</summary>
    internal RecordedImageTimeRequest MovedPast(DateTimeOffset timestamp, bool isForward) =>
        MovedTo(isForward ? TimestampOperator.After : TimestampOperator.Before, timestamp);

    /// <summary>
    /// Whether a frame matches the request. For an instant finer than a millisecond, the frame of that millisecond matches if the service's
    /// timestamps are not finer.
    /// </summary>
    internal bool Selects(DateTimeOffset frame) => Operator switch
    {
        TimestampOperator.Before => frame < Timestamp,
        TimestampOperator.AtOrBefore => frame <= Timestamp,
        TimestampOperator.At => frame == Timestamp || frame == WireTimestamp.Floor(Timestamp),
        TimestampOperator.AtOrAfter => frame >= Timestamp,
        _ => frame > Timestamp,
    };

    private RecordedImageTimeRequest WithOverlays(OverlayMode mode, string[] ids) => Enum.IsDefined(mode)
        ? new(this) { Overlays = mode, OverlayIds = Array.AsReadOnly(ids) }
        : throw new ArgumentOutOfRangeException(nameof(mode), mode, "Use OverlayMode.Embedded, SvgHeader or Both.");

    private static string Words(TimestampOperator op) => op switch
    {
        TimestampOperator.Before => "before",
        TimestampOperator.AtOrBefore => "at or before",
        TimestampOperator.At => "at",
        TimestampOperator.AtOrAfter => "at or after",
        _ => "after",
    };

    private static void CheckSize(int? value, int max, string parameterName)
    {
        if (value is { } size && (size < MinTargetSize || size > max))
        {
            throw new ArgumentOutOfRangeException(
                parameterName,
                size,
                string.Create(CultureInfo.InvariantCulture, $"The {parameterName} must be from {MinTargetSize} to {max} pixels."));
        }
    }

    private static void CheckOverlayId(string id, string parameterName)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(id, parameterName);
        if (id.Contains(',', StringComparison.Ordinal))
            throw new ArgumentException("An overlay id contains no comma. Give several ids as separate arguments.", parameterName);
    }
}
