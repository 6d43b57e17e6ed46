using System.Runtime.CompilerServices;
using Een.Media.Client.RecordedImages.Fetching;

namespace Een.Media.Client.RecordedImages.Walking;

/// <summary>Runs along one chain ahead of the caller, from headers to headers, and queues the frames in order.</summary>
internal sealed class ChainRun : IAsyncDisposable
{
    private readonly StepQueue _steps = new();
    private readonly CancellationTokenSource _stop;
    private readonly IFrameFetcher _fetcher;
    private readonly ReadAheadBudget _budget;

    public ChainRun(IFrameFetcher fetcher, FrameChain chain, ReadAheadBudget budget, CancellationToken cancellationToken)
    {
        _fetcher = fetcher;
        _budget = budget;
        Chain = chain;
        _stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Completion = RunAsync(_stop.Token);
    }

    public FrameChain Chain { get; }

    /// <summary>Ends, without an exception, when the chain needs no further headers. Bodies may still be on their way.</summary>
    public Task Completion { get; }

    /// <summary>The next frame of the chain, whose <see cref="FrameStep.Image"/> throws if it failed; <see langword="null"/> at the end.</summary>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<FrameStep?> NextAsync()
    {
        _budget.CallerWaits(true);
        try
        {
            if (await _steps.TakeAsync().ConfigureAwait(false) is not { } step)
                return null;
            await ((Task)step.Image).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            return step;
        }
        finally
        {
            _budget.CallerWaits(false);
        }
    }

    /// <summary>Gives back what the step held: its frame is with the caller now.</summary>
    public void Release(FrameStep step) => _budget.Release(step.Length);

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        await Completion.ConfigureAwait(false);
        while (await _steps.TakeAsync().ConfigureAwait(false) is { } step)
        {
            await ((Task)step.Image).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (step.Image.IsCompletedSuccessfully)
                (await step.Image.ConfigureAwait(false))?.Dispose();
            Release(step);
        }

        _stop.Dispose();
    }

    private async Task RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            while (Chain.Next is not null)
            {
                await _budget.TakeAsync(cancellationToken).ConfigureAwait(false);
                if (!await StepAsync(cancellationToken).ConfigureAwait(false))
                    _budget.Release(0);
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The walk was left; whoever still waits for a frame hears of it from the caller's own token.
        }
        finally
        {
            _steps.Complete();
        }
    }

    /// <summary>Asks for the next frame and queues it. <see langword="false"/>: there was none, and the chain knows why.</summary>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<bool> StepAsync(CancellationToken cancellationToken)
    {
        var step = new FrameStep(_fetcher, Chain, _budget, _steps, cancellationToken);
        if (await step.Head.ConfigureAwait(false) is { } head)
        {
            _budget.HoldBytes(step.Length);
            Chain.Accept(head);
            _steps.Add(step);
            return true;
        }

        await ((Task)step.Image).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (step.Image.IsCompletedSuccessfully)
        {
            Chain.End(ChainEnd.Beyond);
            return false;
        }

        Exception? failure = step.Image.Exception?.InnerException;
        if (failure is EenNotFoundException or EenInvalidRequestException && Chain.TryReanchor())
            return false;
        if (failure is EenNotFoundException)
        {
            Chain.End(ChainEnd.Exhausted);
            return false;
        }

        // Surfaces at its place, behind every frame that is queued before it.
        Chain.End(ChainEnd.Failed);
        _steps.Add(step);
        return true;
    }
}
