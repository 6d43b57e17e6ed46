using System.Collections.Concurrent;
using Een.Media.Client.Authentication;
using Een.Media.Client.Diagnostics;
using Een.Media.Client.Http;
using Een.Media.Client.Resilience.RateLimiting;
using Een.Media.Client.Settings;
using Polly;
using Polly.Retry;

namespace Een.Media.Client.Resilience;

/// <summary>Runs calls. This class holds what all calls share; the two loops of one call are in <see cref="CallExecution"/>.</summary>
internal sealed class CallPipeline(
    EenCredential credential, CredentialContext context, Uri? baseAddress, RetrySettings settings, RequestLimiters limiters)
{
    private const int MostIdleDeadlines = 256;

    private static readonly ResiliencePropertyKey<CallExecution> s_execution = new("een.call");

    // A result is an exception or null, typed as object: Polly keeps all members of a result's type from being trimmed, and those of
    // Exception cannot be kept.
    private readonly ResiliencePipeline<object?> _retries = BuildRetries(settings, context.Time);
    private readonly ConcurrentQueue<Deadline> _idleDeadlines = new();
    private ApiEndpoint? _endpoint;

    public RetrySettings Settings => settings;

    public RequestLimiters Limiters => limiters;

    public TimeProvider Time => context.Time;

    public ApiConnection Connection => context.Connection;

    /// <summary>
    /// Runs a call. <paramref name="attempt"/> receives <paramref name="state"/>, so that it can be a static function.
    /// </summary>
    public async Task<T> RunAsync<TState, T>(
        CallInfo call, Func<ApiEndpoint, TState, Deadline, Task<T>> attempt, TState state, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var execution = new CallExecution<TState, T>(this, call, context.Observer.Begin(call), attempt, state);
        await execution.RunAsync(cancellationToken).ConfigureAwait(false);
        return execution.Result!;
    }

    /// <summary>Runs further attempts. Polly waits before each of them.</summary>
    /// <returns>The failure that ended the call, or null after a success.</returns>
    public async ValueTask<Exception?> BackOffAsync(CallExecution execution, CancellationToken cancellationToken)
    {
        ResilienceContext resilience = ResilienceContextPool.Shared.Get(
            execution.Call.OperationName, continueOnCapturedContext: false, cancellationToken);
        resilience.Properties.Set(s_execution, execution);
        try
        {
            return (Exception?)await _retries.ExecuteAsync(
                static async (_, execution) =>
                    (object?)await execution.NextAttemptAsync().ConfigureAwait(false), resilience, execution).ConfigureAwait(false);
        }
        finally
        {
            ResilienceContextPool.Shared.Return(resilience);
        }
    }

    public async ValueTask<AccessToken> GetTokenAsync(AccessToken? rejected, CancellationToken cancellationToken) =>
        await credential.GetTokenAsync(context, rejected, cancellationToken).ConfigureAwait(false);

    /// <summary>A configured address takes precedence over the one that came with the token.</summary>
    public ApiEndpoint EndpointFor(AccessToken token)
    {
        Uri address = baseAddress ?? token.BaseAddress
            ?? throw new InvalidOperationException("The credential returned a token without an address, and no address is configured.");
        ApiEndpoint? last = _endpoint;
        return last is not null && ReferenceEquals(last.AccessToken, token.Value) && ReferenceEquals(last.BaseAddress, address)
            ? last
            : _endpoint = new ApiEndpoint(address, token.Value);
    }

    public Deadline TakeDeadline() => _idleDeadlines.TryDequeue(out Deadline? idle) ? idle : new Deadline(context.Time);

    public void Return(Deadline deadline)
    {
        if (deadline.TryReset() && _idleDeadlines.Count < MostIdleDeadlines)
            _idleDeadlines.Enqueue(deadline);
        else
            deadline.Dispose();
    }

    private static ResiliencePipeline<object?> BuildRetries(RetrySettings settings, TimeProvider time)
    {
        var builder = new ResiliencePipelineBuilder<object?> { TimeProvider = time };
        if (settings.MaxRetryAttempts > 0)
        {
            builder.AddRetry(new RetryStrategyOptions<object?>
            {
                MaxRetryAttempts = settings.MaxRetryAttempts,
                ShouldHandle = static args => new(Of(args.Context).DecideRetry(args.Outcome.Result as Exception)),
                DelayGenerator = static args => new(Of(args.Context).Delay(args.Outcome.Result as Exception, args.AttemptNumber)),
                OnRetry = static args =>
                {
                    Of(args.Context).Trace?.Retrying(args.Outcome.Result as Exception, args.AttemptNumber + 1, args.RetryDelay);
                    return default;
                },
            });
        }

        return builder.Build();
    }

    private static CallExecution Of(ResilienceContext context) => context.Properties.GetValue(s_execution, null!);
}
