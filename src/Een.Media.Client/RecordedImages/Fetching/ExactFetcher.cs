using System.Net;
using Een.Media.Client.Errors;
using Een.Media.Client.Http;
using Een.Media.Client.RecordedImages.Gaps;
using Een.Media.Client.RecordedImages.Requests;

namespace Een.Media.Client.RecordedImages.Fetching;

/// <summary>
/// Makes requests for instants finer than a millisecond exact. Requests have whole milliseconds, rounded outward, so the answer may be a
/// frame of the same millisecond before the instant. Such a frame is skipped after its headers, and page tokens lead on to the requested
/// one.
/// </summary>
internal sealed class ExactFetcher(IFrameFetcher inner) : IFrameFetcher
{
    private const int MaxRestarts = 3;

    public Task<RecordedImage?> FetchAsync(RecordedImageRequest request, IFrameObserver? observer, CancellationToken cancellationToken) =>
        request is RecordedImageTimeRequest { IsFine: true } fine
            ? FetchFineAsync(fine, observer, cancellationToken)
            : inner.FetchAsync(request, observer, cancellationToken);

    public Task<KnownGaps> FindGapsAsync(
        RecordedImageTimeRequest request, DateTimeOffset oneEnd, DateTimeOffset otherEnd, CancellationToken cancellationToken) =>
        inner.FindGapsAsync(request, oneEnd, otherEnd, cancellationToken);

    private async Task<RecordedImage?> FetchFineAsync(
        RecordedImageTimeRequest request, IFrameObserver? observer, CancellationToken cancellationToken)
    {
        for (int restarts = 0; ; restarts++)
        {
            var filter = new Filter(request, observer);
            RecordedImageRequest next = request;
            try
            {
                while (true)
                {
                    RecordedImage? image = await inner.FetchAsync(next, filter, cancellationToken).ConfigureAwait(false);
                    if (image is not null || filter.Next is null)
                        return image;
                    next = filter.Next;
                }
            }
            catch (EenApiException e) when (next is PageRequest && !filter.IsAtEnd
                && e is EenNotFoundException or EenInvalidRequestException)
            {
                // A rejected token does not mean the end of the recording. A new token may work.
                if (restarts == MaxRestarts)
                    throw new EenProtocolException(
                        $"The service refuses the page tokens that lead to the image: {request}.", innerException: e);
            }
        }
    }

    /// <summary>Tells the observer only of the frame that the request selects.</summary>
    private sealed class Filter(RecordedImageTimeRequest request, IFrameObserver? observer) : IFrameObserver
    {
        private readonly bool _isForward =
            request.Operator is TimestampOperator.At or TimestampOperator.AtOrAfter or TimestampOperator.After;

        private DateTimeOffset? _passed;

        /// <summary>Whether nothing is recorded for the request.</summary>
        public bool IsAtEnd { get; private set; }

        /// <summary>The next request when the last answer was skipped.</summary>
        public RecordedImageRequest? Next { get; private set; }

        public bool OnHeaders(FrameHeaders headers)
        {
            bool isReachedByToken = Next is PageRequest;
            Next = null;
            DateTimeOffset frame = headers.Timestamp;
            if (request.Selects(frame))
            {
                if (!isReachedByToken || !request.HasOptions || IsSameMillisecond(frame, _passed!.Value))
                    return observer?.OnHeaders(headers) ?? true;

                // The token may have lost the size or the overlays. A request by timestamp keeps them.
                Next = request.MovedTo(_isForward ? TimestampOperator.AtOrAfter : TimestampOperator.AtOrBefore, frame);
                return false;
            }

            if (!IsSameMillisecond(frame, request.Timestamp) || (request.Operator == TimestampOperator.At && frame > request.Timestamp))
                return request.Operator == TimestampOperator.At ? throw NotFound() : observer?.OnHeaders(headers) ?? true;
            if (_passed is { } passed && (_isForward ? frame <= passed : frame >= passed))
            {
                throw new EenProtocolException(
                    $"The page token of the image from {WireTimestamp.Format(passed)} does not lead to the next image.");
            }

            _passed = frame;
            Next = (_isForward ? headers.NextToken : headers.PreviousToken) is { } token
                ? RecordedImageRequest.FromPageToken(token)
                : throw NotFound();
            return false;
        }

        public void OnBodyPending() => observer?.OnBodyPending();

        public void OnInvalidBody() => observer?.OnInvalidBody();

        private static bool IsSameMillisecond(DateTimeOffset one, DateTimeOffset other) =>
            WireTimestamp.Floor(one) == WireTimestamp.Floor(other);

        private EenNotFoundException NotFound()
        {
            IsAtEnd = true;
            const string message = "No image is recorded there.";
            return new EenNotFoundException(message, new ApiError(HttpStatusCode.NotFound) { Status = "notFound", Message = message });
        }
    }
}
