using Een.Media.Client;
using Een.Media.Client.Orleans.Diagnostics;
using Een.Media.Client.Orleans.Limits;
using Een.Media.Client.Orleans.Tokens;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Lets a client share its account with the other processes of a cluster.</summary>
public static class EenMediaClusterExtensions
{
    /// <summary>
    /// Lets the client use the account's limiter for main images in the cluster, and keep its tokens in the cluster's storage. A client
    /// that is configured with a client id and a refresh token keeps them there instead of in a file. The container needs a connection to
    /// the cluster (<c>AddOrleansClient</c>, or a silo). Also adds <see cref="EenMediaFleet"/>.
    /// </summary>
    /// <param name="builder">The client's registration.</param>
    /// <param name="account">The account's name in the cluster. Default: <see cref="EenMediaAccount.DefaultName"/>.</param>
    /// <returns>The registration.</returns>
    /// <exception cref="ArgumentException"><paramref name="account"/> is empty.</exception>
    public static IEenMediaClientBuilder ShareThrough(this IEenMediaClientBuilder builder, string account = EenMediaAccount.DefaultName)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrWhiteSpace(account);
        IServiceCollection services = builder.Services;
        if (builder.Key is { } key)
            services.AddKeyedSingleton<ITokenStore>(key, (provider, _) => Store(provider, account));
        else
            services.AddSingleton<ITokenStore>(provider => Store(provider, account));
        services.TryAddSingleton(provider => new EenMediaFleet(provider.GetRequiredService<IGrainFactory>()));

        // A separate singleton, so that the container disposes it.
        services.AddKeyedSingleton(builder.Name, (provider, _) => new ClusterLimiter(
            provider.GetRequiredService<IGrainFactory>(),
            account,
            Time(provider),
            new QuietLogger(provider.GetRequiredService<ILoggerFactory>())));
        return builder.Configure(
            (options, provider) => options.MainImagePacing.Limiter = provider.GetRequiredKeyedService<ClusterLimiter>(builder.Name));
    }

    private static ClusterTokenStore Store(IServiceProvider provider, string account) =>
        new(provider.GetRequiredService<IGrainFactory>(), account, Time(provider));

    private static TimeProvider Time(IServiceProvider provider) => provider.GetService<TimeProvider>() ?? TimeProvider.System;
}
