using Een.Media.Client;
using Een.Media.Client.Orleans.Accounts;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Orleans.Hosting;

/// <summary>Lets a silo limit requests, renew tokens and export frames for accounts of Eagle Eye Networks.</summary>
public static class EenMediaSiloBuilderExtensions
{
    /// <summary>
    /// Adds the grains' services. The silo also needs grain storage with the name <c>een</c> (<c>AddRedisGrainStorage("een", …)</c>) and a
    /// reminder service. With Redis, use its grain directory as well, so that a crash of one silo does not end exports on another.
    /// </summary>
    /// <param name="silo">The silo.</param>
    /// <param name="configure">
    /// Configures an account by its <see cref="EenMediaAccount.Name"/>; it must set the credential. Called on each silo when the account is
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
