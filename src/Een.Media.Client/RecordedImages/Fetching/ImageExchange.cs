using System.Buffers;
using System.Net;
using System.Runtime.CompilerServices;
using Een.Media.Client.Buffers;
using Een.Media.Client.Http;
using Een.Media.Client.RecordedImages.Requests;
using Een.Media.Client.Values;

namespace Een.Media.Client.RecordedImages.Fetching;

/// <summary>One attempt at an image: send, status, headers, body, and the check that the image is complete.</summary>
internal sealed class ImageExchange(ApiConnection connection, ArrayPool<byte> buffers, WireLimits limits, TimeProvider time)
{
    private readonly BodyReader _bodies = new(buffers, limits.BodyInactivity);

    /// <summary>Fetches one image. The observer may decline the body.</summary>
    public Task<RecordedImage?> FetchAsync(ApiEndpoint endpoint, FrameCall call, Deadline deadline) => ReceiveAsync(
        RecordedImageCall.SendAsync(connection.For(endpoint.BaseAddress), endpoint.AccessToken, call.Request, deadline.Token),
        endpoint,
        call.Request.Origin,
        call,
        deadline);

    /// <summary>Waits for the next image of a camera, and fetches it.</summary>
    public async Task<RecordedImage> FetchLiveAsync(ApiEndpoint endpoint, FrameOrigin origin, Deadline deadline)
    {
        Task<HttpResponseMessage> sending = connection.For(endpoint.BaseAddress).GetLiveImageAsync(
            endpoint.AccessToken, origin.DeviceId, origin.StreamType.Value, deadline.Token);
        return (await ReceiveAsync(sending, endpoint, origin, call: null, deadline).ConfigureAwait(false))!;
    }

    private async Task<RecordedImage?> ReceiveAsync(
        Task<HttpResponseMessage> sending, ApiEndpoint endpoint, FrameOrigin? origin, FrameCall? call, Deadline deadline)
    {
        try
        {
            using HttpResponseMessage response = await sending.ConfigureAwait(false);
            if (response.StatusCode == HttpStatusCode.OK)
                return await ReadAsync(response, origin, call, deadline).ConfigureAwait(false);
            var secrets = new SecretScrubber(endpoint.AccessToken, (call?.Request as PageRequest)?.Token.Reveal());
            throw await ErrorMapping.ReadAsync(response, _bodies, time, secrets, deadline).ConfigureAwait(false);
        }
        catch (Exception e) when (TransportExceptions.ShouldTranslate(e, deadline.Token))
        {
            throw TransportExceptions.Translate(e, endpoint.BaseAddress, deadline.Token);
        }
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<RecordedImage?> ReadAsync(
        HttpResponseMessage response, FrameOrigin? origin, FrameCall? call, Deadline deadline)
    {
        FrameHeaders headers = FrameHeaders.Read(response, origin);
        if (call?.Observer?.OnHeaders(headers) == false)
            return null;
        ValueTask<FrameBuffer> reading = _bodies.ReadAsync(response.Content, BodyLimit.Image(limits.MaxImageBytes), deadline);
        if (!reading.IsCompletedSuccessfully)
            call?.Observer?.OnBodyPending();
        FrameBuffer body = await reading.ConfigureAwait(false);
        JpegStructure jpeg = JpegStructure.Read(body.GetSpan());
        bool isDamaged = jpeg.Completeness != JpegCompleteness.Complete;
        if (isDamaged && call?.IsDamage(body.GetSpan()) != true)
        {
            call?.Observer?.OnInvalidBody();
            int length = body.Length;
            body.Dispose();
            throw InvalidBody(jpeg, length);
        }

        return new RecordedImage(body)
        {
            Timestamp = headers.Timestamp,
            NextToken = headers.NextToken,
            PreviousToken = headers.PreviousToken,
            OverlaySvg = headers.OverlaySvg,
            Width = jpeg.Width,
            Height = jpeg.Height,
            IsDamaged = isDamaged,
            DeviceId = origin?.DeviceId,
            StreamType = origin?.StreamType,
        };
    }

    private static EenProtocolException InvalidBody(JpegStructure jpeg, int length) => new(
        jpeg.Completeness == JpegCompleteness.Incomplete
            ? $"The image is not complete: its {length} bytes begin as a JPEG but do not reach its end."
            : $"The body of {length} bytes is not a JPEG.",
        isTransient: true);
}
