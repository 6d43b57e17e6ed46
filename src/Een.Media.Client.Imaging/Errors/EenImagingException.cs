namespace Een.Media.Client;

/// <summary>The base of what this package throws by itself, apart from <see cref="ArgumentException"/> for wrong arguments.</summary>
public abstract class EenImagingException : Exception
{
    private protected EenImagingException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
