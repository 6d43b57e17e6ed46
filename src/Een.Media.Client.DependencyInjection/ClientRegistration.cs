using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Een.Media.Client.DependencyInjection;

/// <summary>Everything that one client needs in the container.</summary>
internal sealed class ClientRegistration(IServiceCollection services, string? key, string? path)
{
    private readonly string _name = key is null ? "Een.Media.Client" : $"Een.Media.Client:{key}";

    public IEenMediaClientBuilder Add(IConfiguration? section, Action<EenMediaClientOptions>? configure)
    {
        OptionsBuilder<EenMediaClientOptions> options = services.AddOptions<EenMediaClientOptions>(_name)
            .Configure<IServiceProvider>(TakeServices);
        if (section is not null)
            options.Configure<IServiceProvider>((target, provider) => ConfigurationReader.Read(section, path, target, StoreOf(provider)));
        if (configure is not null)
            options.Configure(configure);
        options.ValidateOnStart();
        services.AddSingleton<IValidateOptions<EenMediaClientOptions>>(new OptionsValidator(_name, path));
        IHttpClientBuilder http = AddHttp();
        AddClient();
        return new EenMediaClientBuilder(services, _name, http);
    }

    private IHttpClientBuilder AddHttp() => services.AddHttpClient(_name, client => client.Timeout = Timeout.InfiniteTimeSpan)
        .ConfigurePrimaryHttpMessageHandler(provider => EenMediaClient.CreateHttpHandler(
            provider.GetRequiredService<IOptionsMonitor<EenMediaClientOptions>>().Get(_name).KeepAlivePing))

        // One client keeps one handler for the life of the process; the handler itself replaces its connections.
        .SetHandlerLifetime(Timeout.InfiniteTimeSpan);

    private void AddClient()
    {
        if (key is null)
        {
            services.TryAddSingleton(Create);
            services.TryAddSingleton<IEenMediaClient>(provider => provider.GetRequiredService<EenMediaClient>());
            return;
        }

        services.TryAddKeyedSingleton(key, (provider, _) => Create(provider));
        services.TryAddKeyedSingleton<IEenMediaClient>(key, (provider, k) => provider.GetRequiredKeyedService<EenMediaClient>(k));
    }

    private EenMediaClient Create(IServiceProvider provider) => new(
        provider.GetRequiredService<IOptionsMonitor<EenMediaClientOptions>>().Get(_name),
        provider.GetRequiredService<IHttpClientFactory>().CreateClient(_name));

    private static void TakeServices(EenMediaClientOptions options, IServiceProvider provider)
    {
        options.TimeProvider = provider.GetService<TimeProvider>() ?? options.TimeProvider;
        options.LoggerFactory = provider.GetService<ILoggerFactory>();
    }

    /// <summary>The store for this key, else, for the client without a key, the one store that there is.</summary>
    private ITokenStore? StoreOf(IServiceProvider provider) =>
        key is null ? provider.GetService<ITokenStore>() : provider.GetKeyedService<ITokenStore>(key);
}
