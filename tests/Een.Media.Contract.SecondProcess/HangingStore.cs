using Een.Media.Client;

namespace Een.Media.Contract.SecondProcess;

/// <summary>A file that takes the mark before the request, and never the reply: the moment to kill the process.</summary>
internal sealed class HangingStore(FileTokenStore inner) : ITokenStore
{
    private int _saves;

    public ValueTask<IAsyncDisposable> LockAsync(CancellationToken cancellationToken) => inner.LockAsync(cancellationToken);

    public ValueTask<StoredTokens?> LoadAsync(CancellationToken cancellationToken) => inner.LoadAsync(cancellationToken);

    public async ValueTask SaveAsync(StoredTokens tokens, CancellationToken cancellationToken)
    {
        if (++_saves > 1)
        {
            Console.WriteLine("The reply has arrived and is not stored.");
            await Task.Delay(Timeout.Infinite, cancellationToken);
        }

        await inner.SaveAsync(tokens, cancellationToken);
    }
}
