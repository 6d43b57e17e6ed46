namespace Een.Media.Client.Orleans.Calls;

/// <summary>
/// Repeats a call to a grain after a failure of the cluster. Until the cluster has noticed the crash of a silo, calls to that silo are
/// rejected, or get no answer. The grain must take a repeated call for the same one.
/// </summary>
internal static class RepeatedCall
{
    /// <summary>Four times as long as a cluster with Orleans' defaults needs to notice a crash.</summary>
    private static readonly TimeSpan s_limit = TimeSpan.FromMinutes(2);

    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(200);

    /// <summary>Calls until there is an answer. After two minutes, the last failure is thrown.</summary>
    /// <exception cref="OperationCanceledException">The token was canceled. The last call may still arrive.</exception>
    public static async Task<T> RunAsync<T>(Func<Task<T>> call, TimeProvider time, CancellationToken cancellationToken)
    {
        long began = time.GetTimestamp();
        while (true)
        {
            try
            {
                return await call().WaitAsync(cancellationToken).ConfigureAwait(false);
            }
            catch (Exception e) when (e is OrleansException or TimeoutException && time.GetElapsedTime(began) < s_limit)
            {
                await Task.Delay(s_pause, time, cancellationToken).ConfigureAwait(false);
            }
        }
    }
}
