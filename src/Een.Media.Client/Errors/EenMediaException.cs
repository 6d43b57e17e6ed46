namespace Een.Media.Client;

/// <summary>
/// The base of everything that the client throws by itself, apart from <see cref="ArgumentException"/> for wrong arguments,
/// <see cref="ObjectDisposedException"/>, and <see cref="OperationCanceledException"/> for the caller's own cancellation.
/// </summary>
/// <remarks>None of these exceptions holds a request, a header, a token, or a URL with its query.</remarks>
public abstract class EenMediaException : Exception
{
    private protected EenMediaException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }

    /// <summary>How many times the request was sent before giving up. 0 when nothing was sent.</summary>
    public int Attempts { get; internal set; }

    /// <summary>The time from the first attempt to giving up, waiting included.</summary>
    public TimeSpan Elapsed { get; internal set; }

    /// <summary>Whether the same request may succeed when it is sent again.</summary>
    internal virtual bool IsTransient => false;
}
