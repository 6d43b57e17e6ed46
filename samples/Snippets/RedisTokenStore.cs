using Een.Media.Client;
using Medallion.Threading.Redis;
using StackExchange.Redis;

namespace Snippets;

#region redis-token-store
/// <summary>An account's tokens in Redis: for a few processes that share an account and nothing else.</summary>
public sealed class RedisTokenStore(IDatabase redis, string account) : ITokenStore
{
    private readonly RedisDistributedLock _lock = new($"een:{account}:lock", redis);
    private readonly RedisKey _key = $"een:{account}";

    public async ValueTask<IAsyncDisposable> LockAsync(CancellationToken cancellationToken) =>
        await _lock.AcquireAsync(timeout: null, cancellationToken);

    public async ValueTask<StoredTokens?> LoadAsync(CancellationToken cancellationToken) =>
        await redis.HashGetAsync(_key, "text") is { HasValue: true } text ? StoredTokens.Parse(text!) : null;

    public async ValueTask SaveAsync(StoredTokens tokens, CancellationToken cancellationToken)
    {
        // A process that was stopped while it held the lock may not overwrite what another one has saved since.
        ITransaction save = redis.CreateTransaction();
        save.AddCondition(tokens.Revision == 1
            ? Condition.KeyNotExists(_key)
            : Condition.HashEqual(_key, "revision", tokens.Revision - 1));
        _ = save.HashSetAsync(_key, [new("text", tokens.Reveal()), new("revision", tokens.Revision)]);
        if (!await save.ExecuteAsync())
            throw new InvalidOperationException("Another process has saved tokens meanwhile.");
    }
}
#endregion
