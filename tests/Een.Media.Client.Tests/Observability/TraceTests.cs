using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Net;
using Een.Media.Client.Tests.Support;
using Microsoft.Extensions.Logging;

namespace Een.Media.Client.Tests.Observability;

/// <summary>What stands in the spans, lines and measurements, word by word.</summary>
[NonParallelizable]
public sealed class TraceTests
{
    private static readonly RecordedImageRequest s_main = RecordedImageRequest.ForDevice("10058b7a").Main().AtOrAfter(TestValues.Noon);

    private readonly Recorder _recorder = new();
    private readonly MockService _service = new();

    private Activity Span => _recorder.Spans.Single(s => s.Source.Name == "Een.Media.Client");

    [TearDown]
    public void Close()
    {
        _recorder.Dispose();
        _service.Dispose();
    }

    [Test]
    public async Task The_span_of_a_frame_has_its_size_and_its_attempts()
    {
        byte[] jpeg = Jpeg.Sample();
        _service.Answer(Answers.Error(HttpStatusCode.ServiceUnavailable, "")).Answer(Answers.Frame(jpeg));
        (await Client(1).RecordedImages.GetAsync(TestValues.Request)).Dispose();

        ActivityEvent retry = Span.Events.Single();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Span.GetTagItem("een.attempts"), Is.EqualTo(2));
            Assert.That(Span.GetTagItem("een.frame.bytes"), Is.EqualTo(jpeg.Length));
            Assert.That(Span.GetTagItem("error.type"), Is.Null);
            Assert.That(Span.Status, Is.EqualTo(ActivityStatusCode.Unset));
            Assert.That(retry.Tags.Select(t => t.Key), Is.EquivalentTo(new[] { "een.retry", "een.retry.delay", "error.type" }));
            Assert.That(retry.Tags.Single(t => t.Key == "een.retry").Value, Is.EqualTo(1));
            Assert.That(retry.Tags.Single(t => t.Key == "error.type").Value, Is.EqualTo("503"));
            Assert.That(Line(LogLevel.Information), Does.StartWith("RecordedImages.Get preview 10058b7a: retry 1 in").And.Contain("after 503."));
            Assert.That(Line(LogLevel.Debug), Does.Contain($"{jpeg.Length} bytes, attempts: 2"));
            Assert.That(Measured("een.media.client.retries")["een.operation"], Is.EqualTo("RecordedImages.Get"));
        }
    }

    [Test]
    public async Task The_span_of_a_failed_call_has_its_error_type_and_its_attempts()
    {
        _service.Answer(Answers.NotFound());
        await Expect.ThrowsAsync<EenNotFoundException>(() => Client(0).RecordedImages.GetAsync(TestValues.Request));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Span.GetTagItem("een.attempts"), Is.EqualTo(1));
            Assert.That(Span.Status, Is.EqualTo(ActivityStatusCode.Error));
            Assert.That(Line(LogLevel.Debug), Does.Contain("failed after").And.Contain("with 404, attempts: 1. No image there"));
            Assert.That(_recorder.Measurements.Select(m => m.Instrument), Is.EqualTo(new[] { "een.media.client.operation.duration" }));
        }
    }

    [Test]
    public async Task Spans_of_operations_other_than_frames_have_no_stream_and_no_size()
    {
        _service.Answer(Answers.Json("""{"overlayId":[]}"""));
        await Client(0).RecordedImages.ListOverlaysAsync("10058b7a");
        Measurement duration = _recorder.Measurements.Single();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(duration.Tags.Select(t => t.Key), Is.EqualTo(new[] { "een.operation" }));
            Assert.That(Span.GetTagItem("een.stream_type"), Is.Null);
            Assert.That(Span.GetTagItem("een.frame.bytes"), Is.Null);
            Assert.That(Line(LogLevel.Debug), Does.Contain(" 0 bytes"));
        }
    }

    [Test]
    public async Task A_cooldown_is_an_event_of_the_span_and_the_wait_a_tag()
    {
        HttpResponseMessage refusal = Answers.Error(HttpStatusCode.TooManyRequests, "");
        refusal.Headers.TryAddWithoutValidation("Retry-After", "0");
        _service.Answer(refusal).Answer(Answers.Frame());
        (await Client(1).RecordedImages.GetAsync(s_main)).Dispose();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Span.Events.Select(e => e.Name), Is.EquivalentTo(new[] { "rate limited", "retry" }));
            Assert.That(Span.GetTagItem("een.rate_limit.wait"), Is.InstanceOf<double>());
            Assert.That(Line(LogLevel.Warning), Does.StartWith("RecordedImages.Get main 10058b7a:").And.Contain("Retry-After: 0 s"));
        }
    }

    [Test]
    public async Task A_canceled_call_has_a_status_of_its_own_in_the_span()
    {
        using var stop = new CancellationTokenSource();
        _service.Always(async (_, token) =>
        {
            await stop.CancelAsync();
            token.ThrowIfCancellationRequested();
            return Answers.Frame();
        });
        await Expect.ThrowsAsync<OperationCanceledException>(() => Client(0).RecordedImages.GetAsync(TestValues.Request, stop.Token));
        Assert.That(Measured("een.media.client.operation.duration")["error.type"], Is.EqualTo("canceled"));
    }

    [TestCase("een.media.client.operation.duration")]
    [TestCase("een.media.client.frames")]
    [TestCase("een.media.client.frame.bytes")]
    [TestCase("een.media.client.retries")]
    [TestCase("een.media.client.rate_limit.wait")]
    public async Task Each_instrument_reports_when_it_alone_is_watched(string name)
    {
        _recorder.Dispose();
        int seen = 0;
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, l) =>
        {
            if (instrument.Name == name)
                l.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<long>((_, _, _, _) => seen++);
        listener.SetMeasurementEventCallback<double>((_, _, _, _) => seen++);
        listener.Start();
        _service.Answer(Answers.Error(HttpStatusCode.ServiceUnavailable, "")).Answer(Answers.Frame());
        (await _service.Client(o => o.Retry = Retries(1)).RecordedImages.GetAsync(s_main)).Dispose();
        Assert.That(seen, Is.Positive);
    }

    [Test]
    public async Task The_log_reports_when_nothing_else_is_watched()
    {
        _recorder.Dispose();
        _service.Answer(Answers.Frame());
        (await Client(0).RecordedImages.GetAsync(TestValues.Request)).Dispose();
        Assert.That(Line(LogLevel.Debug), Does.StartWith("RecordedImages.Get preview 10058b7a: done in"));
        Assert.That(_recorder.Spans, Is.Empty);
    }

    private static RetryOptions Retries(int attempts) => new() { MaxRetryAttempts = attempts, Delay = TimeSpan.FromMilliseconds(1) };

    private EenMediaClient Client(int retries) => _service.Client(o => (o.LoggerFactory, o.Retry) = (_recorder, Retries(retries)));

    private string Line(LogLevel level) => _recorder.Lines.Single(l => l.Level == level).Text;

    private Measurement Measured(string instrument) => _recorder.Measurements.Single(m => m.Instrument == instrument);
}
