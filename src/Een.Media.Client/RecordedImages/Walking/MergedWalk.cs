using System.Runtime.ExceptionServices;
using System.Threading.Channels;
using Een.Media.Client.RecordedImages.Fetching;

namespace Een.Media.Client.RecordedImages.Walking;

/// <summary>
/// Many walks as one. A frame holds a permit from its request until the caller has it. Permits are granted in the order in which they were
/// asked for, so the walks take turns. The number of permits bounds the memory, for any number of walks.
/// </summary>
internal sealed class MergedWalk : IFrameWalk
{
    private readonly IFrameFetcher _fetcher;
    private readonly WalkManyOptions _options;
    private readonly WalkOptions _walkOptions;
    private readonly CancellationToken _cancellationToken;
    private readonly CancellationTokenSource _stop;
    private readonly SemaphoreSlim _permits;
    private readonly Channel<Arrival> _arrivals = Channel.CreateUnbounded<Arrival>(new UnboundedChannelOptions { SingleReader = true });
    private readonly Task _walks;

    public MergedWalk(
        IFrameFetcher fetcher, IReadOnlyList<RecordedImageRequest> requests, WalkManyOptions options, CancellationToken cancellationToken)
    {
        _fetcher = fetcher;
        _options = options;
        _walkOptions = options.CreateWalkOptions();
        _cancellationToken = cancellationToken;
        _stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        _permits = new SemaphoreSlim(0);
        _walks = RunAllAsync(requests);
    }

    public async ValueTask<RecordedImage?> NextAsync()
    {
        while (await _arrivals.Reader.WaitToReadAsync(_cancellationToken).ConfigureAwait(false)
            && _arrivals.Reader.TryRead(out Arrival? arrival))
        {
            _permits.Release();
            if (arrival.Image is not null)
                return arrival.Image;
            if (_options.OnFailure is null || arrival.Failure is not EenMediaException failure)
                ExceptionDispatchInfo.Throw(arrival.Failure!);
            else
                _options.OnFailure(arrival.Request, failure);
        }

        return null;
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        await _walks.ConfigureAwait(false);
        while (_arrivals.Reader.TryRead(out Arrival? arrival))
            arrival.Image?.Dispose();
        _stop.Dispose();
        _permits.Dispose();
    }

    private async Task RunAllAsync(IReadOnlyList<RecordedImageRequest> requests)
    {
        Task[] walks = [.. requests.Select(RunAsync)];

        // Only now: a fast first walk would otherwise ask for its second frame before the last walk has asked for its first one.
        _permits.Release(_options.MaxConcurrency);
        await Task.WhenAll(walks).ConfigureAwait(false);
        _arrivals.Writer.Complete();
    }

    private async Task RunAsync(RecordedImageRequest request)
    {
        CancellationToken stop = _stop.Token;
        CursorWalk? walk = null;
        try
        {
            Task permit = _permits.WaitAsync(stop);
            while (true)
            {
                await permit.ConfigureAwait(false);
                walk ??= CursorWalk.Start(_fetcher, request, _walkOptions, _options.DamagedFrames, stop);
                Arrival arrival;
                try
                {
                    if (await walk.NextAsync().ConfigureAwait(false) is not { } image)
                        break;
                    arrival = new(request, image, Failure: null);
                }
                catch (EenDamagedImageException e) when (_options.OnFailure is not null)
                {
                    // Frames after a damaged one can still be read.
                    arrival = new(request, Image: null, e);
                }

                // Asked for before the caller can release the permit of this frame: the other walks' turns come first, but no second ones.
                permit = _permits.WaitAsync(stop);
                _arrivals.Writer.TryWrite(arrival);
            }

            _permits.Release();
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The caller left the walk.
        }
        catch (Exception e)
        {
            _arrivals.Writer.TryWrite(new(request, Image: null, e));
        }
        finally
        {
            if (walk is not null)
                await walk.DisposeAsync().ConfigureAwait(false);
        }
    }

    private sealed record Arrival(RecordedImageRequest Request, RecordedImage? Image, Exception? Failure);
}
