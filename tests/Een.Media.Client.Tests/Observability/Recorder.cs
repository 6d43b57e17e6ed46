using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging;

namespace Een.Media.Client.Tests.Observability;

/// <summary>Everything that the client emits: log lines with their scopes and exceptions, spans with tags and events, measurements with labels.</summary>
internal sealed class Recorder : ILoggerFactory, ILogger
{
    private readonly ActivityListener _spans;
    private readonly MeterListener _meters = new();

    public Recorder()
    {
        _spans = new ActivityListener
        {
            ShouldListenTo = source => source.Name is "Een.Media.Client" or "System.Net.Http" or "Polly",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = Spans.Add,
        };
        ActivitySource.AddActivityListener(_spans);
        _meters.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name == "Een.Media.Client")
                listener.EnableMeasurementEvents(instrument);
        };
        _meters.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Measurements.Add(new(instrument.Name, value, tags.ToArray())));
        _meters.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Measurements.Add(new(instrument.Name, value, tags.ToArray())));
        _meters.Start();
    }

    public ConcurrentBag<Activity> Spans { get; } = [];

    public ConcurrentBag<Measurement> Measurements { get; } = [];

    public ConcurrentQueue<(LogLevel Level, EventId Id, string Text)> Lines { get; } = new();

    /// <summary>All of it as text.</summary>
    public string Everything => string.Join('\n', Lines.Select(l => l.Text)
        .Concat(Spans.Select(s => $"{s.DisplayName} {s.StatusDescription} {Join(s.TagObjects)} {string.Join(' ', s.Events.Select(e => $"{e.Name} {Join(e.Tags)}"))} {Join(s.Baggage.Select(b => new KeyValuePair<string, object?>(b.Key, b.Value)))}"))
        .Concat(Measurements.Select(m => $"{m.Instrument} {m.Value} {Join(m.Tags)}")));

    public ILogger CreateLogger(string categoryName) => this;

    public void AddProvider(ILoggerProvider provider)
    {
    }

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull
    {
        Lines.Enqueue((LogLevel.Trace, default, $"scope {state}"));
        return null;
    }

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        Lines.Enqueue((logLevel, eventId, $"{formatter(state, exception)} {exception}"));

    public void Dispose()
    {
        _spans.Dispose();
        _meters.Dispose();
    }

    private static string Join(IEnumerable<KeyValuePair<string, object?>> tags) => string.Join(' ', tags.Select(t => $"{t.Key}={t.Value}"));
}

/// <summary>One value that an instrument recorded.</summary>
internal sealed record Measurement(string Instrument, double Value, KeyValuePair<string, object?>[] Tags)
{
    public object? this[string name] => Tags.FirstOrDefault(t => t.Key == name).Value;
}
