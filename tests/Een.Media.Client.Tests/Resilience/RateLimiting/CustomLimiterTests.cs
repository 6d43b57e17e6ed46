using static Een.Media.Client.Tests.Resilience.ScriptedService;

namespace Een.Media.Client.Tests.Resilience.RateLimiting;

/// <summary>A limiter of the user's: what the client asks it, and what it tells it.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class CustomLimiterTests
{
    private static readonly RecordedImageRequest s_main = RecordedImageRequest.ForDevice("10058b7a").Main().AtOrAfter(VirtualTime.Noon);

    private readonly VirtualTime _time = new();

    [Test]
    public async Task A_custom_limiter_grants_each_request_and_hears_when_it_was_sent_and_how_it_ended()
    {
        var limiter = new RecordingLimiter();
        using var service = new ScriptedService(_time, Status(429, "7"), Status(500), Frame);
        using EenMediaClient client = service.Client(options => options.MainImagePacing.Limiter = limiter);
        (await _time.RunAsync(client.RecordedImages.GetAsync(s_main))).Dispose();
        Assert.That(limiter.Events, Is.EqualTo(new[]
        {
            "acquire 10058b7a, 0 refusals", "sent", "Refused, 7 s",
            "acquire 10058b7a, 1 refusals", "sent", "None",
            "acquire 10058b7a, 1 refusals", "sent", "Accepted",
        }));
    }

    [Test]
    public async Task A_custom_limiters_lease_is_completed_although_nothing_was_sent()
    {
        var limiter = new RecordingLimiter();
        using var service = new ScriptedService(_time, Frame);
        using EenMediaClient client = service.Client(options =>
        {
            options.MainImagePacing.Limiter = limiter;
            options.Credential = EenCredential.FromAccessToken(_ => throw new InvalidOperationException("vault is sealed"));
        });
        await Assert.ThrowsAsync<InvalidOperationException>(() => client.RecordedImages.GetAsync(s_main));
        Assert.That(limiter.Events, Is.EqualTo(new[] { "acquire 10058b7a, 0 refusals", "None" }));
    }

    [Test]
    public async Task An_exception_of_a_custom_limiter_at_the_end_loses_no_image()
    {
        var limiter = new RecordingLimiter { Failure = new InvalidOperationException("the grain is gone") };
        using var service = new ScriptedService(_time, Frame);
        using EenMediaClient client = service.Client(options => options.MainImagePacing.Limiter = limiter);
        using RecordedImage image = await client.RecordedImages.GetAsync(s_main);
        Assert.That(image.Data.Length, Is.GreaterThan(0));
    }

    private sealed class RecordingLimiter : IMainImageLimiter
    {
        public List<string> Events { get; } = [];

        public Exception? Failure { get; init; }

        public ValueTask<IMainImageLease> AcquireAsync(MainImageTicket ticket, CancellationToken cancellationToken)
        {
            Events.Add($"acquire {ticket.DeviceId}, {ticket.Refusals} refusals");
            return new(new Lease(this));
        }

        private sealed class Lease(RecordingLimiter limiter) : IMainImageLease
        {
            public void Sent(TimeSpan ago = default) => limiter.Events.Add("sent");

            public void Complete(RateLimitSignal signal, TimeSpan? retryAfter)
            {
                limiter.Events.Add(retryAfter is { } wait ? $"{signal}, {wait.TotalSeconds} s" : $"{signal}");
                if (limiter.Failure is { } failure)
                    throw failure;
            }
        }
    }
}
