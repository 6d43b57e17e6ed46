using Een.Media.Client;

namespace Een.Media.Benchmarks.Fleet;

/// <summary>Lets something happen between the token service's reply and its save.</summary>
internal sealed class HookedStore(ITokenStore inner, Func<Task> happens) : ITokenStore
{
    private int _saves;

    public bool HasHappened { get; private set; }

    public ValueTask<IAsyncDisposable> LockAsync(CancellationToken cancellationToken) => inner.LockAsync(cancellationToken);

    public ValueTask<StoredTokens?> LoadAsync(CancellationToken cancellationToken) => inner.LoadAsync(cancellationToken);

    public async ValueTask SaveAsync(StoredTokens tokens, CancellationToken cancellationToken)
    {
        // The first save notes that a renewal begins; the second one has the reply.
        if (++_saves == 2)
        {
            HasHappened = true;
            await happens();
        }

        await inner.SaveAsync(tokens, cancellationToken);
    }
}
