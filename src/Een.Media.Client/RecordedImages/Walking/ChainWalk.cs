using System.Runtime.CompilerServices;
using Een.Media.Client.RecordedImages.Fetching;
using Een.Media.Client.RecordedImages.Requests;

namespace Een.Media.Client.RecordedImages.Walking;

/// <summary>A walk along one chain, which begins at once and runs ahead as far as its budget allows.</summary>
internal sealed class ChainWalk : IFrameWalk
{
    private readonly IFrameFetcher _fetcher;
    private readonly ReadAheadBudget _budget;
    private readonly OptionLoss _loss;
    private readonly CancellationToken _cancellationToken;
    private ChainRun _run;
    private DateTimeOffset? _previous;
    private int _taken;

    public ChainWalk(IFrameFetcher fetcher, FrameChain chain, ReadAheadBudget budget, OptionLoss loss, CancellationToken cancellationToken)
    {
        _fetcher = fetcher;
        _budget = budget;
        _loss = loss;
        _cancellationToken = cancellationToken;
        _run = new ChainRun(fetcher, chain, budget, cancellationToken);
    }

    /// <summary>The chain as far as it has run.</summary>
    public FrameChain Chain => _run.Chain;

    /// <summary>Ends, without an exception, when all headers are in.</summary>
    public Task Completion => _run.Completion;

    public static ChainWalk Start(IFrameFetcher fetcher, RecordedImageRequest first, WalkOptions options, CancellationToken cancellationToken) => new(
        fetcher,
        new FrameChain(first, options),
        new ReadAheadBudget(options.ReadAhead, options.ReadAheadBytes, bodies: int.MaxValue),
        new OptionLoss(first),
        cancellationToken);

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<RecordedImage?> NextAsync()
    {
        _cancellationToken.ThrowIfCancellationRequested();
        if (await _run.NextAsync().ConfigureAwait(false) is not { } step)
        {
            _cancellationToken.ThrowIfCancellationRequested();
            return null;
        }

        _run.Release(step);
        if (!step.Image.IsCompletedSuccessfully)
            _cancellationToken.ThrowIfCancellationRequested();
        RecordedImage image = (await step.Image.ConfigureAwait(false))!;
        if (step.Request is not PageRequest)
            _loss.Learn(image);
        else if (_previous is { } previous && _loss.Suspects(image))
            image = await AskAgainAsync(image, previous).ConfigureAwait(false);
        _previous = image.Timestamp;
        _taken++;
        return image;
    }

    public ValueTask DisposeAsync() => _run.DisposeAsync();

    private async Task<RecordedImage> AskAgainAsync(RecordedImage byToken, DateTimeOffset previous)
    {
        RecordedImage? byTimestamp = null;
        try
        {
            byTimestamp = await _fetcher.FetchAsync(Chain.After(previous), arrival: null, _cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            if (byTimestamp is null)
                byToken.Dispose();
        }

        if (!_loss.Confirm(byToken, byTimestamp!))
        {
            byTimestamp!.Dispose();
            return byToken;
        }

        byToken.Dispose();
        await _run.DisposeAsync().ConfigureAwait(false);
        _run = new ChainRun(_fetcher, Chain.RestartBehind(byTimestamp!, _taken + 1), _budget, _cancellationToken);
        return byTimestamp!;
    }
}
