namespace Een.Media.Client.Diagnostics;

/// <summary>
/// Calls loggers and listeners, which are the user's code. Their exceptions are ignored: they must not end a call or prevent the release of
/// a resource.
/// </summary>
internal static class ListenerGuard
{
    public static void Run<T>(T state, Action<T> report)
    {
        try
        {
            report(state);
        }
        catch (Exception)
        {
            // There is no other place to report the exception.
        }
    }
}
