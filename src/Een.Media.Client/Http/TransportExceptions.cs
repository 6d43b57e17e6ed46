using Refit;

namespace Een.Media.Client.Http;

/// <summary>
/// The one place where other people's exceptions become ours. Refit's hold the whole request, token included, so not even as an inner
/// exception may one get out.
/// </summary>
internal static class TransportExceptions
{
    public static async Task<T> TranslateAsync<T>(Func<Task<T>> step, CancellationToken cancellationToken)
    {
        try
        {
            return await step().ConfigureAwait(false);
        }
        catch (Exception e) when (ShouldTranslate(e, cancellationToken))
        {
            throw Translate(e, cancellationToken);
        }
    }

    /// <summary>Whether an exception must not get out as it is.</summary>
    public static bool ShouldTranslate(Exception e, CancellationToken cancellationToken) =>
        e is not EenMediaException && (cancellationToken.IsCancellationRequested ? e is not OperationCanceledException : e is not ArgumentException);

    /// <summary>The exception to be thrown instead.</summary>
    public static Exception Translate(Exception e, CancellationToken cancellationToken)
    {
        // A connection torn down by cancellation shows itself in several ways; the caller asked for one.
        if (cancellationToken.IsCancellationRequested)
            return new OperationCanceledException(cancellationToken);
        Exception cause = e is ApiRequestException && e.InnerException is { } inner ? inner : e;
        return cause switch
        {
            HttpRequestException { HttpRequestError: HttpRequestError.ConfigurationLimitExceeded } limit =>
                new EenProtocolException("The answer's headers are larger than the client accepts.", innerException: limit),
            ObjectDisposedException => new ObjectDisposedException(nameof(EenMediaClient)),
            HttpRequestException http => new EenTransportException(Explain(http), http),
            IOException io => new EenTransportException($"The connection broke: {Sentence(io)}", io),
            OperationCanceledException => new EenTransportException("The HTTP client gave up on its own; is HttpClient.Timeout set on the client that was handed in?"),
            InvalidDataException data => new EenProtocolException("The body could not be decompressed.", isTransient: true, data),
            _ => new EenTransportException($"The exchange with the service failed: {cause.GetType().Name}."),
        };
    }

    private static string Explain(HttpRequestException e) => e.HttpRequestError switch
    {
        HttpRequestError.NameResolutionError => $"The host name could not be resolved: {Sentence(e)}",
        HttpRequestError.ConnectionError => $"No connection could be made: {Sentence(e)}",

        // The reason lies inside; outside it says "see inner exception".
        HttpRequestError.SecureConnectionError => $"No secure connection could be made: {Sentence(e.InnerException ?? e)}",
        HttpRequestError.ProxyTunnelError => $"The proxy did not let the request through: {Sentence(e)}",
        _ => $"The connection broke: {Sentence(e)}",
    };

    /// <summary>The system's messages end in a full stop, in an address, or, about proxies, in a stray quotation mark.</summary>
    private static string Sentence(Exception e) => e.Message.TrimEnd('"').TrimEnd('.') + ".";
}
