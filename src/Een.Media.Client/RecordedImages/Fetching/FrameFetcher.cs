using Een.Media.Client.Diagnostics;
using Een.Media.Client.RecordedImages.Gaps;
using Een.Media.Client.RecordedImages.Requests;
using Een.Media.Client.Resilience;

namespace Een.Media.Client.RecordedImages.Fetching;

/// <summary>Fetches frames from the service, with all retries. Without a look-up, an unknown camera counts as nothing found.</summary>
internal sealed class FrameFetcher(
    ImageExchange exchange, CallPipeline pipeline, IRecordingsClient recordings, CameraLookup? lookup, ClientObserver diagnostics)
    : IFrameFetcher
{
    public async Task<RecordedImage?> FetchAsync(
        RecordedImageRequest request, IFrameObserver? observer, CancellationToken cancellationToken)
    {
        var call = new FrameCall(request, observer);
        RecordedImage? image;
        try
        {
            image = await RunAsync(call, cancellationToken).ConfigureAwait(false);
        }
        catch (EenProtocolException) when (call.IsUndecided)
        {
            // The options allow no retry, but only a second attempt distinguishes damage in the recording from damage on the way.
            image = await RunAsync(call, cancellationToken).ConfigureAwait(false);
        }
        catch (EenApiException e) when (e is EenNotFoundException or EenInvalidRequestException or EenPermissionException)
        {
            if (e is EenNotFoundException { MeansNothingRecorded: true } nothing
                && request is RecordedImageTimeRequest { DeviceId: var unsure }
                && lookup is not null && await lookup.IsUnknownAsync(unsure, cancellationToken).ConfigureAwait(false))
            {
                throw new EenUnknownCameraException(unsure, nothing);
            }

            e.Advice = Advice(e, request);
            throw;
        }

        if (request is RecordedImageTimeRequest { DeviceId: var found })
            lookup?.Found(found);
        if (image is { IsDamaged: true })
            diagnostics.FrameDamaged(image.StreamType, image.DeviceId, image.Timestamp);
        return image;
    }

    public Task<KnownGaps> FindGapsAsync(
        RecordedImageTimeRequest request, DateTimeOffset oneEnd, DateTimeOffset otherEnd, CancellationToken cancellationToken) =>
        KnownGaps.ConsultAsync(recordings, request, oneEnd, otherEnd, cancellationToken);

    private Task<RecordedImage?> RunAsync(FrameCall call, CancellationToken cancellationToken) => pipeline.RunAsync(
        new CallInfo(OperationNames.GetRecordedImage, call.Request.Origin?.StreamType, call.Request.Origin?.DeviceId),
        static (endpoint, s, deadline) => s.exchange.FetchAsync(endpoint, s.call, deadline),
        (exchange, call),
        cancellationToken);

    private static string Advice(EenApiException e, RecordedImageRequest request) => (e, request) switch
    {
        (EenNotFoundException { MeansNothingRecorded: false } foreign, _) => $"Requested: {request}.{foreign.AddressHint}",
        (EenNotFoundException nothing, RecordedImageTimeRequest { Operator: TimestampOperator.At }) =>
            $"Requested: {request}. At accepts this millisecond only; AtOrAfter and AtOrBefore return the nearest image."
                + nothing.AddressHint,
        (EenNotFoundException nothing, RecordedImageTimeRequest) =>
            $"Nothing is recorded there. Requested: {request}. Recordings.ListAsync lists the times with recordings."
                + nothing.AddressHint,
        (EenPermissionException, _) =>
            $"Requested: {request}. Recorded images need the permission viewPreviewVideo (previews) or viewHistoricVideo (main images).",
        (_, RecordedImageTimeRequest) => $"Requested: {request}.",
        _ => "Requested: the image of a page token, which may have expired. Request the image by timestamp instead.",
    };
}
