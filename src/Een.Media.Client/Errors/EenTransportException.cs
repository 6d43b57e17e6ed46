namespace Een.Media.Client;

/// <summary>No complete answer arrived: the connection was refused or reset, the name did not resolve, or the body was cut short.</summary>
public sealed class EenTransportException : EenMediaException
{
    internal EenTransportException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }

    internal override bool IsTransient => true;
}
