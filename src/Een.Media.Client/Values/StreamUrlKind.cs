using Een.Media.Client.Values;

namespace Een.Media.Client;

/// <summary>
/// A kind of URL that a recording or a feed can have. An open set: the members are those known today; create a kind that the vendor adds
/// later from its name.
/// </summary>
public readonly record struct StreamUrlKind
{
    private readonly string? _value;

    /// <summary>Creates a kind from its name.</summary>
    /// <param name="value">The name of the field on the wire, such as <c>hlsUrl</c>.</param>
    /// <exception cref="ArgumentException"><paramref name="value"/> is empty, or has white space, commas or control characters.</exception>
    public StreamUrlKind(string value) => _value = QueryIdentifierRules.Check(value, nameof(value));

    /// <summary>Flash video over HTTPS (<c>flvUrl</c>).</summary>
    public static StreamUrlKind Flv { get; } = new("flvUrl");

    /// <summary>RTSP (<c>rtspUrl</c>).</summary>
    public static StreamUrlKind Rtsp { get; } = new("rtspUrl");

    /// <summary>RTSP over TLS (<c>rtspsUrl</c>).</summary>
    public static StreamUrlKind Rtsps { get; } = new("rtspsUrl");

    /// <summary>RTSP from the bridge on the camera's own network (<c>localRtspUrl</c>). Feeds only.</summary>
    public static StreamUrlKind LocalRtsp { get; } = new("localRtspUrl");

    /// <summary>HTTP Live Streaming (<c>hlsUrl</c>).</summary>
    public static StreamUrlKind Hls { get; } = new("hlsUrl");

    /// <summary>The vendor's own multipart stream of frames over HTTPS (<c>multipartUrl</c>).</summary>
    public static StreamUrlKind Multipart { get; } = new("multipartUrl");

    /// <summary>An MPEG-4 file (<c>mp4Url</c>). Recordings only.</summary>
    public static StreamUrlKind Mp4 { get; } = new("mp4Url");

    /// <summary>WebRTC, for talking to a speaker (<c>webRtcUrl</c>). Feeds only.</summary>
    public static StreamUrlKind WebRtc { get; } = new("webRtcUrl");

    /// <summary>The address to which audio for a speaker is pushed (<c>audioPushHttpsUrl</c>). Feeds only.</summary>
    public static StreamUrlKind AudioPushHttps { get; } = new("audioPushHttpsUrl");

    /// <summary>The name of the field on the wire, such as <c>hlsUrl</c>. Empty for the default value.</summary>
    public string Value => _value ?? "";

    /// <summary>Whether both are the same word, in either case.</summary>
    /// <param name="other">The value to compare with.</param>
    /// <returns><see langword="true"/> if they are.</returns>
    public bool Equals(StreamUrlKind other) => string.Equals(Value, other.Value, StringComparison.OrdinalIgnoreCase);

    /// <summary>A hash code that ignores case.</summary>
    /// <returns>The hash code.</returns>
    public override int GetHashCode() => Value.GetHashCode(StringComparison.OrdinalIgnoreCase);

    /// <summary>The name of the field on the wire.</summary>
    /// <returns><see cref="Value"/>.</returns>
    public override string ToString() => Value;

    /// <summary>The comma-separated list for the request; <see langword="null"/> for an empty list.</summary>
    internal static string? Join(IReadOnlyList<StreamUrlKind> kinds) => kinds.Count == 0 ? null : string.Join(',', kinds);
}
