using Een.Media.Client.Settings;

namespace Een.Media.Client.Http;

/// <summary>
/// Cancels the reading of a body that has stood still for too long. <see cref="Token"/> follows the caller's token and the limit;
/// <see cref="Moved"/> gives the limit a new start.
/// </summary>
internal readonly struct BodyWatch : IDisposable
{
    private readonly BodyWatches _watches;
    private readonly TimeLimit _limit;
    private readonly CancellationToken _caller;
    private readonly CancellationTokenSource? _source;
    private readonly CancellationTokenRegistration _link;

    /// <param name="watches">Where the source goes back to.</param>
    /// <param name="limit">For the message.</param>
    /// <param name="source">Ends when the limit does; <see langword="null"/> without a limit.</param>
    /// <param name="caller">The cancellation of the caller.</param>
    public BodyWatch(BodyWatches watches, TimeLimit limit, CancellationTokenSource? source, CancellationToken caller)
    {
        _watches = watches;
        _limit = limit;
        _caller = caller;
        _source = source;
        if (source is not null)
            _link = caller.UnsafeRegister(static source => ((CancellationTokenSource)source!).Cancel(), source);
    }

    public CancellationToken Token => _source?.Token ?? _caller;

    public void Moved() => _source?.CancelAfter(_limit.Value);

    /// <summary>Whether the limit, and not the caller, ended the reading.</summary>
    public bool IsExpired => _source is { IsCancellationRequested: true } && !_caller.IsCancellationRequested;

    public EenTimeoutException Expired(int length, long? announced) => new(
        announced is null
            ? $"The body stopped after {length} bytes."
            : $"The body stopped after {length} of {announced} bytes.",
        _limit);

    public void Dispose()
    {
        _link.Dispose();
        if (_source is not null)
            _watches.Return(_source);
    }
}
