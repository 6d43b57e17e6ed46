using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;
using Een.Media.Client.Authentication;
using Een.Media.Client.Diagnostics;
using Een.Media.Client.Http;
using Een.Media.Client.Settings;

namespace Een.Media.Client.Resilience;

/// <summary>
/// One call, as two nested loops. The outer one sends attempts, with pauses between them (<see cref="RunAsync"/>). The inner one is an
/// attempt: one request, and another one for each that failed without counting as a retry (<see cref="AttemptAsync"/>). README.md beside
/// this file explains the words.
/// </summary>
internal abstract partial class CallExecution(CallPipeline pipeline, CallInfo call, CallTrace? trace)
{
    private readonly TimeLimit _attemptTimeout = call.AttemptTimeout ?? pipeline.Settings.AttemptTimeout;
    private readonly TimeLimit _headersTimeout = call.StreamType == StreamType.Preview && call.AttemptTimeout is null
        ? pipeline.Settings.PreviewHeaders
        : TimeLimit.None;
    private readonly TimeLimit _totalTimeout = call.TotalTimeout ?? pipeline.Settings.TotalTimeout;
    private readonly Deadline _deadline = pipeline.TakeDeadline();
    private readonly long _called = pipeline.Time.GetTimestamp();
    private long _started;

    /// <summary>
    /// The limiter of main images, or that of previews after one was refused: it has the same interface. Null if requests are not limited.
    /// </summary>
    private IMainImageLimiter? _limiter = pipeline.Limiters.For(call);
    private MainImageTicket? _ticket;
    private IMainImageLease? _lease;

    /// <summary>How many requests were sent. Callers see it as <see cref="EenMediaException.Attempts"/>.</summary>
    private int _requests;
    private Exception? _firstFailure;
    private EenMediaException? _lastFailure;
    private AccessToken? _sentToken;
    private AccessToken? _rejectedToken;
    private Exception? _tokenRejection;

    public CallInfo Call => call;

    /// <summary>What records the call, or null.</summary>
    public CallTrace? Trace => trace;

    /// <summary>The outer loop. Most calls need one attempt. After a failure, Polly waits and starts further attempts.</summary>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    public async ValueTask RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            _deadline.Follow(cancellationToken);
            if (_limiter is not null)
                await AcquireAsync(_limiter, cancellationToken).ConfigureAwait(false);

            // The limit starts only now, so that a call that waited in a long queue has all of its time left.
            _started = pipeline.Time.GetTimestamp();
            _deadline.StartCall(_totalTimeout);
            Exception? failure = await AttemptAsync().ConfigureAwait(false);
            if (failure is EenMediaException { IsTransient: true })
            {
                _firstFailure = failure;
                failure = await pipeline.BackOffAsync(this, _deadline.CallToken).ConfigureAwait(false);
            }

            if (failure is not null)
                ExceptionDispatchInfo.Throw(failure);
            trace?.Succeeded(ResultBytes, _requests);
        }
        catch (Exception e)
        {
            Exception failure = Explain(e, cancellationToken);
            trace?.Failed(failure, _requests);
            if (failure == e)
                throw;
            throw failure;
        }
        finally
        {
            Release(RateLimitSignal.None);
            pipeline.Return(_deadline);
        }
    }

    /// <summary>An attempt for Polly: first the one that has already failed, then further ones.</summary>
    public ValueTask<Exception?> NextAttemptAsync()
    {
        Exception? first = _firstFailure;
        _firstFailure = null;
        return first is null ? AttemptAsync() : new(first);
    }

    /// <summary>What the end of an attempt says about the rate limit.</summary>
    public static RateLimitSignal Judge(Exception? failure) => failure switch
    {
        null or EenProtocolException => RateLimitSignal.Accepted,
        EenRateLimitedException => RateLimitSignal.Refused,

        // The rate limit accepted the request; the camera is offline.
        EenDeviceUnavailableException => RateLimitSignal.Accepted,
        EenApiException { StatusCode: < System.Net.HttpStatusCode.InternalServerError } => RateLimitSignal.Accepted,
        _ => RateLimitSignal.None,
    };

    /// <summary>Sends the request, reads the answer to its end, and keeps the result.</summary>
    protected abstract ValueTask SendAsync(ApiEndpoint endpoint, Deadline deadline);

    /// <summary>The size of the result if it is an image.</summary>
    protected abstract int? ResultBytes { get; }

    /// <summary>
    /// One attempt, the inner loop. After two kinds of failures another request follows in the same attempt, which does not count as a
    /// retry: a rejected token is replaced once in a call, and after a refusal by the rate limit, the call waits at the limiter for as long
    /// as it has time.
    /// </summary>
    /// <returns>The failure, or null after a success.</returns>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<Exception?> AttemptAsync()
    {
        Exception? failure;
        do
        {
            _sentToken = null;
            int connections = pipeline.Connection.Generation;
            try
            {
                if (_limiter is not null && _lease is null)
                    await AcquireAsync(_limiter, _deadline.CallToken).ConfigureAwait(false);
                _deadline.StartAttempt(_attemptTimeout, _headersTimeout);
                AccessToken token = await pipeline.GetTokenAsync(_rejectedToken, _deadline.Token).ConfigureAwait(false);
                UseToken(token);
                _lease?.Sent();
                await SendAsync(pipeline.EndpointFor(token), _deadline).ConfigureAwait(false);
                failure = null;
            }
            catch (Exception e) when (_deadline.Expired is TimeoutKind.Attempt or TimeoutKind.Headers && IsBrokenOff(e))
            {
                failure = _deadline.Expired == TimeoutKind.Attempt
                    ? new EenTimeoutException("No complete answer arrived in time.", _attemptTimeout)
                    : new EenTimeoutException("No answer arrived in time.", _headersTimeout);
            }
            catch (Exception e)
            {
                failure = e;
            }

            if (failure is not null)
                _deadline.EndAttempt();

            // The connection may be dead, and silence is the only sign of that. Further requests get another connection.
            if (failure is EenTimeoutException && _sentToken is not null)
                pipeline.Connection.Abandon(connections);
            Release(_sentToken is null ? RateLimitSignal.None : Judge(failure), failure);
        }
        while (ReplacesToken(failure) || RetriesThroughLimiter(failure));

        return failure;
    }

    private async ValueTask AcquireAsync(IMainImageLimiter limiter, CancellationToken cancellationToken)
    {
        _ticket ??= new MainImageTicket(call.DeviceId);
        long since = pipeline.Time.GetTimestamp();
        _lease = await limiter.AcquireAsync(_ticket, cancellationToken).ConfigureAwait(false);
        trace?.WaitedForRateLimit(pipeline.Time.GetElapsedTime(since));
    }

    /// <summary>Completes the lease, if there is one, with what the answer says about the rate limit.</summary>
    private void Release(RateLimitSignal signal, Exception? failure = null)
    {
        TimeSpan? retryAfter = (failure as EenApiException)?.RetryAfter;
        IMainImageLease? lease = _lease;
        _lease = null;
        try
        {
            lease?.Complete(signal, retryAfter);
        }
        catch (Exception)
        {
            // This is the user's limiter. The answer that has arrived must not be lost because of its exception.
        }

        if (signal != RateLimitSignal.Refused)
            return;
        if (lease is not null)
            _ticket!.Refusals++;
        else if (call.StreamType == StreamType.Preview && !IsTooLong(retryAfter))
            _limiter = pipeline.Limiters.StartForPreviews(retryAfter);
        else
            return;
        trace?.RateLimited(retryAfter);
    }

    /// <summary>Whether the service rejected the token for the first time in this call, so that a new one may help.</summary>
    private bool ReplacesToken(Exception? failure)
    {
        // If nothing was sent, the token service refused a grant, and a new access token does not help.
        if (_sentToken is null || failure is not EenAuthenticationException { StatusCode: not null } || _tokenRejection is not null)
            return false;
        (_rejectedToken, _tokenRejection) = (_sentToken, failure);
        return true;
    }

    /// <summary>
    /// Whether an exchange may have ended because its token was canceled: the connection may break before the token is checked.
    /// </summary>
    private static bool IsBrokenOff(Exception e) => e is OperationCanceledException or EenTransportException;

    /// <summary>Counts a request that is about to be sent with this token.</summary>
    /// <exception cref="EenAuthenticationException">The credential has only the token that the service has rejected.</exception>
    private void UseToken(AccessToken token)
    {
        if (_rejectedToken?.Value == token.Value)
            ExceptionDispatchInfo.Throw(_tokenRejection!);
        _rejectedToken = null;
        _sentToken = token;
        _requests++;
    }
}
