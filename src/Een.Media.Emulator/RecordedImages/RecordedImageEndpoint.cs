using Een.Media.Emulator.Cameras;
using Een.Media.Emulator.Errors;
using Een.Media.Emulator.Hosting;
using Een.Media.Emulator.PageTokens;
using Een.Media.Emulator.Throttling;
using Een.Media.Emulator.Timestamps;

namespace Een.Media.Emulator.RecordedImages;

/// <summary>One image, by time or by page token.</summary>
internal sealed class RecordedImageEndpoint(Account account, TokenSeal<ImagePage> seal, MainImageGate gate, ServiceBehavior behavior, TimeProvider clock) : IEndpoint
{
    private const string PageToken = "pageToken";

    public EmulatorEndpoint Name => EmulatorEndpoint.RecordedImage;

    public string Path => "/api/v3.0/media/recordedImage.jpeg";

    public void Describe(Exchange exchange)
    {
        if (exchange.Arguments[PageToken] is { } token)
        {
            exchange.Page = seal.Open(token);
            exchange.DeviceId = exchange.Page?.DeviceId;
            exchange.Stream = exchange.Page?.Stream;
        }
        else
        {
            exchange.DeviceId = exchange.Arguments["deviceId"];
            exchange.Stream = StreamWords.TryParse(exchange.Arguments["type"]);
        }
    }

    public ValueTask<Answer> AnswerAsync(Exchange exchange)
    {
        ApiErrors errors = exchange.Errors;
        DateTimeOffset now = clock.GetUtcNow();
        ImageQuery query = exchange.Arguments[PageToken] is null
            ? ImageArguments.Read(exchange.Arguments, behavior, errors)
            : ReadPage(exchange, now);
        Camera camera = account.Find(query.DeviceId, errors);
        exchange.DemandRecordings(query.Stream);
        RefuseUnknownOverlays(query.Rendering, camera, errors);
        if (query.Stream == StreamKind.Main)
            gate.Enter(camera.DeviceId, errors);

        ITimeline timeline = camera.Timeline(query.Stream);
        return timeline.Find(query.Operator, query.Timestamp, now) is { } frame
            ? new(Image(camera, timeline, query, frame, now, exchange.Incident?.OverlaySvgEncoding ?? behavior.OverlaySvgEncoding))
            : throw new ApiFailure(errors.UnknownResource("recordedImages", camera.DeviceId));
    }

    private static void RefuseUnknownOverlays(Rendering rendering, Camera camera, ApiErrors errors)
    {
        foreach (string id in rendering.OverlayIds)
        {
            if (!camera.Frames.Overlays.Any(overlay => overlay.Id == id))
                throw new ApiFailure(errors.WrongValue("overlayId__in", $"This camera has no overlay \"{id}\""));
        }
    }

    private ImageQuery ReadPage(Exchange exchange, DateTimeOffset now)
    {
        ApiErrors errors = exchange.Errors;
        ImagePage page = exchange.Page ?? throw new ApiFailure(errors.WrongValue(PageToken, "Not a page token of this service"));
        bool expired = behavior.PageTokenLifetime is { } lifetime && now >= DateTimeOffset.FromUnixTimeMilliseconds(page.Issued) + lifetime;
        if (exchange.Incident?.ExpiredTokenStatus is { } status)
            throw new ApiFailure(Expired(status, errors));
        if (expired)
            throw new ApiFailure(Expired(behavior.ExpiredPageToken == ExpiredPageToken.NotFound ? 404 : 400, errors));

        bool dropped = behavior.TokenPageOptions == TokenPageOptions.Dropped || exchange.Incident is { LosesOptions: true };
        ImageQuery query = page.Query();
        return dropped ? query with { Rendering = Rendering.Plain } : query;
    }

    private static Answer Expired(int status, ApiErrors errors) =>
        status == 404 ? errors.UnknownResource("pageTokens", "expired") : errors.WrongValue(PageToken, "The page token has expired");

    private Answer Image(Camera camera, ITimeline timeline, ImageQuery query, DateTimeOffset frame, DateTimeOffset now, OverlaySvgEncoding encoding)
    {
        Rendering rendering = query.Rendering;
        var demand = new FrameDemand(query.Stream, frame)
        {
            TargetWidth = rendering.TargetWidth,
            TargetHeight = rendering.TargetHeight,
            Stretch = behavior.TargetFitting == TargetFitting.Stretch,
            EmbeddedOverlayIds = rendering.EmbedsOverlays ? rendering.OverlayIds : [],
        };
        var answer = new Answer(200) { ContentType = "image/jpeg", Body = camera.Frames.Render(demand) };
        answer.Headers.Add(new("X-Een-Timestamp", WireTimestamp.Format(frame, behavior.ZuluTimestamps)));
        AddToken(answer, "X-Een-NextToken", timeline, query, frame, forward: true, now);
        AddToken(answer, "X-Een-PrevToken", timeline, query, frame, forward: false, now);
        if (rendering.SendsSvg)
            answer.Headers.Add(new("X-Een-OverlaySvg", OverlaySvgHeader.Encode(camera.Frames.OverlaySvg(demand, rendering.OverlayIds), encoding)));
        return answer;
    }

    private void AddToken(Answer answer, string header, ITimeline timeline, ImageQuery query, DateTimeOffset frame, bool forward, DateTimeOffset now)
    {
        bool atEdge = timeline.Find(forward ? TimestampOperator.After : TimestampOperator.Before, frame, now) is null;
        if (atEdge && behavior.EdgeToken == EdgeToken.Absent)
            return;
        string token = atEdge && behavior.EdgeToken == EdgeToken.Empty
            ? string.Empty
            : seal.Close(new ImagePage(query.DeviceId, query.Stream, forward, frame.ToUnixTimeMilliseconds(), now.ToUnixTimeMilliseconds(), query.Rendering));
        answer.Headers.Add(new(header, token));
    }
}
