using Een.Media.Emulator.Cameras.Model;
using Een.Media.Emulator.Faults;
using Een.Media.Emulator.Requests;

namespace Een.Media.Emulator;

/// <summary>
/// Faults, and the requests that they apply to. A new rule applies to every request; its methods narrow it. The faults of several rules
/// that apply to one request add up. Immutable: every method returns a new rule.
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

    private FaultRule(
        FaultRule rule, Schedule? schedule = null, EmulatorEndpoint? endpoint = null, StreamKind? stream = null, string? deviceId = null,
        bool onlyPages = false)
    {
        Faults = rule.Faults;
        _schedule = schedule ?? rule._schedule;
        _endpoint = endpoint ?? rule._endpoint;
        _stream = stream ?? rule._stream;
        _deviceId = deviceId ?? rule._deviceId;
        _onlyPages = onlyPages || rule._onlyPages;
    }

    /// <summary>The faults, in the order in which they apply.</summary>
    public IReadOnlyList<Fault> Faults { get; }

    internal Schedule Schedule => _schedule;

    /// <summary>Creates a rule that applies to every request.</summary>
    /// <param name="faults">At least one fault.</param>
    /// <returns>The rule.</returns>
    /// <exception cref="ArgumentException">There is no fault.</exception>
    public static FaultRule Of(params Fault[] faults)
    {
        ArgumentNullException.ThrowIfNull(faults);
        return faults.Length > 0 ? new([.. faults]) : throw new ArgumentException("A rule needs at least one fault.", nameof(faults));
    }

    /// <summary>
    /// Reads a rule from text: <c>[endpoint[:stream]] [device=ID] [pages] [first=N|every=N|nth=N|p=0.05] fault…</c>, as in
    /// <c>recordedImage:main first=3 status=429 retry-after=5</c>.
    /// </summary>
    /// <param name="text">The text; <c>docs/emulator.md</c> lists every word.</param>
    /// <returns>The rule.</returns>
    /// <exception cref="FormatException">
    /// A word is unknown or has an invalid value; the message names it and the allowed values.
    /// </exception>
    public static FaultRule Parse(string text) => FaultSyntax.Parse(text);

    /// <summary>Applies to requests to one endpoint only.</summary>
    /// <param name="endpoint">The endpoint.</param>
    /// <returns>The narrower rule.</returns>
    public FaultRule On(EmulatorEndpoint endpoint) => new(this, endpoint: endpoint);

    /// <summary>Applies to requests for main images only, by time or by page token.</summary>
    /// <returns>The narrower rule.</returns>
    public FaultRule ForMain() => new(this, stream: StreamKind.Main);

    /// <summary>Applies to requests for previews only, by time or by page token.</summary>
    /// <returns>The narrower rule.</returns>
    public FaultRule ForPreview() => new(this, stream: StreamKind.Preview);

    /// <summary>Applies to requests for one camera only, by id or by page token.</summary>
    /// <param name="deviceId">The device id.</param>
    /// <returns>The narrower rule.</returns>
    public FaultRule ForDevice(string deviceId)
    {
        ArgumentException.ThrowIfNullOrEmpty(deviceId);
        return new(this, deviceId: deviceId);
    }

    /// <summary>Applies to requests with a page token only.</summary>
    /// <returns>The narrower rule.</returns>
    public FaultRule ForPageTokens() => new(this, onlyPages: true);

    /// <summary>Applies to the first matching requests only.</summary>
    /// <param name="count">The number of requests, 1 or more.</param>
    /// <returns>The rule with this schedule.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The count is less than 1.</exception>
    public FaultRule First(int count) => new(this, Schedule.First(count));

    /// <summary>Applies to every n-th matching request: the n-th, the 2n-th and so on.</summary>
    /// <param name="n">The number, 1 or more.</param>
    /// <returns>The rule with this schedule.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The number is less than 1.</exception>
    public FaultRule Every(int n) => new(this, Schedule.Every(n));

    /// <summary>Applies to the n-th matching request only.</summary>
    /// <param name="n">The number, 1 or more.</param>
    /// <returns>The rule with this schedule.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The number is less than 1.</exception>
    public FaultRule Nth(int n) => new(this, Schedule.Nth(n));

    /// <summary>Applies to a random fraction of the matching requests. The emulator's seed decides which.</summary>
    /// <param name="probability">The fraction, 0 to 1.</param>
    /// <returns>The rule with this schedule.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The probability is out of range.</exception>
    public FaultRule WithProbability(double probability) => new(this, Schedule.Probability(probability));

    /// <summary>The rule in the syntax of <see cref="Parse"/>.</summary>
    /// <returns>The text.</returns>
    public override string ToString()
    {
        string endpoint = _endpoint is { } one ? FaultSyntax.NameOf(one) : "*";
        string stream = _stream is { } kind ? $":{StreamNames.Of(kind)}" : string.Empty;
        string device = _deviceId is null ? string.Empty : $"device={_deviceId}";
        string pages = _onlyPages ? "pages" : string.Empty;
        IEnumerable<string> words = [endpoint + stream, device, pages, _schedule.ToString(), .. Faults.Select(fault => fault.ToString())];
        return string.Join(' ', words.Where(word => word.Length > 0));
    }

    internal bool Matches(Exchange exchange) =>
        (_endpoint is null || _endpoint == exchange.Entry.Endpoint)
        && (_stream is null || _stream == exchange.Stream)
        && (_deviceId is null || _deviceId == exchange.DeviceId)
        && (!_onlyPages || exchange.Entry.HasPageToken);
}
