using System.Globalization;

namespace Een.Media.Client;

/// <summary>
/// The base class of the client's exceptions. The client also throws <see cref="ArgumentException"/> for wrong arguments,
/// <see cref="ObjectDisposedException"/>, and <see cref="OperationCanceledException"/> for the caller's own cancellation.
/// </summary>
/// <remarks>None of these exceptions holds a request, a header, a token, or a URL with its query.</remarks>
public abstract class EenMediaException : Exception
{
    private protected EenMediaException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }

    /// <summary>
    /// What went wrong, and what the service said last. After more than one attempt, also the number of attempts and the time they took.
    /// </summary>
    public override string Message
    {
        get
        {
            string message = Advice is null ? base.Message : $"{base.Message} {Advice}";
            return Attempts <= 1
                ? message
                : string.Create(CultureInfo.InvariantCulture, $"{message} Tried {Attempts} times in {Elapsed.TotalSeconds:0.0##} s.");
        }
    }

    /// <summary>How many times the request was sent before giving up. 0 when nothing was sent.</summary>
    public int Attempts { get; internal set; }

    /// <summary>The time from the call to giving up, including all waiting.</summary>
    public TimeSpan Elapsed { get; internal set; }

    /// <summary>Why there was no (further) attempt, if the rest of the message does not show it.</summary>
    internal string? Advice { get; set; }

    /// <summary>Whether the same request may succeed when it is sent again.</summary>
    internal virtual bool IsTransient => false;

    /// <summary>A copy for another call. One failure may end several calls; each has its own number of attempts and time.</summary>
    internal EenMediaException Copy() => (EenMediaException)MemberwiseClone();
}
