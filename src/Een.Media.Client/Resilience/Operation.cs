using System.Globalization;
using System.Net;
using System.Runtime.ExceptionServices;
using Een.Media.Client.Authentication;
using Een.Media.Client.Diagnostics;
using Een.Media.Client.Resilience.RateLimiting;
using Een.Media.Client.Settings;
using Polly;

namespace Een.Media.Client.Resilience;

/// <summary>One call on its way through the pipeline: what has happened to it so far, and what that means for the next step.</summary>
internal sealed class Operation(CallInfo call, RetrySettings settings, TimeProvider time, MainImageGate? gate, CallTrace? trace)
{
    public static readonly ResiliencePropertyKey<Operation> Key = new("een.operation");

    private readonly long _called = time.GetTimestamp();
    private readonly long _place = gate?.TakePlace() ?? 0;
    private long _begun = time.GetTimestamp();
    private Admission? _turn;
    private EenMediaException? _lastFailure;
    private AccessToken? _sent;
    private ExceptionDispatchInfo? _refusal;

    public CallInfo Call => call;

    /// <summary>Whoever looks on; <see langword="null"/> when nobody does.</summary>
    public CallTrace? Trace => trace;

    /// <summary>The longest that the call may take.</summary>
    public TimeLimit TotalTimeout { get; } = call.TotalTimeout ?? settings.TotalTimeout;

    /// <summary>How many requests were sent.</summary>
    public int Attempts { get; private set; }

    /// <summary>The token that was refused, which the next attempt must not send again.</summary>
    public AccessToken? RefusedToken { get; private set; }

    /// <summary>Waits for the first turn, before the total timeout's clock starts.</summary>
    public async ValueTask QueueAsync(CancellationToken cancellationToken)
    {
        if (gate is null)
            return;
        await AwaitTurnAsync(gate, cancellationToken).ConfigureAwait(false);
        _begun = time.GetTimestamp();
    }

    /// <summary>Waits for a turn, unless it has one. A call that was refused keeps its place, ahead of all that came later.</summary>
    public ValueTask TakeTurnAsync(CancellationToken cancellationToken) =>
        gate is null || _turn is not null ? ValueTask.CompletedTask : AwaitTurnAsync(gate, cancellationToken);

    /// <summary>Gives the turn back with what the attempt says about the ration, which is nothing if it got no token and sent nothing.</summary>
    public void EndAttempt(Exception? failure) => EndTurn(_sent is null ? Verdict.Unknown : Judge(failure), failure);

    /// <summary>Gives the turn back, if it has one, with what came of it.</summary>
    public void EndTurn(Verdict verdict, Exception? failure = null)
    {
        if (_turn is not { } turn)
            return;
        _turn = null;
        if (verdict == Verdict.Refused)
            trace?.RateLimited((failure as EenApiException)?.RetryAfter);
        gate!.Leave(turn, verdict, (failure as EenApiException)?.RetryAfter);
    }

    /// <summary>What the end of an attempt says about the ration of main images.</summary>
    public static Verdict Judge(Exception? failure) => failure switch
    {
        null or EenProtocolException => Verdict.Served,
        EenRateLimitedException => Verdict.Refused,
        EenApiException { StatusCode: < HttpStatusCode.InternalServerError } => Verdict.Served,
        _ => Verdict.Unknown,
    };

    /// <summary>A request goes out.</summary>
    public void Send(AccessToken token)
    {
        // The credential has no other token than the refused one: the refusal stands.
        if (RefusedToken?.Value == token.Value)
            _refusal!.Throw();
        RefusedToken = null;
        _sent = token;
        Attempts++;
    }

    /// <summary>Whether a refused token is to be replaced, which happens once in a call and is no retry.</summary>
    public bool ReplacesToken(Exception? failure)
    {
        // An attempt that ended before it sent anything was refused by the token service, which refuses no access token.
        AccessToken? sent = _sent;
        _sent = null;
        if (sent is null || failure is not EenAuthenticationException { StatusCode: not null } || _refusal is not null)
            return false;
        RefusedToken = sent;
        _refusal = ExceptionDispatchInfo.Capture(failure);
        return true;
    }

    /// <summary>Whether another attempt makes sense and fits into the time that is left.</summary>
    public bool MayRetry(Exception? failure)
    {
        if (failure is not EenMediaException { IsTransient: true } transient)
            return false;
        _lastFailure = transient;
        if (transient is not EenApiException { RetryAfter: { } wait })
            return true;
        if (wait > settings.MaxRetryAfter.Value)
            transient.Advice = Wants(wait, $"more than {settings.MaxRetryAfter.Option} allows");
        else if (!TotalTimeout.IsInfinite && time.GetElapsedTime(_begun) + wait >= TotalTimeout.Value)
            transient.Advice = Wants(wait, $"more than {TotalTimeout.Option} leaves");
        return transient.Advice is null;
    }

    /// <summary>How long to wait before the next attempt.</summary>
    public TimeSpan Delay(Exception? failure, int attempt) => failure switch
    {
        // The gate itself closes for as long, for everybody.
        EenRateLimitedException when gate is not null => TimeSpan.Zero,

        // No wait at all, or a date in the past (clocks differ), says nothing about when it will go better.
        EenApiException { RetryAfter: { } wait } when wait > TimeSpan.Zero => wait,
        _ => settings.Backoff.Wait(attempt, Random.Shared.NextDouble()),
    };

    public EenTimeoutException AttemptTimedOut() =>
        new("No complete answer arrived in time.", call.AttemptTimeout ?? settings.AttemptTimeout);

    public EenTimeoutException TotalTimedOut() => new(
        _lastFailure is null ? "The call did not end in time." : $"The call did not end in time. The last attempt failed: {_lastFailure.Message}",
        TotalTimeout,
        _lastFailure);

    /// <summary>Writes the whole story into the exception that ends the call, and for whoever looks on.</summary>
    public Exception End(Exception failure)
    {
        if (failure is EenMediaException own)
        {
            own.Attempts = Attempts;
            own.Elapsed = time.GetElapsedTime(_called);
        }

        trace?.Failed(failure, Attempts);
        return failure;
    }

    private async ValueTask AwaitTurnAsync(MainImageGate gate, CancellationToken cancellationToken)
    {
        long since = time.GetTimestamp();
        _turn = await gate.EnterAsync(_place, cancellationToken).ConfigureAwait(false);
        trace?.WaitedForRateLimit(time.GetElapsedTime(since));
    }

    private static string Wants(TimeSpan wait, string problem) =>
        string.Create(CultureInfo.InvariantCulture, $"The service asks to wait {wait.TotalSeconds:0.###} s, {problem}.");
}
