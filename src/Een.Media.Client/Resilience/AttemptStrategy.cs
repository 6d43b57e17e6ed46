using System.Runtime.CompilerServices;
using Polly;
using Polly.Timeout;

namespace Een.Media.Client.Resilience;

/// <summary>
/// Stands between the retries and the attempt's time limit: takes a turn at the gate (whose queue must not use up the limit), puts the time
/// limit into our words, and answers a refused token with one more attempt that the retries do not see.
/// </summary>
internal sealed class AttemptStrategy : ResilienceStrategy
{
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    protected override async ValueTask<Outcome<TResult>> ExecuteCore<TResult, TState>(
        Func<ResilienceContext, TState, ValueTask<Outcome<TResult>>> callback, ResilienceContext context, TState state)
    {
        Operation operation = context.Properties.GetValue(Operation.Key, null!);
        Outcome<TResult> outcome;
        do
        {
            try
            {
                await operation.TakeTurnAsync(context.CancellationToken).ConfigureAwait(false);
            }
            catch (Exception e)
            {
                return Outcome.FromException<TResult>(e);
            }

            outcome = await callback(context, state).ConfigureAwait(false);
            if (outcome.Exception is TimeoutRejectedException)
                outcome = Outcome.FromException<TResult>(operation.AttemptTimedOut());
            operation.EndAttempt(outcome.Exception);
        }
        while (operation.ReplacesToken(outcome.Exception));

        return outcome;
    }
}
