using System.Collections.Frozen;
using System.Text.Json;
using Een.Media.Emulator.Accounts;
using Een.Media.Emulator.Cameras.Model;
using Een.Media.Emulator.Errors;
using Een.Media.Emulator.Http;
using Een.Media.Emulator.PageTokens;
using Een.Media.Emulator.Requests;

namespace Een.Media.Emulator.Media;

/// <summary>The recording intervals that touch a range, at full length.</summary>
internal sealed class MediaEndpoint(Account account, Paging paging, Addresses addresses, int seed, TimeProvider clock) : IEndpoint
{
    private static readonly FrozenSet<string> s_known = new[]
    {
        "deviceId", "type", "mediaType", "startTimestamp__gte", "endTimestamp__lte", "coalesce", "include", "pageToken", "pageSize",
    }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> s_includes =
        new[] { "flvUrl", "rtspUrl", "rtspsUrl", "rtspHttpsUrl", "multipartUrl", "mp4Url", "hlsUrl" }.ToFrozenSet(StringComparer.Ordinal);

    public EmulatorEndpoint Name => EmulatorEndpoint.Media;

    public string Path => "/api/v3.0/media";

    public void Describe(Exchange exchange)
    {
        Arguments arguments = paging.Describe(exchange);
        exchange.DeviceId = arguments["deviceId"];
        exchange.Stream = StreamNames.TryParse(arguments["type"]);
    }

    public ValueTask<Answer> AnswerAsync(Exchange exchange)
    {
        ApiErrors errors = exchange.Errors;
        (Arguments arguments, ListPage page) = Paging.Read(exchange, clock.GetUtcNow().ToUnixTimeMilliseconds());
        arguments.Check(s_known, errors);
        arguments.Require(errors, "deviceId", "type", "mediaType", "startTimestamp__gte");
        StreamKind stream = StreamNames.TryParse(arguments.OneOf("type", errors, StreamNames.Preview, StreamNames.Main))!.Value;
        string mediaType = arguments.OneOf("mediaType", errors, "video", "image");
        string[] include = arguments.List("include", s_includes, errors);
        bool coalesce = arguments["coalesce"] is null || arguments.OneOf("coalesce", errors, "true", "false") == "true";
        DateTimeOffset from = Timestamp(arguments, "startTimestamp__gte", errors)!.Value;
        DateTimeOffset listEnd = DateTimeOffset.FromUnixTimeMilliseconds(page.Until);
        DateTimeOffset? until = Timestamp(arguments, "endTimestamp__lte", errors);
        ServiceBehavior behavior = exchange.Behavior;
        if (until < from)
            throw new ApiFailure(errors.WrongValue("endTimestamp__lte", "Must not be before startTimestamp__gte"));
        if (from > listEnd && behavior.FutureStart == FutureStart.Refused)
            throw new ApiFailure(errors.WrongValue("startTimestamp__gte", "Must not be in the future"));

        Camera camera = account.Find(arguments.Text("deviceId", errors), errors);
        exchange.RequireRecordings(stream);
        IEnumerable<RecordedSpan> listed = Listed(camera.Timeline(stream), from, until ?? listEnd, listEnd, coalesce);
        RecordedSpan[] spans = [.. Ordered(listed, behavior.MediaOrder)];
        return new(paging.Write(spans, page, WriteInterval, withTotalSize: false, behavior.LastPageToken));

        void WriteInterval(Utf8JsonWriter json, RecordedSpan span)
        {
            MediaInterval interval = Interval(camera.DeviceId, stream, mediaType, span, include, behavior.ZuluTimestamps);
            JsonSerializer.Serialize(json, interval, MediaJson.Default.MediaInterval);
        }
    }

    private static IEnumerable<RecordedSpan> Listed(
        ITimeline timeline, DateTimeOffset from, DateTimeOffset until, DateTimeOffset now, bool coalesce)
    {
        RecordedSpan? open = null;
        foreach (RecordedSpan span in timeline.Spans(from, until, now))
        {
            if (open is { } last && coalesce && last.End == span.Start)
            {
                open = last with { End = span.End };
                continue;
            }

            if (open is { } done)
                yield return done;
            open = span;
        }

        if (open is { } rest)
            yield return rest;
    }

    private static DateTimeOffset? Timestamp(Arguments arguments, string name, ApiErrors errors) =>
        arguments[name] is { } text ? WireTimestamp.Parse(name, text, TimestampForms.AnyOffset, errors) : null;

    private IEnumerable<RecordedSpan> Ordered(IEnumerable<RecordedSpan> spans, MediaOrder order) => order switch
    {
        MediaOrder.Descending => spans.Reverse(),
        MediaOrder.Shuffled => spans.OrderBy(span => Noise.Hash(seed, span.Start.UtcTicks)),
        _ => spans,
    };

    private MediaInterval Interval(
        string deviceId, StreamKind stream, string mediaType, RecordedSpan span, string[] include, bool zulu)
    {
        string type = StreamNames.Of(stream);
        string start = WireTimestamp.Format(span.Start, zulu);
        string end = WireTimestamp.Format(span.End, zulu);
        string query = $"esn={deviceId}&startTimestamp={Uri.EscapeDataString(start)}&endTimestamp={Uri.EscapeDataString(end)}";
        return new MediaInterval(type, deviceId, mediaType, start, end)
        {
            FlvUrl = Url("flvUrl", null, "flv"),
            RtspUrl = Url("rtspUrl", "rtsp", "rtsp"),
            RtspsUrl = Url("rtspsUrl", "rtsps", "rtsp"),
            RtspHttpsUrl = Url("rtspHttpsUrl", "https", "rtsp"),
            MultipartUrl = Url("multipartUrl", null, "multipart"),
            Mp4Url = Url("mp4Url", null, "mp4"),
            HlsUrl = Url("hlsUrl", null, "hls"),
        };

        string? Url(string field, string? scheme, string format) =>
            include.Contains(field) ? addresses.StreamUrl(scheme, type, format, query) : null;
    }
}
