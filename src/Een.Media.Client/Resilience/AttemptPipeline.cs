using System.Runtime.CompilerServices;
using Een.Media.Client.Authentication;
using Een.Media.Client.Diagnostics;
using Een.Media.Client.Http;
using Een.Media.Client.Resilience.RateLimiting;
using Polly;
using Polly.Retry;
using Polly.Timeout;

namespace Een.Media.Client.Resilience;

/// <summary>
/// Runs whole attempts: the token, and then everything up to the last byte of the body. From the outside: the first turn at the gate (main
/// images), the total time limit, the retries, a further turn for each of them, the attempt's time limit, the attempt.
/// </summary>
internal sealed class AttemptPipeline(
    EenCredential credential, CredentialContext context, Uri? baseAddress, RetrySettings settings, MainImageGates gates)
{
    // For one type of result, whatever the call: results of many types would go through a pipeline of boxes and wide generic states.
    private readonly ResiliencePipeline<object> _pipeline = Build(settings, context.Time);

    /// <summary>Runs a call. <paramref name="state"/> reaches <paramref name="attempt"/>, which can so be a static function.</summary>
    public async Task<T> RunAsync<TState, T>(
        CallInfo call, Func<ApiEndpoint, TState, CancellationToken, Task<T>> attempt, TState state, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        CallTrace? trace = context.Observer.Begin(call);
        var operation = new Operation(call, settings, context.Time, gates.For(call), trace);
        ResilienceContext resilience = ResilienceContextPool.Shared.Get(call.OperationName, continueOnCapturedContext: false, cancellationToken);
        resilience.Properties.Set(Operation.Key, operation);
        try
        {
            await operation.QueueAsync(cancellationToken).ConfigureAwait(false);
            Outcome<object> outcome = await _pipeline.ExecuteOutcomeAsync(
                static (resilience, attempt) => attempt.RunAsync(resilience.CancellationToken),
                resilience,
                (IAttempt)new Attempt<TState, T>(this, operation, attempt, state)).ConfigureAwait(false);
            outcome.ThrowIfException();
            trace?.Succeeded((outcome.Result as RecordedImage)?.Buffer.Length, operation.Attempts);
            return (T)outcome.Result!;
        }
        catch (Exception e) when (cancellationToken.IsCancellationRequested && e is OperationCanceledException or EenMediaException { IsTransient: true })
        {
            // Whatever the cancellation broke on its way: the caller hears of the cancellation, by the caller's own token.
            throw operation.End(new OperationCanceledException(cancellationToken));
        }
        catch (TimeoutRejectedException)
        {
            throw operation.End(operation.TotalTimedOut());
        }
        catch (Exception e)
        {
            operation.End(e);
            throw;
        }
        finally
        {
            operation.EndTurn(Verdict.Unknown);
            ResilienceContextPool.Shared.Return(resilience);
        }
    }

    private static ResiliencePipeline<object> Build(RetrySettings settings, TimeProvider time)
    {
        ResiliencePipelineBuilder<object> builder = new ResiliencePipelineBuilder<object> { TimeProvider = time }
            .AddTimeout(new TimeoutStrategyOptions { TimeoutGenerator = static args => new(Of(args.Context).TotalTimeout.Value) });
        if (settings.MaxRetryAttempts > 0)
        {
            builder.AddRetry(new RetryStrategyOptions<object>
            {
                MaxRetryAttempts = settings.MaxRetryAttempts,
                ShouldHandle = static args => new(Of(args.Context).MayRetry(args.Outcome.Exception)),
                DelayGenerator = static args => new(Of(args.Context).Delay(args.Outcome.Exception, args.AttemptNumber)),
                OnRetry = static args =>
                {
                    Of(args.Context).Trace?.Retrying(args.Outcome.Exception, args.AttemptNumber + 1, args.RetryDelay);
                    return default;
                },
            });
        }

        return builder
            .AddStrategy(static _ => new AttemptStrategy())
            .AddTimeout(new TimeoutStrategyOptions
            {
                TimeoutGenerator = args => new((Of(args.Context).Call.AttemptTimeout ?? settings.AttemptTimeout).Value),
            })
            .Build();
    }

    private static Operation Of(ResilienceContext context) => context.Properties.GetValue(Operation.Key, null!);

    private ValueTask<AccessToken> GetTokenAsync(AccessToken? rejected, CancellationToken cancellationToken) =>
        credential.GetTokenAsync(context, rejected, cancellationToken);

    /// <summary>A configured address takes precedence over the one that came with the token.</summary>
    private ApiEndpoint EndpointFor(AccessToken token) => new(
        baseAddress ?? token.BaseAddress ?? throw new InvalidOperationException("The credential yielded a token without an address, and none is configured."),
        token.Value);

    /// <summary>An attempt of whatever kind.</summary>
    private interface IAttempt
    {
        ValueTask<Outcome<object>> RunAsync(CancellationToken cancellationToken);
    }

    private sealed class Attempt<TState, T>(
        AttemptPipeline pipeline, Operation operation, Func<ApiEndpoint, TState, CancellationToken, Task<T>> attempt, TState state) : IAttempt
    {
        [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
        public async ValueTask<Outcome<object>> RunAsync(CancellationToken cancellationToken)
        {
            try
            {
                AccessToken token = await pipeline.GetTokenAsync(operation.RefusedToken, cancellationToken).ConfigureAwait(false);
                operation.Send(token);
                return Outcome.FromResult<object>(await attempt(pipeline.EndpointFor(token), state, cancellationToken).ConfigureAwait(false));
            }
            catch (Exception e)
            {
                // Polly hands exceptions on as values; the pipeline's end throws what is left of them.
                return Outcome.FromException<object>(e);
            }
        }
    }
}
