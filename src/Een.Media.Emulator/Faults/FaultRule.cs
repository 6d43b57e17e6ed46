using Een.Media.Emulator.Cameras;
using Een.Media.Emulator.Faults;
using Een.Media.Emulator.Hosting;

namespace Een.Media.Emulator;

/// <summary>
/// Which requests are struck by which faults. Immutable: every method returns a rule of its own. A new rule strikes every request; several rules
/// that strike the same request add up.
/// <code>FaultRule.Of(Fault.Status(429), Fault.RetryAfter(5)).On(EmulatorEndpoint.RecordedImage).ForMain().First(3)</code>
/// </summary>
public sealed class FaultRule
{
    private readonly Schedule _schedule = Schedule.Always;
    private readonly EmulatorEndpoint? _endpoint;
    private readonly StreamKind? _stream;
    private readonly string? _deviceId;
    private readonly bool _onlyPages;

    private FaultRule(IReadOnlyList<Fault> faults) => Faults = faults;

    private FaultRule(FaultRule rule, Schedule? schedule = null, EmulatorEndpoint? endpoint = null, StreamKind? stream = null, string? deviceId = null, bool onlyPages = false)
    {
        Faults = rule.Faults;
        _schedule = schedule ?? rule._schedule;
        _endpoint = endpoint ?? rule._endpoint;
        _stream = stream ?? rule._stream;
        _deviceId = deviceId ?? rule._deviceId;
        _onlyPages = onlyPages || rule._onlyPages;
    }

    /// <summary>The faults, in the order in which they strike.</summary>
    public IReadOnlyList<Fault> Faults { get; }

    internal Schedule Schedule => _schedule;

    /// <summary>A rule that strikes every request until it is narrowed.</summary>
    /// <param name="faults">At least one fault.</param>
    /// <returns>The rule.</returns>
    /// <exception cref="ArgumentException">No fault is given.</exception>
    public static FaultRule Of(params IEnumerable<Fault> faults)
    {
        Fault[] copy = faults.ToArray();
        return copy.Length > 0 ? new(copy) : throw new ArgumentException("A rule needs at least one fault.", nameof(faults));
    }

    /// <summary>Reads a rule from text: <c>[endpoint[:stream]] [device=ID] [pages] [first=N|every=N|nth=N|p=0.05] fault…</c>, as in <c>recordedImage:main first=3 status=429 retry-after=5</c>.</summary>
    /// <param name="text">The text; <c>docs/emulator.md</c> lists every word.</param>
    /// <returns>The rule.</returns>
    /// <exception cref="FormatException">A word is unknown or has a wrong value; the message says which and what is allowed.</exception>
    public static FaultRule Parse(string text) => FaultSyntax.Parse(text);

    /// <summary>Only requests to one endpoint.</summary>
    /// <param name="endpoint">The endpoint.</param>
    /// <returns>The narrower rule.</returns>
    public FaultRule On(EmulatorEndpoint endpoint) => new(this, endpoint: endpoint);

    /// <summary>Only requests for main images, also by page token.</summary>
    /// <returns>The narrower rule.</returns>
    public FaultRule ForMain() => new(this, stream: StreamKind.Main);

    /// <summary>Only requests for previews, also by page token.</summary>
    /// <returns>The narrower rule.</returns>
    public FaultRule ForPreview() => new(this, stream: StreamKind.Preview);

    /// <summary>Only requests for one camera, also by page token.</summary>
    /// <param name="deviceId">The device id.</param>
    /// <returns>The narrower rule.</returns>
    public FaultRule ForDevice(string deviceId)
    {
        ArgumentException.ThrowIfNullOrEmpty(deviceId);
        return new(this, deviceId: deviceId);
    }

    /// <summary>Only requests that are made with a page token.</summary>
    /// <returns>The narrower rule.</returns>
    public FaultRule ForPageTokens() => new(this, onlyPages: true);

    /// <summary>Only the first so many of the requests that match.</summary>
    /// <param name="count">How many, at least 1.</param>
    /// <returns>The rule with this schedule.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The count is less than 1.</exception>
    public FaultRule First(int count) => new(this, Schedule.First(count));

    /// <summary>Every n-th of the requests that match: the n-th, the 2n-th and so on.</summary>
    /// <param name="n">At least 1.</param>
    /// <returns>The rule with this schedule.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The number is less than 1.</exception>
    public FaultRule Every(int n) => new(this, Schedule.Every(n));

    /// <summary>Only the n-th of the requests that match.</summary>
    /// <param name="n">At least 1.</param>
    /// <returns>The rule with this schedule.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The number is less than 1.</exception>
    public FaultRule Nth(int n) => new(this, Schedule.Nth(n));

    /// <summary>A share of the requests that match, drawn by the emulator's seed.</summary>
    /// <param name="probability">From 0 to 1.</param>
    /// <returns>The rule with this schedule.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The probability is not from 0 to 1.</exception>
    public FaultRule WithProbability(double probability) => new(this, Schedule.Probability(probability));

    /// <summary>The rule as <see cref="Parse"/> reads it.</summary>
    /// <returns>The text.</returns>
    public override string ToString()
    {
        string target = $"{(_endpoint is { } endpoint ? FaultSyntax.NameOf(endpoint) : "*")}{(_stream is { } stream ? $":{StreamWords.Of(stream)}" : string.Empty)}";
        IEnumerable<string> words = [target, _deviceId is null ? string.Empty : $"device={_deviceId}", _onlyPages ? "pages" : string.Empty, _schedule.ToString(), .. Faults.Select(fault => fault.ToString())];
        return string.Join(' ', words.Where(word => word.Length > 0));
    }

    internal bool Matches(Exchange exchange) =>
        (_endpoint is null || _endpoint == exchange.Entry.Endpoint)
        && (_stream is null || _stream == exchange.Stream)
        && (_deviceId is null || _deviceId == exchange.DeviceId)
        && (!_onlyPages || exchange.Entry.HasPageToken);
}
