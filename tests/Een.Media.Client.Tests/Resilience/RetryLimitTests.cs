using static Een.Media.Client.Tests.Resilience.ScriptedService;

namespace Een.Media.Client.Tests.Resilience;

/// <summary>Where exactly waiting ends and giving up begins.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class RetryLimitTests
{
    private static readonly RecordedImageRequest s_preview = RecordedImageRequest.ForDevice("10058b7a").Preview().AtOrAfter(VirtualTime.Noon);

    private readonly VirtualTime _time = new();

    [Test]
    public async Task A_Retry_After_of_exactly_what_is_allowed_is_waited_for()
    {
        using var service = new ScriptedService(_time, Status(503, "60"), Frame);
        using EenMediaClient client = service.Client();
        (await _time.RunAsync(client.RecordedImages.GetAsync(s_preview))).Dispose();
        Assert.That(service.Times[1].TotalSeconds, Is.InRange(60, 61));
    }

    [Test]
    public async Task A_Retry_After_that_the_time_left_just_allows_is_waited_for_and_the_next_is_not()
    {
        using var service = new ScriptedService(_time, Status(503, "19"), Status(503, "1"), Frame);
        using EenMediaClient client = service.Client(options => options.Retry = new RetryOptions { AttemptTimeout = TimeSpan.FromSeconds(5), TotalTimeout = TimeSpan.FromSeconds(20) });
        EenApiException? e = await Assert.ThrowsAsync<EenApiException>(() => _time.RunAsync(client.RecordedImages.GetAsync(s_preview)));
        Assert.That((e!.Attempts, e.Elapsed.TotalSeconds), Is.EqualTo((2, 19.0)), "without the spread, for which there is no time");
        Assert.That(e.Message, Does.Contain("The service asks to wait 1 s, which is more than the rest of EenMediaClientOptions.Retry.TotalTimeout."));
    }

    [Test]
    public async Task Without_a_total_timeout_any_allowed_Retry_After_is_waited_for()
    {
        using var service = new ScriptedService(_time, Status(503, "40"), Status(503, "40"), Frame);
        using EenMediaClient client = service.Client(options => options.Retry.TotalTimeout = Timeout.InfiniteTimeSpan);
        (await _time.RunAsync(client.RecordedImages.GetAsync(s_preview))).Dispose();
        Assert.That(service.Times[2].TotalSeconds, Is.InRange(80, 82));
    }

    [Test]
    public async Task A_longer_Retry_After_is_told_with_what_would_have_allowed_it()
    {
        using var service = new ScriptedService(_time, Status(503, "61"), Frame);
        using EenMediaClient client = service.Client();
        EenApiException? e = await Assert.ThrowsAsync<EenApiException>(() => _time.RunAsync(client.RecordedImages.GetAsync(s_preview)));
        Assert.That(e!.Message, Does.Contain("The service asks to wait 61 s, which is more than EenMediaClientOptions.Retry.MaxRetryAfter allows."));
    }

    [Test]
    public async Task The_timeout_of_a_call_without_any_answer_names_no_other_failure()
    {
        using var service = new ScriptedService(_time, Silent);
        using EenMediaClient client = service.Client(options => options.Retry.TotalTimeout = options.Retry.AttemptTimeout = options.Retry.PreviewHeadersTimeout = TimeSpan.FromSeconds(30));
        EenTimeoutException? e = await Assert.ThrowsAsync<EenTimeoutException>(() => _time.RunAsync(client.RecordedImages.GetAsync(s_preview)));
        Assert.That((e!.Option, e.InnerException), Is.EqualTo(("EenMediaClientOptions.Retry.TotalTimeout", (Exception?)null)));
        Assert.That(e.Message, Does.StartWith("The call did not end in time").And.Not.Contain("The last attempt"));
    }

    /// <summary>A refused token is replaced once, also when other failures lie between the refusals.</summary>
    [Test]
    public async Task An_access_token_is_replaced_once_in_a_call()
    {
        int asked = 0;
        using var service = new ScriptedService(_time, Status(401), Status(503), Status(401), Frame);
        using EenMediaClient client = service.Client(options => options.Credential = EenCredential.FromAccessToken(_ => new($"token-{++asked}")));
        EenAuthenticationException? e = await Assert.ThrowsAsync<EenAuthenticationException>(() => _time.RunAsync(client.RecordedImages.GetAsync(s_preview)));
        Assert.That((e!.Attempts, service.Times.Count), Is.EqualTo((3, 3)));
    }

    /// <summary>Breaking off may look like a failure of the network, or like somebody else's cancellation.</summary>
    [Test]
    public async Task Whatever_the_callers_cancellation_breaks_it_is_the_callers_cancellation([Values("network", "token")] string broken)
    {
        using var cancellation = new CancellationTokenSource();
        using var service = new ScriptedService(_time, async cancellationToken =>
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken).ContinueWith(_ => { }, TaskScheduler.Default);
            throw new HttpRequestException(HttpRequestError.ConnectionError);
        });
        using EenMediaClient client = service.Client(options =>
        {
            options.Retry.MaxRetryAttempts = 0;
            if (broken == "token")
            {
                options.Credential = EenCredential.FromAccessToken(async cancellationToken =>
                {
                    await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken).ContinueWith(_ => { }, TaskScheduler.Default);
                    throw new OperationCanceledException(new CancellationToken(canceled: true));
                });
            }
        });
        Task<RecordedImage> call = client.RecordedImages.GetAsync(s_preview, cancellation.Token);
        await cancellation.CancelAsync();
        OperationCanceledException? e = await Assert.CatchAsync<OperationCanceledException>(() => call);
        Assert.That(e!.CancellationToken, Is.EqualTo(cancellation.Token));
    }
}
