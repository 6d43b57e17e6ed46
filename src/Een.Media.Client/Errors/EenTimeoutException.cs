namespace Een.Media.Client;

/// <summary>A time limit of the client ran out. The caller's own cancellation is an <see cref="OperationCanceledException"/> instead.</summary>
public sealed class EenTimeoutException : EenMediaException
{
    internal EenTimeoutException(string message, TimeSpan limit)
        : base(message)
    {
        Limit = limit;
    }

    /// <summary>The limit that ran out.</summary>
    public TimeSpan Limit { get; }

    internal override bool IsTransient => true;
}
