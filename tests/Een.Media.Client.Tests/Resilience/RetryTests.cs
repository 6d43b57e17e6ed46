using System.Net.Sockets;
using static Een.Media.Client.Tests.Resilience.ScriptedService;

namespace Een.Media.Client.Tests.Resilience;

/// <summary>What is tried again, when, and how a call that gave up tells of it.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class RetryTests
{
    private static readonly RecordedImageRequest s_preview = RecordedImageRequest.ForDevice("10058b7a").Preview().AtOrAfter(VirtualTime.Noon);

    /// <summary>Longer than every wait here, shorter than the total timeout.</summary>
    private static readonly TimeSpan s_reach = TimeSpan.FromSeconds(90);

    private readonly VirtualTime _time = new();

    [TestCase(408)]
    [TestCase(425)]
    [TestCase(500)]
    [TestCase(502)]
    [TestCase(503)]
    [TestCase(504)]
    [TestCase(505)]
    [TestCase(507)]
    [TestCase(509)]
    [TestCase(520)]
    [TestCase(525)]
    [TestCase(529)]
    [TestCase(530)]
    [TestCase(598)]
    [TestCase(599)]
    public async Task A_passing_error_is_tried_again(int status)
    {
        using var service = new ScriptedService(_time, Status(status), Status(status), Frame);
        using RecordedImage image = await GetAsync(service);
        Assert.That(service.Times, Has.Count.EqualTo(3));
        Assert.That(service.UndisposedBodies, Is.Zero);
    }

    [TestCase(400, typeof(EenInvalidRequestException))]
    [TestCase(403, typeof(EenPermissionException))]
    [TestCase(404, typeof(EenNotFoundException))]
    [TestCase(405, typeof(EenApiException))]
    [TestCase(501, typeof(EenApiException))]
    [TestCase(302, typeof(EenProtocolException))]
    public async Task An_error_that_would_repeat_is_not_tried_again(int status, Type expected)
    {
        using var service = new ScriptedService(_time, Status(status));
        EenMediaException e = await FailAsync(service);
        Assert.That(e, Is.TypeOf(expected));
        Assert.That((service.Times.Count, e.Attempts, e.Elapsed), Is.EqualTo((1, 1, TimeSpan.Zero)));
        Assert.That(service.UndisposedBodies, Is.Zero);
    }

    [Test]
    public async Task A_failed_connection_a_cut_body_and_half_an_image_are_tried_again()
    {
        using var service = new ScriptedService(
            _time,
            Failing(new HttpRequestException(HttpRequestError.ConnectionError, "refused", new SocketException((int)SocketError.ConnectionRefused))),
            Body(BrokenBody.CutAfter(100)),
            Body(new ByteArrayContent(TinyJpeg.Bytes[..^2])),
            Frame);
        using RecordedImage image = await GetAsync(service);
        Assert.That(image.Data.Length, Is.EqualTo(TinyJpeg.Bytes.Length));
        Assert.That(service.Times, Has.Count.EqualTo(4));
        Assert.That(service.UndisposedBodies, Is.Zero);
    }

    [Test]
    public async Task Delays_between_attempts_double_and_are_at_least_half_of_their_length()
    {
        using var service = new ScriptedService(_time, Status(503));
        await FailAsync(service, options => options.Retry = new RetryOptions { MaxRetryAttempts = 4, Delay = TimeSpan.FromSeconds(2), MaxDelay = TimeSpan.FromSeconds(10) });
        double[] waits = [.. service.Times.Zip(service.Times.Skip(1), (a, b) => (b - a).TotalSeconds)];
        Assert.That(waits, Has.Length.EqualTo(4));
        foreach ((double wait, double whole) in waits.Zip([2.0, 4, 8, 10]))
            Assert.That(wait, Is.InRange(whole / 2, whole));
    }

    [TestCase("7")]
    [TestCase("Sun, 01 Jun 2025 12:00:07 GMT")]
    public async Task Retry_After_is_waited_out_by_the_given_clock_and_spread_a_little(string retryAfter)
    {
        using var service = new ScriptedService(_time, Status(503, retryAfter), Frame);
        using RecordedImage image = await GetAsync(service);
        Assert.That(service.Times[1].TotalSeconds, Is.InRange(7, 8));
    }

    [TestCase("0")]
    [TestCase("Sun, 01 Jun 2025 11:00:00 GMT")]
    [TestCase("soon")]
    [TestCase("-5")]
    public async Task An_unusable_Retry_After_leaves_the_usual_delay(string retryAfter)
    {
        using var service = new ScriptedService(_time, Status(503, retryAfter), Frame);
        using RecordedImage image = await GetAsync(service);
        Assert.That(service.Times[1].TotalSeconds, Is.InRange(0.4, 0.8));
    }

    [TestCase("61", 61)]
    [TestCase("Mon, 02 Jun 2025 12:00:00 GMT", 86400)]
    [TestCase("99999999999999999999", 922337203685)]
    public async Task A_longer_Retry_After_than_allowed_fails_at_once_with_the_value(string retryAfter, double seconds)
    {
        using var service = new ScriptedService(_time, Status(429, retryAfter), Frame);
        EenMediaException e = await FailAsync(service);
        Assert.That(e, Is.TypeOf<EenRateLimitedException>());
        Assert.That(Math.Floor(((EenRateLimitedException)e).RetryAfter!.Value.TotalSeconds), Is.EqualTo(seconds));
        Assert.That(e.Message, Does.Contain("EenMediaClientOptions.Retry.MaxRetryAfter"));
        Assert.That((service.Times.Count, e.Elapsed), Is.EqualTo((1, TimeSpan.Zero)));
    }

    [Test]
    public async Task A_Retry_After_beyond_the_total_timeout_fails_at_once()
    {
        using var service = new ScriptedService(_time, Status(503, "20"), Frame);
        EenMediaException e = await FailAsync(service, options => options.Retry = new RetryOptions { AttemptTimeout = TimeSpan.FromSeconds(5), TotalTimeout = TimeSpan.FromSeconds(20) });
        Assert.That(e.Message, Does.Contain("EenMediaClientOptions.Retry.TotalTimeout"));
        Assert.That((service.Times.Count, ((EenApiException)e).RetryAfter), Is.EqualTo((1, TimeSpan.FromSeconds(20))));
    }

    [Test]
    public async Task The_last_failure_says_how_many_attempts_were_made_and_how_long_they_took()
    {
        using var service = new ScriptedService(
            _time, Status(503), Status(503), Status(503), Status(429, "3"), Status(500, body: """{"status":"internal","message":"Out of disks."}"""));
        EenMediaException e = await FailAsync(service, options => options.Retry.MaxRetryAttempts = 4);
        Assert.That(e.Attempts, Is.EqualTo(6), "the refusal costs no retry");
        Assert.That(e.Elapsed, Is.EqualTo(service.Times[^1]).And.GreaterThan(TimeSpan.FromSeconds(3)));
        Assert.That(e.Message, Does.StartWith("Out of disks (HTTP 500, internal). Tried 6 times in ").And.EndsWith(" s."));
    }

    [Test]
    public async Task Retries_can_be_switched_off()
    {
        using var service = new ScriptedService(_time, Status(503));
        EenMediaException e = await FailAsync(service, options => options.Retry.MaxRetryAttempts = 0);
        Assert.That((service.Times.Count, e.Attempts), Is.EqualTo((1, 1)));
        Assert.That(e.Message, Does.Not.Contain("Tried"));
    }

    [Test]
    public async Task A_refused_token_is_replaced_once_without_using_up_a_retry()
    {
        int asked = 0;
        using var service = new ScriptedService(_time, Status(503), Status(401), Status(503), Frame);
        using RecordedImage image = await GetAsync(service, options =>
        {
            options.Credential = EenCredential.FromAccessToken(_ => new($"token-{Math.Min(++asked, 3)}"));
            options.Retry.MaxRetryAttempts = 2;
        });
        Assert.That(service.Tokens, Is.EqualTo(["token-1", "token-2", "token-3", "token-3"]));
    }

    [Test]
    public async Task A_second_401_ends_the_call_and_so_does_a_credential_without_another_token()
    {
        int asked = 0;
        using var service = new ScriptedService(_time, Status(401));
        EenMediaException twice = await FailAsync(service, options => options.Credential = EenCredential.FromAccessToken(_ => new($"token-{++asked}")));
        Assert.That(twice, Is.TypeOf<EenAuthenticationException>());
        Assert.That((twice.Attempts, service.Times.Count), Is.EqualTo((2, 2)));

        EenMediaException once = await FailAsync(service);
        Assert.That((once.Attempts, service.Times.Count), Is.EqualTo((1, 3)));
    }

    [Test]
    public async Task An_exception_of_the_callers_token_source_arrives_unchanged()
    {
        using var service = new ScriptedService(_time, Frame);
        var own = new InvalidOperationException("vault is sealed");
        using EenMediaClient client = service.Client(options => options.Credential = EenCredential.FromAccessToken(_ => throw own));
        InvalidOperationException? e = await Assert.ThrowsAsync<InvalidOperationException>(() => _time.RunAsync(client.RecordedImages.GetAsync(s_preview)));
        Assert.That(e, Is.SameAs(own));
    }

    [Test]
    public async Task A_call_on_a_disposed_client_is_not_tried_again()
    {
        using var service = new ScriptedService(_time, Frame);
        EenMediaClient client = service.Client();
        client.Dispose();
        await Assert.ThrowsAsync<ObjectDisposedException>(() => _time.RunAsync(client.RecordedImages.GetAsync(s_preview)));
        Assert.That(service.Times, Is.Empty);
    }

    private async Task<RecordedImage> GetAsync(ScriptedService service, Action<EenMediaClientOptions>? configure = null)
    {
        using EenMediaClient client = service.PatientClient(configure);
        RecordedImage image = await _time.RunAsync(client.RecordedImages.GetAsync(s_preview), s_reach);
        Assert.That(_time.Pending, Is.Zero, "timers left running");
        return image;
    }

    private async Task<EenMediaException> FailAsync(ScriptedService service, Action<EenMediaClientOptions>? configure = null)
    {
        using EenMediaClient client = service.PatientClient(configure);
        EenMediaException e = (await Assert.CatchAsync<EenMediaException>(() => _time.RunAsync(client.RecordedImages.GetAsync(s_preview), s_reach)))!;
        Assert.That(_time.Pending, Is.Zero, "timers left running");
        Assert.That(service.Buffers.Outstanding, Is.Zero, "buffers left out");
        return e;
    }
}
