using System.Text;
using Een.Media.Emulator.Accounts;
using Een.Media.Emulator.Cameras.Model;
using Een.Media.Emulator.Errors;
using Een.Media.Emulator.Http;
using Een.Media.Emulator.PageTokens;
using Een.Media.Emulator.Requests;
using Een.Media.Emulator.Throttling;

namespace Een.Media.Emulator.RecordedImages;

/// <summary>One image, by time or by page token.</summary>
internal sealed class RecordedImageEndpoint(
    Account account, PageTokenProtector<ImagePage> pageTokens, MainImageLimiter limiter, TimeProvider clock) : IEndpoint
{
    private const string PageToken = "pageToken";

    public EmulatorEndpoint Name => EmulatorEndpoint.RecordedImage;

    public string Path => "/api/v3.0/media/recordedImage.jpeg";

    public void Describe(Exchange exchange)
    {
        if (exchange.Arguments[PageToken] is { } token)
        {
            ImagePage? page = pageTokens.Unprotect(token);
            exchange.Http.Features.Set(page);
            exchange.DeviceId = page?.DeviceId;
            exchange.Stream = page?.Stream;
        }
        else
        {
            exchange.DeviceId = exchange.Arguments["deviceId"];
            exchange.Stream = StreamNames.TryParse(exchange.Arguments["type"]);
        }
    }

    public ValueTask<Answer> AnswerAsync(Exchange exchange)
    {
        ApiErrors errors = exchange.Errors;
        DateTimeOffset now = clock.GetUtcNow();
        ImageQuery query = exchange.Arguments[PageToken] is null
            ? ImageArguments.Read(exchange.Arguments, exchange.Behavior, errors)
            : ReadPage(exchange, now);
        Camera camera = account.Find(query.DeviceId, errors);
        exchange.RequireRecordings(query.Stream);
        RefuseUnknownOverlays(query.Rendering, camera, errors);
        if (query.Stream == StreamKind.Main)
            limiter.Acquire(camera.DeviceId, errors);

        return camera.Timeline(query.Stream).Find(query.Operator, query.Timestamp, now) is { } frame
            ? new(Image(camera, query, frame, now, exchange.Behavior))
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

    private static ImageQuery ReadPage(Exchange exchange, DateTimeOffset now)
    {
        ApiErrors errors = exchange.Errors;
        ServiceBehavior behavior = exchange.Behavior;
        ImagePage page = exchange.Http.Features.Get<ImagePage>()
            ?? throw new ApiFailure(errors.WrongValue(PageToken, "Not a page token of this service"));
        bool expired = exchange.PageTokenExpired
            || (behavior.PageTokenLifetime is { } lifetime && now >= DateTimeOffset.FromUnixTimeMilliseconds(page.Issued) + lifetime);
        if (expired)
        {
            throw new ApiFailure(behavior.ExpiredPageToken == ExpiredPageToken.NotFound
                ? errors.UnknownResource("pageTokens", "expired")
                : errors.WrongValue(PageToken, "The page token has expired"));
        }

        ImageQuery query = page.Query();
        return behavior.TokenPageOptions == TokenPageOptions.Dropped ? query with { Rendering = Rendering.Plain } : query;
    }

    private static string Encoded(string svg, OverlaySvgEncoding encoding) => encoding switch
    {
        OverlaySvgEncoding.Base64 => Convert.ToBase64String(Encoding.UTF8.GetBytes(svg)),
        OverlaySvgEncoding.Percent => Uri.EscapeDataString(svg),
        _ => svg,
    };

    private Answer Image(Camera camera, ImageQuery query, DateTimeOffset frame, DateTimeOffset now, ServiceBehavior behavior)
    {
        Rendering rendering = query.Rendering;
        var request = new FrameRequest(query.Stream, frame)
        {
            TargetWidth = rendering.TargetWidth,
            TargetHeight = rendering.TargetHeight,
            Stretch = behavior.TargetFitting == TargetFitting.Stretch,
            EmbeddedOverlayIds = rendering.EmbedsOverlays ? rendering.OverlayIds : [],
        };
        var answer = new Answer(200) { ContentType = "image/jpeg", Body = camera.Frames.Render(request) };
        answer.Headers.Add(new(ImageHeaders.Timestamp, WireTimestamp.Format(frame, behavior.ZuluTimestamps)));
        AddToken(ImageHeaders.NextToken, forward: true);
        AddToken(ImageHeaders.PrevToken, forward: false);
        if (rendering.SendsSvg)
        {
            string svg = camera.Frames.OverlaySvg(request, rendering.OverlayIds);
            answer.Headers.Add(new(ImageHeaders.OverlaySvg, Encoded(svg, behavior.OverlaySvgEncoding)));
        }

        return answer;

        void AddToken(string header, bool forward)
        {
            TimestampOperator beyond = forward ? TimestampOperator.After : TimestampOperator.Before;
            bool atEdge = camera.Timeline(query.Stream).Find(beyond, frame, now) is null;
            if (atEdge && behavior.EdgeToken == EdgeToken.Absent)
                return;
            var page = new ImagePage(
                query.DeviceId, query.Stream, forward, frame.ToUnixTimeMilliseconds(), now.ToUnixTimeMilliseconds(), rendering);
            bool empty = atEdge && behavior.EdgeToken == EdgeToken.Empty;
            answer.Headers.Add(new(header, empty ? string.Empty : pageTokens.Protect(page)));
        }
    }
}
