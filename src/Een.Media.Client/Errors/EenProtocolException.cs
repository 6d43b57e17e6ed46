namespace Een.Media.Client;

/// <summary>
/// The service answered with success, but the answer breaks the protocol: not a complete JPEG, no timestamp, larger than the limit,
/// a redirect, or page tokens that form a cycle.
/// </summary>
public class EenProtocolException : EenMediaException
{
    private readonly bool _isTransient;

    internal EenProtocolException(string message, bool isTransient = false, Exception? innerException = null)
        : base(message, innerException)
    {
        _isTransient = isTransient;
    }

    internal override bool IsTransient => _isTransient;
}
