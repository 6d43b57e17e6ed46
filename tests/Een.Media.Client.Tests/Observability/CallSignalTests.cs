using System.Diagnostics;
using System.Net;
using Een.Media.Client.Tests.Support;

namespace Een.Media.Client.Tests.Observability;

/// <summary>What a call tells while the pipeline has it.</summary>
[NonParallelizable]
public sealed class CallSignalTests
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
    public async Task Retries_in_logs_and_traces_are_numbered_from_one()
    {
        _service.Answer(Answers.Error(HttpStatusCode.ServiceUnavailable, "")).Answer(Answers.Error(HttpStatusCode.ServiceUnavailable, "")).Answer(Answers.Frame());
        EenMediaClient client = _service.Client(o => o.Retry = new RetryOptions { Delay = TimeSpan.FromMilliseconds(1) });
        (await client.RecordedImages.GetAsync(TestValues.Request)).Dispose();
        Assert.That(Own().Single().Events.Select(e => e.Tags.Single(tag => tag.Key == "een.retry").Value), Is.EqualTo(new object[] { 1, 2 }));
    }

    [Test]
    public async Task A_call_with_a_canceled_token_leaves_no_trace()
    {
        EenMediaClient client = _service.Client(o => o.LoggerFactory = _recorder);
        await Assert.CatchAsync<OperationCanceledException>(() => client.RecordedImages.GetAsync(TestValues.Request, new CancellationToken(canceled: true)));
        Assert.That((Own().Any(), _recorder.Lines.IsEmpty, _recorder.Measurements.IsEmpty), Is.EqualTo((false, true, true)));
    }

    private IEnumerable<Activity> Own() => _recorder.Spans.Where(span => span.Source.Name == "Een.Media.Client");
}
