using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Een.Media.Client.DependencyInjection;

/// <summary>Registers everything that one client needs in the container.</summary>
internal sealed class ClientRegistration(IServiceCollection services, string? key, string? path)
{
    private readonly string _httpName = key is null ? "Een.Media.Client" : $"Een.Media.Client:{key}";

    /// <summary>
    /// The options without a name for the one client, so that <c>services.Configure&lt;EenMediaClientOptions&gt;(…)</c> reaches it.
    /// </summary>
    private readonly string _optionsName = key is null ? Options.DefaultName : $"Een.Media.Client:{key}";

    public IEenMediaClientBuilder Add(IConfiguration? section, Action<EenMediaClientOptions>? configure)
    {
        OptionsBuilder<EenMediaClientOptions> options = services.AddOptions<EenMediaClientOptions>(_optionsName)
            .Configure<IServiceProvider>(TakeServices);
        if (section is not null)
        {
            options.Configure<IServiceProvider>((target, provider) =>
                ConfigurationReader.Read(section, path, target, StoreOf(provider), ConfiguredIn(provider)));
        }

        if (configure is not null)
            options.Configure(configure);
        options.ValidateOnStart();
        services.AddSingleton<IValidateOptions<EenMediaClientOptions>>(new OptionsValidator(_optionsName, path, section));
        IHttpClientBuilder http = AddHttp();
        AddClient();
        return new EenMediaClientBuilder(services, key, _optionsName, http);
    }

    /// <summary>
    /// Registers the HTTP client, and removes what <c>ConfigureHttpClientDefaults</c> has added for all HTTP clients of the container.
    /// Other retries would send a token request twice, although the service has already replaced the refresh token. Other handlers would
    /// see tokens.
    /// </summary>
    private IHttpClientBuilder AddHttp()
    {
        IHttpClientBuilder http = services.AddHttpClient(_httpName)
            .ConfigurePrimaryHttpMessageHandler(provider => EenMediaClient.CreateHttpHandler(
                provider.GetRequiredService<IOptionsMonitor<EenMediaClientOptions>>().Get(_optionsName).KeepAlivePing))
            .ConfigureAdditionalHttpMessageHandlers((handlers, _) => handlers.Clear())

            // The client logs each call once, without its URL.
            .RemoveAllLoggers()

            // A client keeps one handler for the life of the process. The handler itself replaces its connections.
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan);
        services.Configure<HttpClientFactoryOptions>(_httpName, options => options.HttpClientActions.Clear());
        services.PostConfigure<HttpClientFactoryOptions>(_httpName, options => options.HttpMessageHandlerBuilderActions.Add(RefuseRetries));
        return http;
    }

    private static void RefuseRetries(HttpMessageHandlerBuilder builder)
    {
        if (builder.AdditionalHandlers.FirstOrDefault(IsResilience) is { } handler)
        {
            throw new InvalidOperationException(
                $"The HTTP client '{builder.Name}' has a resilience handler ({handler.GetType().Name}), "
                    + "which would repeat token requests and lose the account's "
                    + "refresh token. Remove AddStandardResilienceHandler (or AddResilienceHandler, "
                + "or AddPolicyHandler) from the HttpClientBuilder of AddEenMediaClient. "
                + "The client retries by itself: set EenMediaClientOptions.Retry.");
        }
    }

    private static bool IsResilience(DelegatingHandler handler) => handler.GetType().FullName is { } name
        && (name.StartsWith("Microsoft.Extensions.Http.Resilience.", StringComparison.Ordinal)
            || name.StartsWith("Polly.", StringComparison.Ordinal)
            || name == "Microsoft.Extensions.Http.PolicyHttpMessageHandler");

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

    private EenMediaClient Create(IServiceProvider provider)
    {
        EenMediaClientOptions options = provider.GetRequiredService<IOptionsMonitor<EenMediaClientOptions>>().Get(_optionsName);

        // Without an HttpClient between the client and the handler, no request is copied. It is needed for what ConfigureHttpClient sets.
        if (provider.GetRequiredService<IOptionsMonitor<HttpClientFactoryOptions>>().Get(_httpName).HttpClientActions.Count == 0)
            return new EenMediaClient(options, provider.GetRequiredService<IHttpMessageHandlerFactory>().CreateHandler(_httpName));
        HttpClient http = provider.GetRequiredService<IHttpClientFactory>().CreateClient(_httpName);
        http.Timeout = Timeout.InfiniteTimeSpan;
        return new EenMediaClient(options, http);
    }

    /// <summary>Uses the services of the container, unless earlier configuration has set others.</summary>
    private static void TakeServices(EenMediaClientOptions options, IServiceProvider provider)
    {
        if (options.TimeProvider == TimeProvider.System)
            options.TimeProvider = provider.GetService<TimeProvider>() ?? options.TimeProvider;
        options.LoggerFactory ??= provider.GetService<ILoggerFactory>();
    }

    /// <summary>The store with this key; for the client without a key, the store without one.</summary>
    private ITokenStore? StoreOf(IServiceProvider provider) =>
        key is null ? provider.GetService<ITokenStore>() : provider.GetKeyedService<ITokenStore>(key);

    /// <summary>The clients of the container that read a section.</summary>
    private static OptionsValidator[] ConfiguredIn(IServiceProvider provider) =>
    [
        .. provider.GetServices<IValidateOptions<EenMediaClientOptions>>()
            .OfType<OptionsValidator>().Where(client => client.Section is not null),
    ];
}
