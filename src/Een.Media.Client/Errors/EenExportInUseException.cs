namespace Een.Media.Client;

/// <summary>
/// Another export is writing to the target. Nothing was changed. Try again when it has ended, or export into another target.
/// </summary>
public sealed class EenExportInUseException : IOException
{
    /// <summary>Makes the exception, for an <see cref="IExportTarget"/>.</summary>
    /// <param name="message">Which target, and what to do.</param>
    /// <param name="innerException">The exception that showed it; <see langword="null"/> if there was none.</param>
    public EenExportInUseException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
