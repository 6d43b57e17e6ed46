using System.Globalization;
using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;
using Een.Media.Client.Authentication;
using Een.Media.Client.Diagnostics;
using Een.Media.Client.Http;
using Een.Media.Client.Resilience.RateLimiting;
using Een.Media.Client.Settings;

namespace Een.Media.Client.Resilience;

/// <summary>
/// One call, as two nested loops. The outer one is the call: attempts, with pauses between them (<see cref="RunAsync"/>). The inner one is an
/// attempt: a lease of the limiter, the token, the request, and everything up to the last byte of the body (<see cref="AttemptAsync"/>).
/// </summary>
internal abstract class CallExecution(CallPipeline pipeline, CallInfo call, CallTrace? trace)
{
    private readonly TimeLimit _attemptTimeout = call.AttemptTimeout ?? pipeline.Settings.AttemptTimeout;
    private readonly TimeLimit _headersTimeout = call is { StreamType: StreamType.Preview, AttemptTimeout: null } ? pipeline.Settings.PreviewHeaders : TimeLimit.None;
    private readonly TimeLimit _totalTimeout = call.TotalTimeout ?? pipeline.Settings.TotalTimeout;
    private readonly Deadline _deadline = pipeline.TakeDeadline();
    private readonly long _called = pipeline.Time.GetTimestamp();
    private long _started;
    private IMainImageLimiter? _limiter = pipeline.Limiters.For(call);
    private MainImageTicket? _ticket;
    private IMainImageLease? _lease;
    private int _attempts;
    private Exception? _firstFailure;
    private EenMediaException? _lastFailure;
    private AccessToken? _sent;
    private AccessToken? _refusedToken;
    private Exception? _refusal;

    public CallInfo Call => call;

    /// <summary>The observer, or null if none.</summary>
    public CallTrace? Trace => trace;

    /// <summary>The outer loop. Most calls need one attempt; after a failure Polly makes the pauses and asks for further ones.</summary>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    public async ValueTask RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            _deadline.Follow(cancellationToken);
            if (_limiter is not null)
                await AcquireAsync(_limiter, cancellationToken).ConfigureAwait(false);

            // Only now: a call that has waited in a long queue still has all of its time.
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
            trace?.Succeeded(ResultBytes, _attempts);
        }
        catch (Exception e)
        {
            Exception failure = Explain(e, cancellationToken);
            trace?.Failed(failure, _attempts);
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

    /// <summary>What the pauses are between: the attempt that has failed already, and then further ones.</summary>
    public ValueTask<Exception?> NextAttemptAsync()
    {
        Exception? first = _firstFailure;
        _firstFailure = null;
        return first is null ? AttemptAsync() : new(first);
    }

    /// <summary>Whether another attempt makes sense and fits into the time that is left.</summary>
    public bool MayRetry(Exception? failure)
    {
        if (failure is not EenMediaException { IsTransient: true } transient)
            return false;
        _lastFailure = transient;
        RetrySettings settings = pipeline.Settings;
        if (transient is not EenApiException { RetryAfter: { } wait })
            return true;
        if (wait > settings.MaxRetryAfter.Value)
            transient.Advice = Wants(wait, $"more than {settings.MaxRetryAfter.Option} allows");
        else if (!_totalTimeout.IsInfinite && pipeline.Time.GetElapsedTime(_started) + wait >= _totalTimeout.Value)
            transient.Advice = Wants(wait, $"more than {_totalTimeout.Option} leaves");
        return transient.Advice is null;
    }

    /// <summary>How long to wait before the next attempt.</summary>
    public TimeSpan Delay(Exception? failure, int attempt) => failure switch
    {
        // No wait at all, or a date in the past (clocks differ), says nothing about when the next attempt may succeed.
        EenApiException { RetryAfter: { } wait } when wait > TimeSpan.Zero => Spread(wait),
        _ => pipeline.Settings.Backoff.Wait(attempt, Random.Shared.NextDouble()),
    };

    /// <summary>Callers who were refused together must not return together; but the spread must not use up the last of the call's time.</summary>
    private TimeSpan Spread(TimeSpan wait)
    {
        TimeSpan most = Cooldown.MostJitter(wait);
        return _totalTimeout.IsInfinite || pipeline.Time.GetElapsedTime(_started) + wait + (2 * most) < _totalTimeout.Value
            ? wait + (Random.Shared.NextDouble() * most)
            : wait;
    }

    /// <summary>Sends the request, reads the answer to its end, and keeps the result.</summary>
    protected abstract ValueTask SendAsync(ApiEndpoint endpoint, Deadline deadline);

    /// <summary>The size of the result if it is an image.</summary>
    protected abstract int? ResultBytes { get; }

    /// <summary>
    /// The inner loop. It repeats what costs no retry: a refused token is replaced once in a call, and a refusal by the rate limit is waited
    /// out at the limiter, for as long as the call has time.
    /// </summary>
    /// <returns>The failure, or null after a success.</returns>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<Exception?> AttemptAsync()
    {
        Exception? failure;
        do
        {
            _sent = null;
            int connections = pipeline.Connection.Generation;
            try
            {
                if (_limiter is not null && _lease is null)
                    await AcquireAsync(_limiter, _deadline.CallToken).ConfigureAwait(false);
                _deadline.StartAttempt(_attemptTimeout, _headersTimeout);
                AccessToken token = await pipeline.GetTokenAsync(_refusedToken, _deadline.Token).ConfigureAwait(false);
                MarkSent(token);
                _lease?.Sent();
                await SendAsync(pipeline.EndpointFor(token), _deadline).ConfigureAwait(false);
                failure = null;
            }
            catch (Exception e) when (_deadline.Expired is ExpiredLimit.Attempt or ExpiredLimit.Headers && IsBrokenOff(e))
            {
                failure = _deadline.Expired == ExpiredLimit.Attempt
                    ? new EenTimeoutException("No complete answer arrived in time.", _attemptTimeout)
                    : new EenTimeoutException("No answer arrived in time.", _headersTimeout);
            }
            catch (Exception e)
            {
                failure = e;
            }

            if (failure is not null)
                _deadline.EndAttempt();

            // The connection may be dead, which nothing but the silence tells: further attempts get another one.
            if (failure is EenTimeoutException && _sent is not null)
                pipeline.Connection.Abandon(connections);
            Release(_sent is null ? RateLimitSignal.None : Judge(failure), failure);
        }
        while (ReplacesToken(failure) || WaitsOut(failure));

        return failure;
    }

    private async ValueTask AcquireAsync(IMainImageLimiter limiter, CancellationToken cancellationToken)
    {
        _ticket ??= new MainImageTicket(call.DeviceId);
        long since = pipeline.Time.GetTimestamp();
        _lease = await limiter.AcquireAsync(_ticket, cancellationToken).ConfigureAwait(false);
        trace?.WaitedForRateLimit(pipeline.Time.GetElapsedTime(since));
    }

    /// <summary>Gives the lease back, if there is one, with what the answer says about the rate limit.</summary>
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
            // A limiter of the user's. The answer that has arrived must not be lost over it.
        }

        if (signal != RateLimitSignal.Refused)
            return;
        if (lease is not null)
            _ticket!.Refusals++;
        else if (call.StreamType == StreamType.Preview && !(retryAfter > pipeline.Settings.MaxRetryAfter.Value))
            _limiter = pipeline.Limiters.StartForPreviews(retryAfter);
        else
            return;
        trace?.RateLimited(retryAfter);
    }

    /// <summary>What the end of an attempt says about the rate limit.</summary>
    public static RateLimitSignal Judge(Exception? failure) => failure switch
    {
        null or EenProtocolException => RateLimitSignal.Accepted,
        EenRateLimitedException => RateLimitSignal.Refused,

        // The rate limit let it through; the camera is offline.
        EenDeviceUnavailableException => RateLimitSignal.Accepted,
        EenApiException { StatusCode: < System.Net.HttpStatusCode.InternalServerError } => RateLimitSignal.Accepted,
        _ => RateLimitSignal.None,
    };

    private void MarkSent(AccessToken token)
    {
        // The credential has no other token than the refused one: the refusal stands.
        if (_refusedToken?.Value == token.Value)
            ExceptionDispatchInfo.Throw(_refusal!);
        _refusedToken = null;
        _sent = token;
        _attempts++;
    }

    private bool ReplacesToken(Exception? failure)
    {
        // An attempt that sent nothing was refused by the token service, which does not refuse access tokens.
        if (_sent is null || failure is not EenAuthenticationException { StatusCode: not null } || _refusal is not null)
            return false;
        (_refusedToken, _refusal) = (_sent, failure);
        return true;
    }

    /// <summary>Whether the rate limit refused the attempt and the limiter lets the call try again.</summary>
    private bool WaitsOut(Exception? failure)
    {
        if (_limiter is null || pipeline.Settings.MaxRetryAttempts == 0 || _sent is null
            || failure is not EenRateLimitedException refusal || !MayRetry(refusal))
        {
            return false;
        }

        trace?.Retrying(refusal, _attempts, TimeSpan.Zero);
        return true;
    }

    /// <summary>The exception that the caller gets, with the number of attempts and the time that they took.</summary>
    private Exception Explain(Exception failure, CancellationToken caller)
    {
        // Whatever the cancellation broke: the caller gets it as the cancellation, with the caller's own token.
        if (caller.IsCancellationRequested && failure is OperationCanceledException or EenMediaException { IsTransient: true })
            failure = new OperationCanceledException(caller);
        else if (_deadline.Expired == ExpiredLimit.Call && IsBrokenOff(failure))
            failure = TotalTimedOut();
        if (failure is EenMediaException own)
        {
            own.Attempts = _attempts;
            own.Elapsed = pipeline.Time.GetElapsedTime(_called);
        }

        return failure;
    }

    /// <summary>How an exchange ends whose cancellation token was canceled: its connection may break before anybody looks at the token.</summary>
    private static bool IsBrokenOff(Exception e) => e is OperationCanceledException or EenTransportException;

    private EenMediaException TotalTimedOut()
    {
        if (_limiter is not null && _lastFailure is EenRateLimitedException refusal)
        {
            refusal.Advice = string.Create(
                CultureInfo.InvariantCulture,
                $"The rate limit allowed no further attempt within {_totalTimeout.Option}, which is {_totalTimeout.Value.TotalSeconds:0.###} s.");
            return refusal;
        }

        return new EenTimeoutException(
            _lastFailure is null ? "The call did not end in time." : $"The call did not end in time. The last attempt failed: {_lastFailure.Message}",
            _totalTimeout,
            _lastFailure);
    }

    private static string Wants(TimeSpan wait, string problem) =>
        string.Create(CultureInfo.InvariantCulture, $"The service asks to wait {wait.TotalSeconds:0.###} s, {problem}.");
}

/// <summary>A call with its result.</summary>
internal sealed class CallExecution<TState, T>(
    CallPipeline pipeline, CallInfo call, CallTrace? trace, Func<ApiEndpoint, TState, Deadline, Task<T>> attempt, TState state)
    : CallExecution(pipeline, call, trace)
{
    /// <summary>What the last attempt yielded; only after a success.</summary>
    public T? Result { get; private set; }

    protected override int? ResultBytes => (Result as IMeasuredResult)?.ByteCount;

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    protected override async ValueTask SendAsync(ApiEndpoint endpoint, Deadline deadline) =>
        Result = await attempt(endpoint, state, deadline).ConfigureAwait(false);
}
