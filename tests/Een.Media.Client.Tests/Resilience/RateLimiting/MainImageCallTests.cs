using System.Net;
using Een.Media.Client.Authentication;
using Een.Media.Client.Errors;

using static Een.Media.Client.Tests.Resilience.ScriptedService;

namespace Een.Media.Client.Tests.Resilience.RateLimiting;

/// <summary>Main images through the whole client.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class MainImageCallTests
{
    /// <summary>Longer than every closing here, shorter than every time limit.</summary>
    private static readonly TimeSpan s_reach = TimeSpan.FromSeconds(55);

    private readonly VirtualTime _time = new();

    [Test]
    public async Task A_call_that_waits_for_its_first_lease_does_not_use_up_its_total_timeout()
    {
        using var service = new ScriptedService(_time, Status(429, "50"), Status(429, "50"), Frame);
        using EenMediaClient client = service.PatientClient(options => options.Retry = new RetryOptions { MaxRetryAttempts = 0, TotalTimeout = TimeSpan.FromSeconds(60) });
        await Assert.ThrowsAsync<EenRateLimitedException>(() => client.RecordedImages.GetAsync(MainImage("1000000a")));
        Task<RecordedImage> second = client.RecordedImages.GetAsync(MainImage("1000000a"));
        Assert.That(service.Times, Has.Count.EqualTo(1), "the gate is closed");

        // Nobody waits behind it, or the clock could go on to that one's turn before this one has told its time.
        EenRateLimitedException? e = await Assert.ThrowsAsync<EenRateLimitedException>(() => _time.RunAsync(second, s_reach));
        Assert.That(e!.Elapsed.TotalSeconds, Is.InRange(50, 51.001));
        Task<RecordedImage> third = client.RecordedImages.GetAsync(MainImage("1000000a"));
        (await _time.RunAsync(third, s_reach)).Dispose();
        Assert.That(service.Times[2].TotalSeconds, Is.InRange(100, 102.001));
    }

    [Test]
    public async Task Previews_and_lists_never_wait_for_the_limiter_of_main_images()
    {
        using var service = new ScriptedService(_time, Status(429, "50"), Frame);
        using EenMediaClient client = service.PatientClient();
        Task<RecordedImage> main = client.RecordedImages.GetAsync(MainImage("1000000a"));
        using RecordedImage preview = await client.RecordedImages.GetAsync(RecordedImageRequest.ForDevice("10058b7a").Preview().AtOrAfter(VirtualTime.Noon));
        Assert.That((_time.Elapsed, main.IsCompleted), Is.EqualTo((TimeSpan.Zero, false)));
        (await _time.RunAsync(main, s_reach)).Dispose();
    }

    [TestCase(PacingScope.Account, 1)]
    [TestCase(PacingScope.Device, 2)]
    public async Task The_scope_of_the_limiter_is_an_option(PacingScope scope, int sentAtOnce)
    {
        using var service = new ScriptedService(_time, Status(429, "50"), Frame);
        using EenMediaClient client = service.PatientClient(options => options.MainImagePacing.Scope = scope);
        Task<RecordedImage> first = client.RecordedImages.GetAsync(MainImage("1000000a"));
        Task<RecordedImage> second = client.RecordedImages.GetAsync(MainImage("1000000b"));
        Assert.That(service.Times, Has.Count.EqualTo(sentAtOnce));
        (await _time.RunAsync(first, s_reach)).Dispose();
        (await _time.RunAsync(second, s_reach)).Dispose();
    }

    [Test]
    public async Task A_main_image_by_page_token_is_paced_and_knows_its_camera()
    {
        using var service = new ScriptedService(_time, FrameWithToken, Status(429, "50"), FrameWithToken);
        using EenMediaClient client = service.PatientClient();
        using RecordedImage first = await client.RecordedImages.GetAsync(MainImage("1000000a"));
        Task<RecordedImage> next = client.RecordedImages.GetAsync(RecordedImageRequest.FromPageToken(first.NextToken!));
        Task<RecordedImage> other = client.RecordedImages.GetAsync(MainImage("1000000b"));
        Assert.That(service.Times, Has.Count.EqualTo(2), "the gate is closed");
        using RecordedImage second = await _time.RunAsync(next, s_reach);
        Assert.That((second.DeviceId, second.StreamType), Is.EqualTo(("1000000a", StreamType.Main)));
        (await _time.RunAsync(other, s_reach)).Dispose();
    }

    [Test]
    public async Task A_refused_call_is_tried_again_before_those_that_came_later()
    {
        var refusal = new TaskCompletionSource();
        using var service = new ScriptedService(
            _time,
            async cancellationToken =>
            {
                await refusal.Task;
                return await Status(429, "5")(cancellationToken);
            },
            Frame);
        using EenMediaClient client = service.PatientClient();
        Task<RecordedImage>[] calls = [.. new[] { "100000f1", "100000f2" }.Select(device => client.RecordedImages.GetAsync(MainImage(device)))];
        refusal.SetResult();
        foreach (Task<RecordedImage> call in calls)
            (await _time.RunAsync(call, s_reach)).Dispose();
        Assert.That(service.Queries.Select(query => query.Split('=', '&')[1]), Is.EqualTo(new[] { "100000f1", "100000f1", "100000f2" }));
    }

    [Test]
    public async Task A_probe_without_an_access_token_says_nothing_about_the_rate_limit()
    {
        var answer = new TaskCompletionSource();
        using var service = new ScriptedService(
            _time,
            Status(429, "50"),
            async cancellationToken =>
            {
                await answer.Task;
                return await Frame(cancellationToken);
            },
            Frame);
        var credential = new FailingCredential();
        using EenMediaClient client = service.PatientClient(options => (options.Credential, options.Retry) = (credential, new RetryOptions { MaxRetryAttempts = 0 }));
        await Assert.ThrowsAsync<EenRateLimitedException>(() => client.RecordedImages.GetAsync(MainImage("1000000a")));
        credential.Failure = new EenAuthenticationException("The refresh token is not accepted.", new ApiError(HttpStatusCode.BadRequest));
        await Assert.ThrowsAsync<EenAuthenticationException>(() => _time.RunAsync(client.RecordedImages.GetAsync(MainImage("1000000a")), s_reach));

        credential.Failure = null;
        Task<RecordedImage>[] calls = [.. Enumerable.Range(0, 5).Select(_ => client.RecordedImages.GetAsync(MainImage("1000000a")))];
        Assert.That(service.Times, Has.Count.EqualTo(2), "The next one probes, alone.");
        answer.SetResult();
        foreach (Task<RecordedImage> call in calls)
            (await _time.RunAsync(call, s_reach)).Dispose();
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task Disposing_the_client_ends_the_wait_during_a_cooldown(bool asynchronously)
    {
        using var service = new ScriptedService(_time, Status(429, "50"));
        EenMediaClient client = service.PatientClient();
        Task<RecordedImage> refused = client.RecordedImages.GetAsync(MainImage("1000000a"));
        Assert.That((service.Times.Count, refused.IsCompleted), Is.EqualTo((1, false)));
        if (asynchronously)
            await client.DisposeAsync();
        else
            client.Dispose();
        await Assert.ThrowsAsync<ObjectDisposedException>(() => refused.WaitAsync(TimeSpan.FromMinutes(10)));
    }

    [Test]
    public async Task Before_the_first_answer_one_main_image_goes_ahead_and_disposing_the_client_ends_the_waits()
    {
        using var service = new ScriptedService(_time, Silent);
        EenMediaClient client = service.PatientClient();
        _ = client.RecordedImages.GetAsync(MainImage("1000000a"));
        Task<RecordedImage> second = client.RecordedImages.GetAsync(MainImage("1000000a"));
        Assert.That((service.Times.Count, second.IsCompleted), Is.EqualTo((1, false)));
        client.Dispose();
        await Assert.ThrowsAsync<ObjectDisposedException>(() => second);
    }

    [TestCase(500)]
    [TestCase(404)]
    public async Task A_main_image_that_failed_releases_its_lease(int status)
    {
        using var service = new ScriptedService(_time, Status(status), Status(status), Status(status), Frame);
        using EenMediaClient client = service.PatientClient(options => options.Retry.MaxRetryAttempts = 0);
        for (int i = 0; i < 3; i++)
            await Assert.CatchAsync<EenApiException>(() => client.RecordedImages.GetAsync(MainImage("1000000a")));
        (await client.RecordedImages.GetAsync(MainImage("1000000a"))).Dispose();
        Assert.That((service.Times.Count, _time.Elapsed), Is.EqualTo((4, TimeSpan.Zero)));
    }

    [Test]
    public async Task A_refusal_without_Retry_After_is_waited_out_in_the_limiter_alone()
    {
        using var service = new ScriptedService(_time, Status(429), Frame);
        using EenMediaClient client = service.PatientClient(options => (options.MainImagePacing.InitialRate, options.Retry.Delay, options.Retry.MaxDelay) = (1000, TimeSpan.FromSeconds(20), TimeSpan.FromSeconds(20)));
        (await _time.RunAsync(client.RecordedImages.GetAsync(MainImage("1000000a")), s_reach)).Dispose();
        Assert.That(service.Times[1].TotalSeconds, Is.InRange(10, 20 + 1e-3), "not the gate's wait and the retry's");
    }

    [Test]
    public async Task A_refusal_that_was_waited_out_costs_no_retry()
    {
        using var service = new ScriptedService(_time, [.. Enumerable.Repeat(Status(429, "1"), 20), Frame]);
        using EenMediaClient client = service.PatientClient(options => options.Retry.MaxRetryAttempts = 1);
        (await _time.RunAsync(client.RecordedImages.GetAsync(MainImage("1000000a")), s_reach)).Dispose();
        Assert.That(service.Times, Has.Count.EqualTo(21));
    }

    [Test]
    public async Task Refusals_are_waited_out_until_the_next_wait_would_exceed_the_total_timeout()
    {
        const string body = """{"status":"tooManyRequests","message":"Slow down."}""";
        using var service = new ScriptedService(_time, Status(429, "20", body), Status(429, "20", body), Status(429, "20", body), Status(429, "58", body));
        using EenMediaClient client = service.PatientClient(options => options.Retry = new RetryOptions { TotalTimeout = TimeSpan.FromSeconds(115) });
        EenRateLimitedException? e = await Assert.ThrowsAsync<EenRateLimitedException>(
            () => _time.RunAsync(client.RecordedImages.GetAsync(MainImage("1000000a")), TimeSpan.FromSeconds(25)));
        Assert.That((e!.Attempts, e.RetryAfter), Is.EqualTo((4, TimeSpan.FromSeconds(58))));
        Assert.That(e.Message, Does.StartWith(
            "Slow down (HTTP 429, tooManyRequests). The service asks to wait 58 s, which is more than the rest of EenMediaClientOptions.Retry.TotalTimeout. Tried 4 times in 6"));
    }

    private static async Task<HttpResponseMessage> FrameWithToken(CancellationToken cancellationToken)
    {
        HttpResponseMessage response = await Frame(cancellationToken);
        response.Headers.TryAddWithoutValidation("X-Een-NextToken", "bmV4dA==");
        return response;
    }

    private static RecordedImageRequest MainImage(string deviceId) => RecordedImageRequest.ForDevice(deviceId).Main().AtOrAfter(VirtualTime.Noon);

    private sealed class FailingCredential : EenCredential
    {
        public Exception? Failure { get; set; }

        internal override ValueTask<AccessToken> GetTokenAsync(CredentialContext context, AccessToken? rejected, CancellationToken cancellationToken) =>
            Failure is null ? new(new AccessToken("opaque-token", ExpiresAt: null, BaseAddress: null)) : ValueTask.FromException<AccessToken>(Failure);
    }
}
