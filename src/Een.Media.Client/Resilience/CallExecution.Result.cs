using System.Runtime.CompilerServices;
using Een.Media.Client.Diagnostics;
using Een.Media.Client.Http;

namespace Een.Media.Client.Resilience;

/// <summary>A call with its result.</summary>
internal sealed class CallExecution<TState, T>(
    CallPipeline pipeline, CallInfo call, CallTrace? trace, Func<ApiEndpoint, TState, Deadline, Task<T>> attempt, TState state)
    : CallExecution(pipeline, call, trace)
{
    /// <summary>The result of the last attempt; only after a success.</summary>
    public T? Result { get; private set; }

    protected override int? ResultBytes => (Result as IMeasuredResult)?.ByteCount;

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    protected override async ValueTask SendAsync(ApiEndpoint endpoint, Deadline deadline) =>
        Result = await attempt(endpoint, state, deadline).ConfigureAwait(false);
}
