using System.Diagnostics;
using System.Net;
using Een.Media.Client.Tests.Renewal;
using Een.Media.Client.Tests.Support;
using Microsoft.Extensions.Logging;

namespace Een.Media.Client.Tests.Observability;

/// <summary>What an operator sees.</summary>
[NonParallelizable]
public sealed class SignalTests
{
    private readonly Recorder _recorder = new();
    private readonly MockService _service = new();

    [TearDown]
    public void Close()
    {
        _recorder.Dispose();
        _service.Dispose();
    }

    [Test]
    public async Task A_fetched_frame_is_one_span_one_log_line_and_one_size()
    {
        byte[] jpeg = Jpeg.Sample();
        _service.Answer(Answers.Frame(jpeg));
        using (await _service.Client(o => o.LoggerFactory = _recorder).RecordedImages.GetAsync(TestValues.Request))
        {
        }

        Activity span = Own().Single();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(span.DisplayName, Is.EqualTo("RecordedImages.Get"));
            Assert.That(span.GetTagItem("een.device_id"), Is.EqualTo("10058b7a"));
            Assert.That(span.GetTagItem("een.stream_type"), Is.EqualTo("preview"));
            Assert.That(Values("een.media.client.frames"), Is.EqualTo(new[] { 1.0 }));
            Assert.That(Values("een.media.client.frame.bytes"), Is.EqualTo(new[] { (double)jpeg.Length }));
            Assert.That(Values("een.media.client.operation.duration"), Has.Length.EqualTo(1));
            Assert.That(_recorder.Lines.Select(l => l.Level), Is.EqualTo(new[] { LogLevel.Debug }));
            Assert.That(_recorder.Measurements.SelectMany(m => m.Tags).Select(t => t.Key).Distinct(), Is.EquivalentTo(new[] { "een.operation", "een.stream_type" }));
        }
    }

    [Test]
    public async Task A_retry_is_counted_logged_as_information_and_an_event_of_the_span()
    {
        _service.Answer(Answers.Error(HttpStatusCode.ServiceUnavailable, "")).Answer(Answers.Frame());
        using (await _service.Client(o => (o.LoggerFactory, o.Retry) = (_recorder, new RetryOptions { Delay = TimeSpan.FromMilliseconds(1) })).RecordedImages.GetAsync(TestValues.Request))
        {
        }

        Measurement retry = _recorder.Measurements.Single(m => m.Instrument == "een.media.client.retries");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(retry["error.type"], Is.EqualTo("503"));
            Assert.That(Own().Single().Events.Single().Name, Is.EqualTo("retry"));
            Assert.That(_recorder.Lines.Count(l => l.Level == LogLevel.Information), Is.EqualTo(1));
        }
    }

    [Test]
    public async Task A_failed_call_has_its_error_type_in_log_span_and_metric()
    {
        _service.Answer(Answers.NotFound());
        await Expect.ThrowsAsync<EenNotFoundException>(() => _service.Client(o => o.LoggerFactory = _recorder).RecordedImages.GetAsync(TestValues.Request));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Own().Single().Status, Is.EqualTo(ActivityStatusCode.Error));
            Assert.That(Own().Single().GetTagItem("error.type"), Is.EqualTo("404"));
            Assert.That(_recorder.Measurements.Single(m => m.Instrument == "een.media.client.operation.duration")["error.type"], Is.EqualTo("404"));
        }
    }

    [Test]
    public async Task A_refused_main_image_begins_a_cooldown_with_a_warning()
    {
        HttpResponseMessage refusal = Answers.Error(HttpStatusCode.TooManyRequests, "");
        refusal.Headers.TryAddWithoutValidation("Retry-After", "0");
        _service.Answer(refusal).Answer(Answers.Frame());
        RecordedImageRequest main = RecordedImageRequest.ForDevice("10058b7a").Main().AtOrAfter(TestValues.Noon);
        using (await _service.Client(o => (o.LoggerFactory, o.Retry) = (_recorder, new RetryOptions { Delay = TimeSpan.FromMilliseconds(1) })).RecordedImages.GetAsync(main))
        {
        }

        using (Assert.EnterMultipleScope())
        {
            Assert.That(_recorder.Lines.Count(l => l.Level == LogLevel.Warning), Is.EqualTo(1));
            Assert.That(Values("een.media.client.rate_limit.wait"), Has.Length.EqualTo(2));
        }
    }

    [Test]
    public async Task The_gauge_of_frames_read_ahead_returns_to_zero_however_walks_end()
    {
        int minute = 0;
        _service.Always(_ => Answers.Frame(timestamp: $"2025-06-01T12:{Interlocked.Increment(ref minute):00}:00.000+00:00", next: "next"));
        int taken = 0;
        await foreach (RecordedImage image in _service.Client().RecordedImages.WalkAsync(TestValues.Request, new WalkOptions { MaxFrames = 50 }))
        {
            image.Dispose();
            if (++taken == 5)
                break;
        }

        double[] changes = Values("een.media.client.walk.ahead");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(changes, Is.Not.Empty);
            Assert.That(changes.Sum(), Is.Zero);
        }
    }

    [Test]
    public async Task A_renewal_is_a_span_a_count_and_a_log_line()
    {
        using var account = new AccountDouble();
        using var store = new InMemoryTokenStore();
        await RenewalTests.Use(account.Client(store, o => o.LoggerFactory = _recorder));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Own().Select(s => s.DisplayName), Has.Member("Tokens.Renew"));
            Assert.That(Values("een.media.client.token.renewals"), Is.EqualTo(new[] { 1.0 }));
            Assert.That(_recorder.Lines.Count(l => l.Level == LogLevel.Information), Is.EqualTo(1));
        }
    }

    [Test]
    public void Every_instrument_says_what_it_measures() => Assert.That(Document.Descriptions, Is.Unique.And.All.Match("^[A-Z].+\\.$"));

    [Test]
    public void Every_log_line_instrument_and_span_is_documented()
    {
        string document = Document.Read("observability.md");
        foreach (LoggerMessageAttribute line in Document.LogLines)
            Assert.That(document, Does.Contain($"| {line.EventId} | {line.Level} |"));
        foreach ((string name, string unit, string type) in Document.Instruments)
            Assert.That(document, Does.Contain($"| `{name}` | {type} | `{unit}` |"));
        foreach (string span in Document.Spans)
            Assert.That(document, Does.Contain($"`{span}`"));
        Assert.That(document.Split('\n').Count(l => l.StartsWith("| `een.media.client.", StringComparison.Ordinal)), Is.EqualTo(Document.Instruments.Count), "None that does not exist.");
    }

    private IEnumerable<Activity> Own() => _recorder.Spans.Where(s => s.Source.Name == "Een.Media.Client");

    private double[] Values(string instrument) => [.. _recorder.Measurements.Where(m => m.Instrument == instrument).Select(m => m.Value)];
}
