namespace Een.Media.Client.Tests.Renewal;

/// <summary>A store in memory that fails, or waits, when it is told to.</summary>
internal sealed class BrokenStore : ITokenStore, IDisposable
{
    private readonly InMemoryTokenStore _inner = new();

    /// <summary>Comes before each saving; gets the number of the save, from 1.</summary>
    public Func<int, Task>? BeforeSave { get; set; }

    public Func<Task>? BeforeLoad { get; set; }

    public Func<Task>? BeforeLock { get; set; }

    public int Saves { get; private set; }

    public async ValueTask<IAsyncDisposable> LockAsync(CancellationToken cancellationToken)
    {
        await (BeforeLock?.Invoke() ?? Task.CompletedTask);
        return await _inner.LockAsync(cancellationToken);
    }

    public async ValueTask<StoredTokens?> LoadAsync(CancellationToken cancellationToken)
    {
        await (BeforeLoad?.Invoke() ?? Task.CompletedTask);
        return await _inner.LoadAsync(cancellationToken);
    }

    public async ValueTask SaveAsync(StoredTokens tokens, CancellationToken cancellationToken)
    {
        Saves++;
        await (BeforeSave?.Invoke(Saves) ?? Task.CompletedTask);
        await _inner.SaveAsync(tokens, cancellationToken);
    }

    public void Dispose() => _inner.Dispose();
}
