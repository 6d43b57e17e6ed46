using Microsoft.Extensions.Logging;

namespace Een.Media.Client.Orleans.Diagnostics;

/// <summary>The user's logger. What it throws is ignored: it must neither end a call nor keep anything from being given back.</summary>
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
            // There is nobody left to tell.
        }
    }
}
