using Microsoft.Extensions.Logging;

namespace Een.Media.Client.Orleans.Diagnostics;

/// <summary>The user's logger. Its exceptions are ignored: they must not end a call or prevent the release of a resource.</summary>
internal sealed class QuietLogger(ILogger logger) : ILogger
{
    /// <summary>The only category of this package.</summary>
    private const string Category = "Een.Media.Client.Orleans";

    public QuietLogger(ILoggerFactory loggers)
        : this(loggers.CreateLogger(Category))
    {
    }

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel)
    {
        try
        {
            return logger.IsEnabled(logLevel);
        }
        catch (Exception)
        {
            return false;
        }
    }

    public void Log<TState>(
        LogLevel logLevel,
        EventId eventId,
        TState state,
        Exception? exception,
        Func<TState, Exception?, string> formatter)
    {
        try
        {
            logger.Log(logLevel, eventId, state, exception, formatter);
        }
        catch (Exception)
        {
            // There is no other place to report the exception.
        }
    }
}
