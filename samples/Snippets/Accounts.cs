using Een.Media.Client;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Snippets;

/// <summary>A table of a program's own.</summary>
public interface IAccounts
{
    ValueTask<IAsyncDisposable> LockAsync(string account, CancellationToken cancellationToken);

    ValueTask<string?> ReadAsync(string account, CancellationToken cancellationToken);

    ValueTask WriteAsync(string account, string text, CancellationToken cancellationToken);
}

#region token-store
public sealed class DatabaseTokenStore(IAccounts accounts, string account) : ITokenStore
{
    public ValueTask<IAsyncDisposable> LockAsync(CancellationToken cancellationToken) =>
        accounts.LockAsync(account, cancellationToken);

    public async ValueTask<StoredTokens?> LoadAsync(CancellationToken cancellationToken) =>
        await accounts.ReadAsync(account, cancellationToken) is { } text ? StoredTokens.Parse(text) : null;

    public ValueTask SaveAsync(StoredTokens tokens, CancellationToken cancellationToken) =>
        accounts.WriteAsync(account, tokens.Reveal(), cancellationToken);
}
#endregion

public static class Accounts
{
    public static void Share(EenMediaClientOptions berlin, EenMediaClientOptions austin)
    {
        #region shared-handler
        using SocketsHttpHandler handler = EenMediaClient.CreateHttpHandler();
        using var inBerlin = new EenMediaClient(berlin, handler);
        using var inAustin = new EenMediaClient(austin, handler);
        #endregion
    }

    public static void Register(HostApplicationBuilder builder)
    {
        #region add-client
        builder.Services.AddEenMediaClient(builder.Configuration.GetSection("Een"));
        #endregion
    }
}
