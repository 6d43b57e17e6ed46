using System.Net.Sockets;
using System.Security.Authentication;
using System.Text.RegularExpressions;
using Refit;

namespace Een.Media.Client.Http;

/// <summary>
/// Translates the exceptions of the network stack. Their messages, and those of a user's handlers, may hold the password of a proxy or a
/// URL with a secret; Refit's hold the whole request. So only the kind of failure is kept, and the client writes its own text.
/// </summary>
internal static partial class TransportExceptions
{
    public static async Task<T> TranslateAsync<T>(Func<Task<T>> step, Uri address, CancellationToken cancellationToken)
    {
        try
        {
            return await step().ConfigureAwait(false);
        }
        catch (Exception e) when (ShouldTranslate(e, cancellationToken))
        {
            throw Translate(e, address, cancellationToken);
        }
    }

    /// <summary>Whether an exception must not reach the caller as it is.</summary>
    public static bool ShouldTranslate(Exception e, CancellationToken cancellationToken) =>
        e is not EenMediaException
        && (cancellationToken.IsCancellationRequested ? e is not OperationCanceledException : e is not ArgumentException);

    /// <summary>The exception to throw instead.</summary>
    /// <param name="e">The exception of the network stack.</param>
    /// <param name="address">Where the request was sent. The message names its host.</param>
    /// <param name="cancellationToken">The caller's.</param>
    public static Exception Translate(Exception e, Uri address, CancellationToken cancellationToken)
    {
        // A connection that cancellation tears down can fail in several ways. The caller expects only one.
        if (cancellationToken.IsCancellationRequested)
            return new OperationCanceledException(cancellationToken);
        Exception cause = e is ApiRequestException && e.InnerException is { } inner ? inner : e;
        return cause switch
        {
            HttpRequestException { HttpRequestError: HttpRequestError.ConfigurationLimitExceeded } =>
                new EenProtocolException($"The headers of the answer from {address.Host} are larger than the client accepts (1 MB)."),
            ObjectDisposedException => new ObjectDisposedException(nameof(EenMediaClient)),
            HttpRequestException http => new EenTransportException(Explain(http, address), KnownCause(http)),
            IOException io =>
                new EenTransportException(
                    $"The connection to {address.Host} broke before the answer was complete{Reason(io)}.", KnownCause(io)),
            OperationCanceledException => new EenTransportException(
                $"The HttpClient canceled the request to {address.Host} by itself. "
                    + "If you passed your own HttpClient, set its Timeout to Timeout.InfiniteTimeSpan."),
            InvalidDataException =>
                new EenProtocolException($"The body of the answer from {address.Host} could not be decompressed.", isTransient: true),
            _ => new EenTransportException($"The exchange with {address.Host} failed with {cause.GetType().Name}."),
        };
    }

    private static string Explain(HttpRequestException e, Uri address) => e.HttpRequestError switch
    {
        HttpRequestError.NameResolutionError =>
            $"The host name of {Target(e, address)} could not be resolved{Reason(e)}. Check the address, the DNS server and the network.",
        HttpRequestError.ConnectionError => $"No connection could be made to {Target(e, address)}{Reason(e)}. {NextStep(e, address)}",
        HttpRequestError.SecureConnectionError =>
            $"No secure connection could be made to {Target(e, address)}{Reason(e)}. "
                + "Check the address, its port, and this machine's clock and certificates."
                + (address.IsLoopback ? " A server without TLS needs an address with http." : ""),
        HttpRequestError.ProxyTunnelError =>
            $"The proxy {Proxy(e)} refused a tunnel to {address.Host}{TunnelStatus(e)}. Check the proxy's address and credentials.",
        HttpRequestError.ResponseEnded => $"The connection to {address.Host} ended before the answer was complete.",
        HttpRequestError.Unknown => $"The connection to {address.Host} broke{Reason(e)}.",
        _ => $"The connection to {address.Host} broke ({e.HttpRequestError}){Reason(e)}.",
    };

    /// <summary>The host; or the proxy, if the connection that failed was to one.</summary>
    private static string Target(HttpRequestException e, Uri address) =>
        DeadProxy(e, address) is { } proxy ? $"the proxy {proxy} (for {address.Host})" : address.Authority;

    private static string NextStep(HttpRequestException e, Uri address) => DeadProxy(e, address) is null
        ? "Check the address, the network and the firewall."
        : "Check the proxy's address, which is often set by the environment variable HTTPS_PROXY, and whether the proxy runs.";

    private static string? DeadProxy(HttpRequestException e, Uri address) =>
        ConnectedTo().Match(e.Message) is { Success: true } connected
        && !connected.Groups["host"].Value.Equals(address.IdnHost, StringComparison.OrdinalIgnoreCase)
            ? $"{connected.Groups["host"].Value}:{connected.Groups["port"].Value}"
            : null;

    private static string Proxy(HttpRequestException e) =>
        ProxyAddress().Match(e.Message) is { Success: true } found
            && Uri.TryCreate(found.Groups["uri"].Value, UriKind.Absolute, out Uri? proxy)
            ? proxy.Authority
            : "";

    private static string TunnelStatus(HttpRequestException e) =>
        ProxyStatus().Match(e.Message) is { Success: true } status ? $" (HTTP {status.Groups["status"].Value})" : "";

    private static string Reason(Exception e)
    {
        for (Exception? cause = e; cause is not null; cause = cause.InnerException)
        {
            if (cause is SocketException socket)
                return $" ({socket.SocketErrorCode})";
            if (cause is HttpProtocolException protocol)
                return $" (HTTP/2 error {protocol.ErrorCode})";
            if (cause.GetType() == typeof(AuthenticationException))
                return $": {cause.Message.TrimEnd('.')}";
        }

        return "";
    }

    /// <summary>The cause, if its text is the system's own.</summary>
    private static Exception? KnownCause(Exception e)
    {
        Exception? cause = e;
        while (cause is not null and not SocketException)
            cause = cause.InnerException;
        return cause;
    }

    [GeneratedRegex(@"\((?<host>[^()\s@/']+):(?<port>\d{1,5})\)", RegexOptions.CultureInvariant)]
    private static partial Regex ConnectedTo();

    [GeneratedRegex(@"'(?<uri>(?:http|https|socks4|socks4a|socks5)://[^'\s]+)'", RegexOptions.CultureInvariant)]
    private static partial Regex ProxyAddress();

    [GeneratedRegex(@"status code '(?<status>\d{3})'", RegexOptions.CultureInvariant)]
    private static partial Regex ProxyStatus();
}
