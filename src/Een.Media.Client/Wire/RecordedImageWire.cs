using System.Net;
using Een.Media.Client.Memory;
using Een.Media.Client.Requests;

namespace Een.Media.Client.Wire;

/// <summary>One attempt at each operation on images: send, status, headers, body, and the check that it is whole.</summary>
internal sealed class RecordedImageWire(ApiConnection connection, FrameBufferPool buffers, WireLimits limits, TimeProvider time)
{
    private readonly BodyReader _bodies = new(buffers, limits.BodyInactivity, time);

    /// <summary>
    /// Fetches one image. <paramref name="onHead"/> is told as soon as the headers are in; when it answers <see langword="false"/>, the
    /// body is not read and the result is <see langword="null"/>.
    /// </summary>
    public async Task<RecordedImage?> FetchAsync(
        AccessToken token, RecordedImageRequest request, Func<FrameHead, bool>? onHead, CancellationToken cancellationToken)
    {
        var secrets = new SecretScrubber(token.Value, (request as PageRequest)?.Token.Reveal());
        IMediaApi api = connection.For(token.BaseAddress!);
        using HttpResponseMessage response = await Sending.RunAsync(
            () => RecordedImageCall.SendAsync(api, token.Value, request, cancellationToken),
            cancellationToken).ConfigureAwait(false);
        return await ReadAsync(response, request.Origin, onHead, secrets, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Waits for the next image of a camera, and fetches it.</summary>
    public async Task<RecordedImage> FetchLiveAsync(AccessToken token, string deviceId, CancellationToken cancellationToken)
    {
        IMediaApi api = connection.For(token.BaseAddress!);
        using HttpResponseMessage response = await Sending.RunAsync(
            () => api.GetLiveImageAsync(token.Value, deviceId, StreamTypeName.Of(StreamType.Preview), cancellationToken),
            cancellationToken).ConfigureAwait(false);
        var origin = new FrameOrigin(deviceId, StreamType.Preview);
        return (await ReadAsync(response, origin, onHead: null, new SecretScrubber(token.Value), cancellationToken).ConfigureAwait(false))!;
    }

    /// <summary>Lists the overlays of a camera.</summary>
    public async Task<IReadOnlyList<OverlayInfo>> ListOverlaysAsync(AccessToken token, string deviceId, CancellationToken cancellationToken)
    {
        IMediaApi api = connection.For(token.BaseAddress!);
        using HttpResponseMessage response = await Sending.RunAsync(
            () => api.ListRecordedImageFieldValuesAsync(token.Value, deviceId, "overlayId", cancellationToken),
            cancellationToken).ConfigureAwait(false);
        if (response.StatusCode != HttpStatusCode.OK)
            throw await ErrorReader.ReadAsync(response, _bodies, time, new SecretScrubber(token.Value), cancellationToken).ConfigureAwait(false);
        FieldValuesDto values = await JsonReader.ReadAsync(response, WireJson.Default.FieldValuesDto, _bodies, cancellationToken).ConfigureAwait(false);
        return
        [
            .. (values.OverlayIds ?? []).Select(overlay => overlay?.Id is { Length: > 0 } id
                ? new OverlayInfo(id, overlay.Name, overlay.Type)
                : throw new EenProtocolException("The service listed an overlay without its required field 'id'.")),
        ];
    }

    private async Task<RecordedImage?> ReadAsync(
        HttpResponseMessage response, FrameOrigin? origin, Func<FrameHead, bool>? onHead, SecretScrubber secrets, CancellationToken cancellationToken)
    {
        if (response.StatusCode != HttpStatusCode.OK)
            throw await ErrorReader.ReadAsync(response, _bodies, time, secrets, cancellationToken).ConfigureAwait(false);

        FrameHead head = FrameHead.Read(response, origin);
        if (onHead is not null && !onHead(head))
            return null;
        FrameBuffer body = await Sending.RunAsync(
            () => _bodies.ReadAsync(response.Content, BodyLimit.Image(limits.MaxImageBytes), cancellationToken),
            cancellationToken).ConfigureAwait(false);
        return ToImage(body, head, origin);
    }

    private static RecordedImage ToImage(FrameBuffer body, FrameHead head, FrameOrigin? origin)
    {
        JpegStructure jpeg = JpegStructure.Read(body.Memory.Span);
        if (jpeg.Verdict != JpegVerdict.Complete)
        {
            int length = body.Length;
            body.Dispose();
            throw new EenProtocolException(
                jpeg.Verdict == JpegVerdict.Incomplete
                    ? $"The image is not complete: its {length} bytes begin as a JPEG but do not reach its end."
                    : $"The body of {length} bytes is not a JPEG.",
                isTransient: true);
        }

        return new RecordedImage(body)
        {
            Timestamp = head.Timestamp,
            NextToken = head.NextToken,
            PreviousToken = head.PreviousToken,
            OverlaySvg = head.OverlaySvg,
            Width = jpeg.Width,
            Height = jpeg.Height,
            DeviceId = origin?.DeviceId,
            StreamType = origin?.StreamType,
        };
    }
}
