namespace Een.Media.Client;

/// <summary>The base class of the exceptions of this package. Wrong arguments throw <see cref="ArgumentException"/> instead.</summary>
public abstract class EenImagingException : Exception
{
    private protected EenImagingException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
