using System.Runtime.CompilerServices;
using Een.Media.Client.Requests;
using Een.Media.Client.Wire;

namespace Een.Media.Client.RecordedImages;

/// <summary>A walk that asks for a frame only when the caller wants it.</summary>
internal sealed class SequentialWalk(IFrameFetcher fetcher, RecordedImageRequest first, WalkOptions options)
{
    public async IAsyncEnumerable<RecordedImage> RunAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var chain = new FrameChain(first, options);
        var loss = new OptionLoss(first as RecordedImageTimeRequest);
        DateTimeOffset? previous = null;
        while (chain.Next is { } request)
        {
            cancellationToken.ThrowIfCancellationRequested();
            (RecordedImage? image, FrameHead head) = await NextAsync(chain, cancellationToken).ConfigureAwait(false);
            if (image is null)
                continue;
            if (chain.Next is PageRequest && previous is { } last && loss.Suspects(image))
                image = await AskAgainAsync(image, chain, loss, last, cancellationToken).ConfigureAwait(false);
            else if (chain.Next is not PageRequest)
                loss.Learn(image);
            chain.Accept(head);
            previous = head.Timestamp;
            yield return image;
        }
    }

    private async Task<(RecordedImage? Image, FrameHead Head)> NextAsync(FrameChain chain, CancellationToken cancellationToken)
    {
        FrameHead head = default;
        try
        {
            RecordedImage? image = await fetcher.FetchAsync(
                chain.Next!,
                h => chain.Admits(head = h),
                cancellationToken).ConfigureAwait(false);
            if (image is null)
                chain.End();
            return (image, head);
        }
        catch (EenApiException e) when (e is EenNotFoundException or EenInvalidRequestException && chain.TryReanchor())
        {
            return (null, default);
        }
        catch (EenNotFoundException)
        {
            chain.End();
            return (null, default);
        }
    }

    private async Task<RecordedImage> AskAgainAsync(
        RecordedImage byToken, FrameChain chain, OptionLoss loss, DateTimeOffset previous, CancellationToken cancellationToken)
    {
        RecordedImage? byTimestamp = null;
        try
        {
            byTimestamp = await fetcher.FetchAsync(chain.AskAgainAfter(previous)!, onHead: null, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            if (byTimestamp is null)
                byToken.Dispose();
        }

        loss.Learn(byTimestamp!);
        bool lost = OptionLoss.Confirms(byToken, byTimestamp!);
        if (lost)
            chain.DistrustTokens();
        (lost ? byToken : byTimestamp!).Dispose();
        return lost ? byTimestamp! : byToken;
    }
}
