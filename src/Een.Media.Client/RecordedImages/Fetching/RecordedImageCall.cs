using Een.Media.Client.Http;
using Een.Media.Client.RecordedImages.Requests;

namespace Een.Media.Client.RecordedImages.Fetching;

/// <summary>Converts a request to the vendor's parameters.</summary>
internal static class RecordedImageCall
{
    public static Task<HttpResponseMessage> SendAsync(
        IMediaApi api, string accessToken, RecordedImageRequest request, CancellationToken cancellationToken) => request switch
        {
            PageRequest page => api.GetRecordedImageAsync(
                accessToken, page.Token.Reveal(), null, null, null, null, null, null, null, null, null, null, null, cancellationToken),
            RecordedImageTimeRequest timed => SendAsync(api, accessToken, timed, cancellationToken),
            _ => throw new ArgumentException($"Unknown kind of request: {request.GetType()}.", nameof(request)),
        };

    private static Task<HttpResponseMessage> SendAsync(
        IMediaApi api, string accessToken, RecordedImageTimeRequest request, CancellationToken cancellationToken)
    {
        var wire = WireInstant.For(request.Operator, request.Timestamp);
        string timestamp = WireTimestamp.Format(wire.Timestamp);
        string? When(TimestampOperator op) => wire.Operator == op ? timestamp : null;
        return api.GetRecordedImageAsync(
            accessToken,
            pageToken: null,
            request.DeviceId,
            request.StreamType.Value,
            When(TimestampOperator.Before),
            When(TimestampOperator.AtOrBefore),
            When(TimestampOperator.At),
            When(TimestampOperator.AtOrAfter),
            When(TimestampOperator.After),
            Include(request.Overlays),
            request.Overlays is null ? null : string.Join(',', request.OverlayIds),
            request.TargetWidth,
            request.TargetHeight,
            cancellationToken);
    }

    private static string? Include(OverlayMode? overlays) => overlays switch
    {
        OverlayMode.Embedded => "overlayEmbedded",
        OverlayMode.SvgHeader => "overlaySvgHeader",
        OverlayMode.Both => "overlayEmbedded,overlaySvgHeader",
        _ => null,
    };
}
