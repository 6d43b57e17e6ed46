using Een.Media.Client;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Configures the registration of one client.</summary>
public interface IEenMediaClientBuilder
{
    /// <summary>The container's services.</summary>
    IServiceCollection Services { get; }

    /// <summary>
    /// The name of the <see cref="HttpClient"/>, and of the options of a client with a key, which is a part of it. The options of the
    /// client without a key have no name, so that <c>services.Configure&lt;EenMediaClientOptions&gt;(…)</c> sets them.
    /// </summary>
    string Name { get; }

    /// <summary>The key of the client; <see langword="null"/> for the client without one.</summary>
    string? Key { get; }

    /// <summary>
    /// The HTTP client: add handlers here, for example for a proxy. <c>ConfigureHttpClientDefaults</c> has no effect on it, because it
    /// sends tokens. A resilience handler is refused, because the client has its own retries (<see cref="EenMediaClientOptions.Retry"/>).
    /// </summary>
    IHttpClientBuilder HttpClientBuilder { get; }

    /// <summary>Sets the credential with the help of other services.</summary>
    /// <param name="credential">Creates the credential, once.</param>
    /// <returns>This builder.</returns>
    IEenMediaClientBuilder UseCredential(Func<IServiceProvider, EenCredential> credential);

    /// <summary>Sets further options with the help of other services.</summary>
    /// <param name="configure">Called once, after the configuration.</param>
    /// <returns>This builder.</returns>
    IEenMediaClientBuilder Configure(Action<EenMediaClientOptions, IServiceProvider> configure);
}
