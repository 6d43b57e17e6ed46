using System.Globalization;
using System.Net;
using Een.Media.Client;
using Een.Media.Client.Buffers;
using Een.Media.Client.Errors;
using Een.Media.Client.RecordedImages.Fetching;
using Een.Media.Client.RecordedImages.Gaps;
using Een.Media.Client.RecordedImages.Requests;

namespace Een.Media.Benchmarks.Slicing;

/// <summary>The service and the network of a profile, in virtual time. Nothing fails.</summary>
internal sealed class SimulatedService(Profile profile, VirtualTime time) : IFrameFetcher
{
    public static readonly DateTimeOffset Start = new(2025, 6, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly FrameBufferPool _buffers = new(TimeProvider.System);
    private readonly DateTimeOffset[] _frames = [.. profile.Frames.Select(At)];
    private readonly SharedLink? _link = profile.Shared ? new SharedLink(time, profile.BytesPerSecond) : null;
    private int _requests;

    public int Requests => _requests;

    public static DateTimeOffset At(double seconds) => Start.AddMilliseconds(Math.Round(1000 * seconds));

    public async Task<RecordedImage?> FetchAsync(RecordedImageRequest request, IFrameObserver? observer, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _requests);
        await time.Delay(profile.DelayMs / 1000.0).ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();
        int index = Find(request);
        if (index == _frames.Length)
            throw new EenNotFoundException("No image is recorded there.", new ApiError(HttpStatusCode.NotFound));
        FrameHeaders headers = new(_frames[index], Token(index + 1), Token(index - 1), OverlaySvg: null, (long)profile.Bytes);
        if (observer?.OnHeaders(headers) == false)
            return null;
        Task body = _link?.TransferAsync(profile.Bytes) ?? time.Delay(profile.Bytes / profile.BytesPerSecond);
        observer?.OnBodyPending();
        await body.ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();
        var buffer = new FrameBuffer(_buffers, (int)profile.Bytes);
        buffer.Advance((int)profile.Bytes);
        return new RecordedImage(buffer)
        {
            Timestamp = headers.Timestamp,
            NextToken = headers.NextToken,
            PreviousToken = headers.PreviousToken,
            Width = 1,
            Height = 1,
        };
    }

    public Task<KnownGaps> FindGapsAsync(
        RecordedImageTimeRequest request, DateTimeOffset oneEnd, DateTimeOffset otherEnd, CancellationToken cancellationToken) =>
        Task.FromResult(KnownGaps.None);

    private int Find(RecordedImageRequest request)
    {
        if (request is PageRequest page)
            return int.Parse(page.Token.Reveal(), CultureInfo.InvariantCulture);
        var timed = (RecordedImageTimeRequest)request;
        int index = Array.BinarySearch(_frames, timed.Timestamp);
        return index < 0 ? ~index : timed.Operator == TimestampOperator.After ? index + 1 : index;
    }

    private PageToken? Token(int index) =>
        index < 0 || index >= _frames.Length ? null : new PageToken(index.ToString(CultureInfo.InvariantCulture));
}
