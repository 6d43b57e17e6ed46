using System.Collections.Frozen;
using System.Text.Json;
using Een.Media.Emulator.Accounts;
using Een.Media.Emulator.Cameras.Model;
using Een.Media.Emulator.Errors;
using Een.Media.Emulator.Http;
using Een.Media.Emulator.PageTokens;
using Een.Media.Emulator.Requests;

namespace Een.Media.Emulator.Live;

/// <summary>Live feeds: main and preview of every camera that is online.</summary>
internal sealed class FeedsEndpoint(Account account, Paging paging, Addresses addresses) : IEndpoint
{
    private static readonly FrozenSet<string> s_known =
        new[] { "deviceId", "deviceId__in", "type", "include", "pageToken", "pageSize" }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> s_includes = new[]
    {
        "flvUrl", "rtspUrl", "rtspsUrl", "rtspHttpsUrl", "localRtspUrl", "hlsUrl", "multipartUrl", "webRtcUrl", "audioPushHttpsUrl",
    }.ToFrozenSet(StringComparer.Ordinal);

    public EmulatorEndpoint Name => EmulatorEndpoint.Feeds;

    public string Path => "/api/v3.0/feeds";

    public void Describe(Exchange exchange)
    {
        Arguments arguments = paging.Describe(exchange);
        exchange.DeviceId = arguments["deviceId"];
        exchange.Stream = StreamNames.TryParse(arguments["type"]);
    }

    public ValueTask<Answer> AnswerAsync(Exchange exchange)
    {
        ApiErrors errors = exchange.Errors;
        (Arguments arguments, ListPage page) = Paging.Read(exchange, 0);
        arguments.Check(s_known, errors);
        string? type = arguments["type"] is null
            ? null
            : arguments.OneOf("type", errors, StreamNames.Main, StreamNames.Preview, "talkdown");
        string[] include = arguments.List("include", s_includes, errors);
        IEnumerable<Camera> cameras = Chosen(arguments, errors);
        exchange.Require(VideoPermissions.ViewLiveVideo);

        string[] streams = [.. new[] { StreamNames.Main, StreamNames.Preview }.Where(stream => type is null || type == stream)];
        Feed[] feeds = cameras.Where(camera => camera.Online)
            .SelectMany(camera => streams.Select(stream => FeedOf(camera, stream, include)))
            .ToArray();
        return new(paging.Write(
            feeds, page, (json, feed) => JsonSerializer.Serialize(json, feed, FeedJson.Default.Feed),
            withTotalSize: true, exchange.Behavior.LastPageToken));
    }

    private IEnumerable<Camera> Chosen(Arguments arguments, ApiErrors errors)
    {
        if (arguments["deviceId"] is not null)
            return [account.Find(arguments.Text("deviceId", errors), errors)];
        string[] ids = arguments.List("deviceId__in", errors);
        return ids.Length == 0 ? account.Cameras : account.Cameras.Where(camera => ids.Contains(camera.DeviceId));
    }

    private Feed FeedOf(Camera camera, string stream, string[] include)
    {
        string session = account.IdOf($"session {camera.DeviceId} {stream}");
        string query = $"esn={camera.DeviceId}&stream_session={session}";
        return new Feed($"{camera.DeviceId}-{stream}", stream, camera.DeviceId, "video")
        {
            FlvUrl = Url("flvUrl", null, "flv"),
            RtspUrl = Url("rtspUrl", "rtsp", "rtsp"),
            RtspsUrl = Url("rtspsUrl", "rtsps", "rtsp"),
            RtspHttpsUrl = Url("rtspHttpsUrl", "https", "rtsp"),
            LocalRtspUrl = include.Contains("localRtspUrl")
                ? $"rtsp://user:{session}@{addresses.Base.Host}:8554/{camera.DeviceId}"
                : null,
            HlsUrl = stream == StreamNames.Main ? Url("hlsUrl", null, "hls") : null,
            MultipartUrl = Url("multipartUrl", null, MultipartStreamEndpoint.Format),
            WebRtcUrl = Url("webRtcUrl", null, "webRtc"),
            AudioPushHttpsUrl = Url("audioPushHttpsUrl", null, "audio"),
        };

        string? Url(string field, string? scheme, string format) =>
            include.Contains(field) ? addresses.StreamUrl(scheme, stream, format, query) : null;
    }
}
