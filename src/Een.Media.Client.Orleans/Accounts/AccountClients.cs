using System.Collections.Concurrent;
using Een.Media.Client.Orleans.Diagnostics;
using Een.Media.Client.Orleans.Limits;
using Een.Media.Client.Orleans.Tokens;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Een.Media.Client.Orleans.Accounts;

/// <summary>The silo's clients, one for each account, created when they are first needed.</summary>
internal sealed class AccountClients(IServiceProvider services, IGrainFactory grains, Action<EenMediaAccount> configure) : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, Lazy<AccountClient>> _clients = new(StringComparer.Ordinal);

    /// <exception cref="ArgumentException">The account is not configured correctly; the message names the option.</exception>
    public AccountClient Get(string account)
    {
        Lazy<AccountClient> client = _clients.GetOrAdd(account, name => new Lazy<AccountClient>(() => Create(name)));
        try
        {
            return client.Value;
        }
        catch
        {
            // The next call configures it again: a missing secret may be available by then.
            _clients.TryRemove(new(account, client));
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (Lazy<AccountClient> client in _clients.Values.Where(client => client.IsValueCreated))
            await client.Value.DisposeAsync().ConfigureAwait(false);
    }

    private AccountClient Create(string name)
    {
        TimeProvider time = services.GetService<TimeProvider>() ?? TimeProvider.System;
        ILoggerFactory loggers = services.GetRequiredService<ILoggerFactory>();
        var limiter = new ClusterLimiter(grains, name, time, new QuietLogger(loggers));
        var options = new EenMediaClientOptions { LoggerFactory = loggers, TimeProvider = time };
        options.MainImagePacing.Limiter = limiter;
        var account = new EenMediaAccount(name, services, new ClusterTokenStore(grains, name, time), options);
        try
        {
            configure(account);
            return new AccountClient(account, limiter);
        }
        catch
        {
            limiter.Dispose();
            throw;
        }
    }
}

/// <summary>The silo's client of one account, and how many units may use it.</summary>
internal sealed class AccountClient(EenMediaAccount account, ClusterLimiter limiter) : IAsyncDisposable
{
    private int _units;

    public EenMediaClient Client { get; } = new(account.Options);

    public EenMediaAccount Account => account;

    /// <summary>Whether one more unit may run here.</summary>
    public bool TryEnter()
    {
        if (Interlocked.Increment(ref _units) <= account.MaxUnitsPerSilo)
            return true;
        Leave();
        return false;
    }

    public void Leave() => Interlocked.Decrement(ref _units);

    public async ValueTask DisposeAsync()
    {
        await Client.DisposeAsync().ConfigureAwait(false);
        limiter.Dispose();
    }
}
