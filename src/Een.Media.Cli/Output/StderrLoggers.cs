using Een.Media.Cli.Text;
using Microsoft.Extensions.Logging;

namespace Een.Media.Cli.Output;

/// <summary>The client's log lines on the standard error, for --verbose. The client writes no secret.</summary>
internal sealed class StderrLoggers(Reporter reporter) : ILoggerFactory, ILogger
{
    public void AddProvider(ILoggerProvider provider)
    {
        // The standard error is the only destination.
    }

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Debug;

    public void Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        reporter.Detail(SafeText.Of($"{logLevel.ToString().ToLowerInvariant()}: {formatter(state, exception)}"));

    public void Dispose()
    {
        // There is nothing to dispose.
    }
}
