using System.Collections.ObjectModel;

namespace Een.Media.Client;

/// <summary>
/// The URLs that came with a recording or a feed: those that were requested and that the service has. The client does not check or open
/// them. A program that opens one decides where it sends a token. Immutable.
/// </summary>
public sealed class StreamUrls
{
    /// <summary>Creates the object from URLs, for a fake in a test.</summary>
    /// <param name="byKind">The URLs. Copied; of two with the same kind, the last one counts.</param>
    /// <exception cref="ArgumentNullException"><paramref name="byKind"/> is <see langword="null"/>.</exception>
    public StreamUrls(IEnumerable<KeyValuePair<StreamUrlKind, Uri>> byKind)
    {
        ArgumentNullException.ThrowIfNull(byKind);
        var urls = new Dictionary<StreamUrlKind, Uri>();
        foreach ((StreamUrlKind kind, Uri url) in byKind)
            urls[kind] = url;
        ByKind = new ReadOnlyDictionary<StreamUrlKind, Uri>(urls);
    }

    /// <summary>No URL at all.</summary>
    public static StreamUrls None { get; } = new([]);

    /// <summary>All URLs, including those of kinds that the vendor added later.</summary>
    public IReadOnlyDictionary<StreamUrlKind, Uri> ByKind { get; }

    /// <summary>Flash video over HTTPS; <see langword="null"/> when there is none.</summary>
    public Uri? Flv => Find(StreamUrlKind.Flv);

    /// <summary>RTSP; <see langword="null"/> when there is none.</summary>
    public Uri? Rtsp => Find(StreamUrlKind.Rtsp);

    /// <summary>RTSP over TLS; <see langword="null"/> when there is none.</summary>
    public Uri? Rtsps => Find(StreamUrlKind.Rtsps);

    /// <summary>RTSP from the bridge on the camera's own network; <see langword="null"/> when there is none.</summary>
    public Uri? LocalRtsp => Find(StreamUrlKind.LocalRtsp);

    /// <summary>HTTP Live Streaming; <see langword="null"/> when there is none.</summary>
    public Uri? Hls => Find(StreamUrlKind.Hls);

    /// <summary>The vendor's own multipart stream of frames; <see langword="null"/> when there is none.</summary>
    public Uri? Multipart => Find(StreamUrlKind.Multipart);

    /// <summary>An MPEG-4 file; <see langword="null"/> when there is none.</summary>
    public Uri? Mp4 => Find(StreamUrlKind.Mp4);

    /// <summary>WebRTC; <see langword="null"/> when there is none.</summary>
    public Uri? WebRtc => Find(StreamUrlKind.WebRtc);

    /// <summary>The address to which audio is pushed; <see langword="null"/> when there is none.</summary>
    public Uri? AudioPushHttps => Find(StreamUrlKind.AudioPushHttps);

    /// <summary>The URL of a kind, known to this version or not.</summary>
    /// <param name="kind">The kind.</param>
    /// <returns>The URL; <see langword="null"/> when there is none.</returns>
    public Uri? Find(StreamUrlKind kind) => ByKind.GetValueOrDefault(kind);

    /// <summary>The kinds. Never the URLs, which may contain credentials.</summary>
    /// <returns>For example <c>hlsUrl, mp4Url</c>.</returns>
    public override string ToString() => string.Join(", ", ByKind.Keys);
}
