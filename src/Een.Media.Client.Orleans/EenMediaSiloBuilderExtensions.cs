using Een.Media.Client;
using Een.Media.Client.Orleans.Accounts;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Orleans.Hosting;

/// <summary>Lets a silo limit, renew and export for accounts of Eagle Eye Networks.</summary>
public static class EenMediaSiloBuilderExtensions
{
    /// <summary>
    /// Adds the grains' services. The silo also needs grain storage with the name <c>een</c> (<c>AddRedisGrainStorage("een", …)</c>) and a
    /// reminder service; with Redis, use its grain directory, too, so that the death of a silo ends no export of another one.
    /// </summary>
    /// <param name="silo">The silo.</param>
    /// <param name="configure">
    /// Sets an account up, by its <see cref="EenMediaAccount.Name"/>: the credential, at least. Called on each silo when the account is
    /// first needed there.
    /// </param>
    /// <returns>The silo.</returns>
    public static ISiloBuilder AddEenMedia(this ISiloBuilder silo, Action<EenMediaAccount> configure)
    {
        ArgumentNullException.ThrowIfNull(silo);
        ArgumentNullException.ThrowIfNull(configure);
        silo.Services.AddSingleton(provider => new AccountClients(provider, provider.GetRequiredService<IGrainFactory>(), configure));
        silo.Services.TryAddSingleton(provider => new EenMediaFleet(provider.GetRequiredService<IGrainFactory>()));
        return silo;
    }
}
