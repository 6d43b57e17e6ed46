namespace Een.Media.Client.Wire;

/// <summary>
/// Cancels the reading of a body that has stood still for too long. <see cref="Token"/> follows the caller's token and the limit;
/// <see cref="Moved"/> gives the limit a new start.
/// </summary>
internal sealed class BodyWatch : IDisposable
{
    private readonly TimeLimit _limit;
    private readonly CancellationToken _caller;
    private readonly CancellationTokenSource? _source;
    private readonly CancellationTokenRegistration _link;

    public BodyWatch(TimeLimit limit, TimeProvider time, CancellationToken caller)
    {
        _limit = limit;
        _caller = caller;
        if (limit.IsInfinite)
            return;
        _source = new CancellationTokenSource(limit.Value, time);
        _link = caller.UnsafeRegister(static source => ((CancellationTokenSource)source!).Cancel(), _source);
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
        _source?.Dispose();
    }
}
