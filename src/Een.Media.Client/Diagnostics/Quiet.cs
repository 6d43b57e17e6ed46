namespace Een.Media.Client.Diagnostics;

/// <summary>
/// Calls loggers and listeners, which are the user's code. What they throw is ignored: it must neither end a call nor keep anything from
/// being given back.
/// </summary>
internal static class Quiet
{
    public static void Run<T>(T state, Action<T> report)
    {
        try
        {
            report(state);
        }
        catch (Exception)
        {
            // There is nobody left to tell.
        }
    }
}
