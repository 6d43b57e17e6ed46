using static Een.Media.Client.Tests.Resilience.ScriptedService;

namespace Een.Media.Client.Tests.Resilience;

/// <summary>Which limit ran out, and whose cancellation it was.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class TimeoutTests
{
    private static readonly RecordedImageRequest s_preview = RecordedImageRequest.ForDevice("10058b7a").Preview().AtOrAfter(VirtualTime.Noon);

    private readonly VirtualTime _time = new();

    [Test]
    public async Task Silence_ends_in_the_attempt_timeout_and_is_tried_again()
    {
        using var service = new ScriptedService(_time, Silent, Frame);
        using EenMediaClient client = service.Client(options => options.Retry.PreviewHeadersTimeout = Timeout.InfiniteTimeSpan);
        using RecordedImage image = await _time.RunAsync(client.RecordedImages.GetAsync(s_preview));
        Assert.That(service.Times[1].TotalSeconds, Is.InRange(60.4, 60.81));
    }

    [Test]
    public async Task A_preview_whose_headers_do_not_come_is_tried_again_long_before_the_attempt_timeout()
    {
        using var service = new ScriptedService(_time, Silent, Frame);
        using EenMediaClient client = service.Client();
        using RecordedImage image = await _time.RunAsync(client.RecordedImages.GetAsync(s_preview));
        Assert.That(service.Times[1].TotalSeconds, Is.InRange(15.4, 15.81));
    }

    [Test]
    public async Task Headers_that_never_come_name_the_limit_for_headers()
    {
        using var service = new ScriptedService(_time, Silent);
        EenTimeoutException e = await FailAsync(service, retry => retry.MaxRetryAttempts = 1);
        Assert.That((e.Limit, e.Option, e.Attempts), Is.EqualTo((TimeSpan.FromSeconds(15), "EenMediaClientOptions.Retry.PreviewHeadersTimeout", 2)));
    }

    [Test]
    public async Task Headers_of_main_images_may_take_as_long_as_the_attempt()
    {
        using var service = new ScriptedService(_time, Silent);
        using EenMediaClient client = service.Client(options => options.Retry.MaxRetryAttempts = 0);
        EenTimeoutException e = (await Assert.ThrowsAsync<EenTimeoutException>(
            () => _time.RunAsync(client.RecordedImages.GetAsync(RecordedImageRequest.ForDevice("10058b7a").Main().AtOrAfter(VirtualTime.Noon)))))!;
        Assert.That(e.Option, Is.EqualTo("EenMediaClientOptions.Retry.AttemptTimeout"));
    }

    [Test]
    public async Task Lasting_silence_names_the_attempt_timeout()
    {
        using var service = new ScriptedService(_time, Silent);
        EenTimeoutException e = await FailAsync(service, retry => (retry.MaxRetryAttempts, retry.PreviewHeadersTimeout) = (1, Timeout.InfiniteTimeSpan));
        Assert.That((e.Limit, e.Option, e.Attempts), Is.EqualTo((TimeSpan.FromSeconds(60), "EenMediaClientOptions.Retry.AttemptTimeout", 2)));
        Assert.That(e.Message, Does.StartWith("No complete answer arrived in time").And.Contain("EenMediaClientOptions.Retry.AttemptTimeout is 60 s").And.Contain("Tried 2 times in 120"));
    }

    [Test]
    public async Task A_body_that_stops_moving_is_noticed_and_tried_again()
    {
        using var service = new ScriptedService(_time, Body(BrokenBody.StallAfter(100)), Frame);
        using EenMediaClient client = service.Client();
        using RecordedImage image = await _time.RunAsync(client.RecordedImages.GetAsync(s_preview));
        Assert.That(service.Times[1].TotalSeconds, Is.InRange(15.4, 15.8));
        Assert.That((service.UndisposedBodies, service.Buffers.Outstanding), Is.EqualTo((0, 1)));
    }

    [Test]
    public async Task A_body_that_never_moves_again_names_the_inactivity_timeout()
    {
        using var service = new ScriptedService(_time, Body(BrokenBody.StallAfter(100)));
        EenTimeoutException e = await FailAsync(service, retry => retry.MaxRetryAttempts = 0);
        Assert.That((e.Limit, e.Option), Is.EqualTo((TimeSpan.FromSeconds(15), "EenMediaClientOptions.Retry.BodyInactivityTimeout")));
        Assert.That(e.Message, Does.Contain($"100 of {TinyJpeg.Bytes.Length} bytes"));
    }

    [Test]
    public async Task A_stalled_error_body_does_not_hide_the_status()
    {
        using var service = new ScriptedService(_time, async _ =>
        {
            HttpResponseMessage response = await Status(404)(CancellationToken.None);
            response.Content = BrokenBody.StallAfter(100);
            return response;
        });
        using EenMediaClient client = service.Client();
        await Assert.ThrowsAsync<EenNotFoundException>(() => _time.RunAsync(client.RecordedImages.GetAsync(s_preview)));
        Assert.That(_time.Elapsed, Is.EqualTo(TimeSpan.FromSeconds(15)));
    }

    [Test]
    public async Task The_total_timeout_ends_the_call_and_names_the_last_failure()
    {
        using var service = new ScriptedService(_time, Status(503, body: """{"message":"Restarting."}"""), Silent);
        EenTimeoutException e = await FailAsync(service, retry => retry.AttemptTimeout = retry.TotalTimeout = retry.PreviewHeadersTimeout = TimeSpan.FromSeconds(30));
        Assert.That((e.Limit, e.Option, e.Attempts, e.Elapsed), Is.EqualTo((TimeSpan.FromSeconds(30), "EenMediaClientOptions.Retry.TotalTimeout", 2, TimeSpan.FromSeconds(30))));
        Assert.That(e.Message, Does.Contain("The last attempt failed: Restarting (HTTP 503)."));
        Assert.That(e.InnerException, Is.InstanceOf<EenApiException>());
    }

    [Test]
    public async Task Infinite_timeouts_never_end_a_call()
    {
        using var service = new ScriptedService(_time, Silent);
        using EenMediaClient client = service.Client(options => options.Retry = new RetryOptions
        {
            AttemptTimeout = Timeout.InfiniteTimeSpan,
            PreviewHeadersTimeout = Timeout.InfiniteTimeSpan,
            BodyInactivityTimeout = Timeout.InfiniteTimeSpan,
            TotalTimeout = Timeout.InfiniteTimeSpan,
        });
        using var cancellation = new CancellationTokenSource();
        Task<RecordedImage> call = client.RecordedImages.GetAsync(s_preview, cancellation.Token);
        Assert.That((_time.Jump(), call.IsCompleted), Is.EqualTo((false, false)));
        await cancellation.CancelAsync();
        await Assert.CatchAsync<OperationCanceledException>(() => call);
    }

    [TestCase("headers")]
    [TestCase("body")]
    [TestCase("retry delay")]
    [TestCase("token")]
    public async Task A_call_that_the_caller_cancels_throws_the_callers_cancellation(string moment)
    {
        using var cancellation = new CancellationTokenSource();
        using var service = new ScriptedService(_time, moment switch
        {
            "headers" => Silent,
            "body" => Body(BrokenBody.StallAfter(100)),
            _ => Status(503),
        });
        using EenMediaClient client = service.Client(options =>
        {
            if (moment == "token")
                options.Credential = EenCredential.FromAccessToken(async ct => await new TaskCompletionSource<string>().Task.WaitAsync(ct));
        });
        Task<RecordedImage> call = client.RecordedImages.GetAsync(s_preview, cancellation.Token);
        Assert.That(call.IsCompleted, Is.False);
        await cancellation.CancelAsync();
        OperationCanceledException? e = await Assert.CatchAsync<OperationCanceledException>(() => call);
        Assert.That(e!.CancellationToken, Is.EqualTo(cancellation.Token));
        Assert.That((_time.Pending, service.UndisposedBodies, service.Buffers.Outstanding), Is.EqualTo((0, 0, 0L)));
    }

    [Test]
    public async Task A_call_with_a_token_canceled_beforehand_sends_nothing()
    {
        using var service = new ScriptedService(_time, Frame);
        using EenMediaClient client = service.Client();
        await Assert.CatchAsync<OperationCanceledException>(() => client.RecordedImages.GetAsync(s_preview, new CancellationToken(canceled: true)));
        Assert.That(service.Times, Is.Empty);
    }

    private async Task<EenTimeoutException> FailAsync(ScriptedService service, Action<RetryOptions> configure)
    {
        using EenMediaClient client = service.Client(options => configure(options.Retry));
        EenTimeoutException e = (await Assert.ThrowsAsync<EenTimeoutException>(() => _time.RunAsync(client.RecordedImages.GetAsync(s_preview))))!;
        Assert.That((_time.Pending, service.UndisposedBodies, service.Buffers.Outstanding), Is.EqualTo((0, 0, 0L)));
        return e;
    }
}
