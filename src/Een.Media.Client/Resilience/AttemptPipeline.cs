using Een.Media.Client.Authentication;
using Een.Media.Client.Resilience.Pacing;
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
    private readonly ResiliencePipeline _pipeline = Build(settings, context.Time);

    /// <summary>Runs a call. <paramref name="state"/> reaches <paramref name="attempt"/>, which can so be a static function.</summary>
    public async Task<T> RunAsync<TState, T>(
        Call call, Func<AccessToken, TState, CancellationToken, Task<T>> attempt, TState state, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var operation = new Operation(call, settings, context.Time, gates.For(call));
        ResilienceContext resilience = ResilienceContextPool.Shared.Get(call.Operation, continueOnCapturedContext: false, cancellationToken);
        resilience.Properties.Set(Operation.Key, operation);
        try
        {
            await operation.QueueAsync(cancellationToken).ConfigureAwait(false);
            return await _pipeline.ExecuteAsync(
                static (resilience, s) => s.Pipeline.AttemptAsync(s.Operation, s.Attempt, s.State, resilience.CancellationToken),
                resilience,
                (Pipeline: this, Operation: operation, Attempt: attempt, State: state)).ConfigureAwait(false);
        }
        catch (Exception e) when (cancellationToken.IsCancellationRequested && e is OperationCanceledException or EenMediaException { IsTransient: true })
        {
            // Whatever the cancellation broke on its way: the caller hears of the cancellation, by the caller's own token.
            throw new OperationCanceledException(cancellationToken);
        }
        catch (TimeoutRejectedException)
        {
            throw operation.Conclude(operation.TotalTimedOut());
        }
        catch (EenMediaException e)
        {
            operation.Conclude(e);
            throw;
        }
        finally
        {
            operation.EndTurn(Verdict.Unknown);
            ResilienceContextPool.Shared.Return(resilience);
        }
    }

    private static ResiliencePipeline Build(RetrySettings settings, TimeProvider time)
    {
        ResiliencePipelineBuilder builder = new ResiliencePipelineBuilder { Name = "Een.Media.Client", TimeProvider = time }
            .AddTimeout(new TimeoutStrategyOptions { TimeoutGenerator = static args => new(Of(args.Context).TotalTimeout.Value) });
        if (settings.MaxRetryAttempts > 0)
        {
            builder.AddRetry(new RetryStrategyOptions
            {
                MaxRetryAttempts = settings.MaxRetryAttempts,
                ShouldHandle = static args => new(Of(args.Context).MayRetry(args.Outcome.Exception)),
                DelayGenerator = static args => new(Of(args.Context).Delay(args.Outcome.Exception, args.AttemptNumber)),
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

    private async ValueTask<T> AttemptAsync<TState, T>(
        Operation operation, Func<AccessToken, TState, CancellationToken, Task<T>> attempt, TState state, CancellationToken cancellationToken)
    {
        AccessToken token = await GetTokenAsync(operation.RefusedToken, cancellationToken).ConfigureAwait(false);
        operation.Send(token);
        return await attempt(token, state, cancellationToken).ConfigureAwait(false);
    }

    private async ValueTask<AccessToken> GetTokenAsync(AccessToken? rejected, CancellationToken cancellationToken)
    {
        AccessToken token = await credential.GetTokenAsync(context, rejected, cancellationToken).ConfigureAwait(false);
        return token with { BaseAddress = baseAddress ?? token.BaseAddress };
    }
}
