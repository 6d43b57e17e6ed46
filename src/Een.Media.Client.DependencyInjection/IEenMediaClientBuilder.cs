using Een.Media.Client;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Goes on with the registration of one client.</summary>
public interface IEenMediaClientBuilder
{
    /// <summary>The container's services.</summary>
    IServiceCollection Services { get; }

    /// <summary>The name of the options and of the <see cref="HttpClient"/>; for a keyed client, its key stands in it.</summary>
    string Name { get; }

    /// <summary>The connections: add handlers here, for example a proxy. Do not add retries, the client has its own.</summary>
    IHttpClientBuilder HttpClientBuilder { get; }

    /// <summary>Sets the credential with the help of other services.</summary>
    /// <param name="credential">Makes the credential, once.</param>
    /// <returns>This builder.</returns>
    IEenMediaClientBuilder UseCredential(Func<IServiceProvider, EenCredential> credential);

    /// <summary>Sets further options with the help of other services.</summary>
    /// <param name="configure">Called once, after the configuration.</param>
    /// <returns>This builder.</returns>
    IEenMediaClientBuilder Configure(Action<EenMediaClientOptions, IServiceProvider> configure);
}
