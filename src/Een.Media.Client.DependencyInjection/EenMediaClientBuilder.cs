using Microsoft.Extensions.DependencyInjection;

namespace Een.Media.Client.DependencyInjection;

/// <summary>The builder that <c>AddEenMediaClient</c> returns.</summary>
internal sealed class EenMediaClientBuilder(
    IServiceCollection services, string? key, string optionsName, IHttpClientBuilder httpClientBuilder) : IEenMediaClientBuilder
{
    public IServiceCollection Services => services;

    public string? Key => key;

    public string Name => httpClientBuilder.Name;

    public IHttpClientBuilder HttpClientBuilder => httpClientBuilder;

    public IEenMediaClientBuilder UseCredential(Func<IServiceProvider, EenCredential> credential)
    {
        ArgumentNullException.ThrowIfNull(credential);
        return Configure((options, provider) => options.Credential = credential(provider));
    }

    public IEenMediaClientBuilder Configure(Action<EenMediaClientOptions, IServiceProvider> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        services.AddOptions<EenMediaClientOptions>(optionsName).Configure(configure);
        return this;
    }
}
