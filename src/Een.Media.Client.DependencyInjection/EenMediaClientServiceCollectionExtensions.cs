using Een.Media.Client;
using Een.Media.Client.DependencyInjection;
using Microsoft.Extensions.Configuration;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>
/// Adds <see cref="EenMediaClient"/> to a container, as a singleton and as <see cref="IEenMediaClient"/>. It uses an HTTP client of
/// <see cref="IHttpClientFactory"/>, and the container's <see cref="TimeProvider"/> and <see cref="Logging.ILoggerFactory"/> if there are
/// any. The options are checked when the host starts.
/// </summary>
public static class EenMediaClientServiceCollectionExtensions
{
    /// <summary>Adds the client of the one account.</summary>
    /// <param name="services">The container's services.</param>
    /// <param name="configure">Sets the options.</param>
    /// <returns>A builder for further settings.</returns>
    public static IEenMediaClientBuilder AddEenMediaClient(this IServiceCollection services, Action<EenMediaClientOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configure);
        return new ClientRegistration(services, key: null, path: null).Add(section: null, configure);
    }

    /// <summary>
    /// Adds the client of the one account, as a configuration section describes it (see <see cref="EenMediaClientConfiguration"/>).
    /// </summary>
    /// <param name="services">The container's services.</param>
    /// <param name="section">The section, such as <c>configuration.GetSection("Een")</c>. Read once, when the client is created.</param>
    /// <param name="configure">Sets further options, after the section.</param>
    /// <returns>A builder for further settings.</returns>
    public static IEenMediaClientBuilder AddEenMediaClient(
        this IServiceCollection services, IConfiguration section, Action<EenMediaClientOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(section);
        return new ClientRegistration(services, key: null, PathOf(section)).Add(section, configure);
    }

    /// <summary>Adds the client of one of several accounts. Get it with <see cref="FromKeyedServicesAttribute"/>.</summary>
    /// <param name="services">The container's services.</param>
    /// <param name="key">The key of the account.</param>
    /// <param name="configure">Sets the options.</param>
    /// <returns>A builder for further settings.</returns>
    /// <exception cref="ArgumentException"><paramref name="key"/> is empty.</exception>
    public static IEenMediaClientBuilder AddKeyedEenMediaClient(
        this IServiceCollection services, string key, Action<EenMediaClientOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentException.ThrowIfNullOrWhiteSpace(key);
        ArgumentNullException.ThrowIfNull(configure);
        return new ClientRegistration(services, key, path: null).Add(section: null, configure);
    }

    /// <summary>
    /// Adds the client of one of several accounts, as a configuration section describes it. An <see cref="ITokenStore"/> must have the
    /// same key.
    /// </summary>
    /// <param name="services">The container's services.</param>
    /// <param name="key">The key of the account.</param>
    /// <param name="section">The section, such as <c>configuration.GetSection("Een:Berlin")</c>. Read once, when the client is
    /// created.</param>
    /// <param name="configure">Sets further options, after the section.</param>
    /// <returns>A builder for further settings.</returns>
    /// <exception cref="ArgumentException"><paramref name="key"/> is empty.</exception>
    public static IEenMediaClientBuilder AddKeyedEenMediaClient(
        this IServiceCollection services, string key, IConfiguration section, Action<EenMediaClientOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentException.ThrowIfNullOrWhiteSpace(key);
        ArgumentNullException.ThrowIfNull(section);
        return new ClientRegistration(services, key, PathOf(section)).Add(section, configure);
    }

    private static string? PathOf(IConfiguration section) => (section as IConfigurationSection)?.Path;
}
