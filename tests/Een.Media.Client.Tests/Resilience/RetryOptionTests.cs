using System.Threading.RateLimiting;

namespace Een.Media.Client.Tests.Resilience;

/// <summary>Options are checked together when the client is made, and a wrong one is named.</summary>
public sealed class RetryOptionTests
{
    private static readonly TimeSpan s_tooShort = TimeSpan.FromMilliseconds(9);
    private static readonly TimeSpan s_tooLong = TimeSpan.FromDays(1) + TimeSpan.FromTicks(1);

    private static readonly ConcurrencyLimiter s_limiter = new(new ConcurrencyLimiterOptions { PermitLimit = 1, QueueLimit = 0 });

    private static TestCaseData<string, Action<EenMediaClientOptions>>[] Wrong { get; } =
    [
        new("Retry", o => o.Retry = null!),
        new("Retry.MaxRetryAttempts", o => o.Retry.MaxRetryAttempts = -1),
        new("Retry.MaxRetryAttempts", o => o.Retry.MaxRetryAttempts = 101),
        new("Retry.Delay", o => o.Retry.Delay = TimeSpan.FromTicks(-1)),
        new("Retry.MaxDelay", o => o.Retry.MaxDelay = s_tooLong),
        new("Retry.MaxDelay", o => o.Retry.MaxDelay = TimeSpan.FromSeconds(0.5)),
        new("Retry.MaxRetryAfter", o => o.Retry.MaxRetryAfter = TimeSpan.FromTicks(-1)),
        new("Retry.AttemptTimeout", o => o.Retry.AttemptTimeout = s_tooShort),
        new("Retry.AttemptTimeout", o => o.Retry.AttemptTimeout = TimeSpan.FromMinutes(6)),
        new("Retry.AttemptTimeout", o => o.Retry.AttemptTimeout = Timeout.InfiniteTimeSpan),
        new("Retry.BodyInactivityTimeout", o => o.Retry.BodyInactivityTimeout = TimeSpan.Zero),
        new("Retry.TotalTimeout", o => o.Retry.TotalTimeout = s_tooLong),
        new("MainImagePacing", o => o.MainImagePacing = null!),
        new("MainImagePacing.Scope", o => o.MainImagePacing.Scope = (PacingScope)7),
        new("MainImagePacing.InitialRate", o => o.MainImagePacing.InitialRate = 0),
        new("MainImagePacing.InitialRate", o => o.MainImagePacing.InitialRate = double.NaN),
        new("MainImagePacing.InitialRate", o => o.MainImagePacing.InitialRate = 1001),
    ];

    [TestCaseSource(nameof(Wrong))]
    public void A_retry_option_that_is_out_of_range_is_named(string option, Action<EenMediaClientOptions> spoil)
    {
        EenMediaClientOptions options = Good();
        spoil(options);
        ArgumentException? e = Assert.Throws<ArgumentException>(() => new EenMediaClient(options).Dispose());
        Assert.That(e!.Message, Does.StartWith($"EenMediaClientOptions.{option} "));
        Assert.That(e.ParamName, Is.EqualTo(option.Split('.')[^1]));
    }

    private static TestCaseData<string, Action<EenMediaClientOptions>>[] Reasons { get; } =
    [
        new("Retry.MaxRetryAttempts is 101; allowed are 0 (no retries) to 100.", o => o.Retry.MaxRetryAttempts = 101),
        new("Retry.Delay is -00:00:00.0000001; allowed are 0 to 1 day.", o => o.Retry.Delay = TimeSpan.FromTicks(-1)),
        new("Retry.MaxRetryAfter is 1.00:00:00.0000001; allowed are 0 to 1 day.", o => o.Retry.MaxRetryAfter = s_tooLong),
        new("Retry.BodyInactivityTimeout is 00:00:00.0090000; allowed are 10 ms to 1 day, and Timeout.InfiniteTimeSpan for no limit.", o => o.Retry.BodyInactivityTimeout = s_tooShort),
        new("Retry.LiveImageTimeout is 1.00:00:00.0000001; allowed are 10 ms to 1 day, and Timeout.InfiniteTimeSpan for no limit.", o => o.Retry.LiveImageTimeout = s_tooLong),
        new("Retry.MaxDelay is 00:00:00.7000000, below Delay, which is 00:00:00.8000000.", o => o.Retry.MaxDelay = TimeSpan.FromSeconds(0.7)),
        new("Retry.AttemptTimeout is infinite, above TotalTimeout, which is 00:05:00. Lower the one or raise the other.", o => o.Retry.AttemptTimeout = Timeout.InfiniteTimeSpan),
        new("Retry.AttemptTimeout is 00:06:00, above TotalTimeout, which is 00:05:00. Lower the one or raise the other.", o => o.Retry.AttemptTimeout = TimeSpan.FromMinutes(6)),
        new("MainImagePacing.Scope is 7; use PacingScope.Account or Device.", o => o.MainImagePacing.Scope = (PacingScope)7),
        new("MainImagePacing.InitialRate is 0; allowed are rates above 0 up to 1000 images per second, and null to learn the rate.", o => o.MainImagePacing.InitialRate = 0),
        new("MainImagePacing.InitialRate and RateLimiter are both set, but each of them sets the rate. Set only one.", o => (o.MainImagePacing.InitialRate, o.MainImagePacing.RateLimiter) = (1, s_limiter)),
        new("MainImagePacing.Limiter replaces Scope, InitialRate and RateLimiter; set it alone.", o => (o.MainImagePacing.Limiter, o.MainImagePacing.RateLimiter) = (new NoLimiter(), s_limiter)),
        new("MainImagePacing.Limiter replaces Scope, InitialRate and RateLimiter; set it alone.", o => (o.MainImagePacing.Limiter, o.MainImagePacing.Scope) = (new NoLimiter(), PacingScope.Device)),
    ];

    [TestCaseSource(nameof(Reasons))]
    public void The_message_about_a_wrong_retry_option_says_what_is_allowed(string message, Action<EenMediaClientOptions> spoil)
    {
        EenMediaClientOptions options = Good();
        spoil(options);
        Assert.That(() => new EenMediaClient(options).Dispose(), Throws.ArgumentException.With.Message.StartsWith($"EenMediaClientOptions.{message}"));
    }

    [Test]
    public void A_limiter_alone_and_infinite_timeouts_are_allowed()
    {
        EenMediaClientOptions options = Good();
        options.MainImagePacing.RateLimiter = s_limiter;
        options.Retry.TotalTimeout = Timeout.InfiniteTimeSpan;
        options.Retry.AttemptTimeout = Timeout.InfiniteTimeSpan;
        Assert.DoesNotThrow(() => new EenMediaClient(options).Dispose());
    }

    [Test]
    public void The_limits_of_every_retry_options_range_are_allowed()
    {
        EenMediaClientOptions options = Good();
        options.Retry = new RetryOptions
        {
            MaxRetryAttempts = 100,
            Delay = TimeSpan.FromDays(1),
            MaxDelay = TimeSpan.FromDays(1),
            MaxRetryAfter = TimeSpan.Zero,
            AttemptTimeout = TimeSpan.FromMilliseconds(10),
            BodyInactivityTimeout = TimeSpan.FromDays(1),
            TotalTimeout = TimeSpan.FromMilliseconds(10),
        };
        options.MainImagePacing = new MainImagePacingOptions { Scope = PacingScope.Device, InitialRate = 1000 };
        Assert.DoesNotThrow(() => new EenMediaClient(options).Dispose());
    }

    private static EenMediaClientOptions Good() => new()
    {
        BaseAddress = new Uri("https://api.c001.eagleeyenetworks.com"),
        Credential = EenCredential.FromAccessToken("opaque-token"),
    };

    private sealed class NoLimiter : IMainImageLimiter
    {
        public ValueTask<IMainImageLease> AcquireAsync(MainImageTicket ticket, CancellationToken cancellationToken) => throw new NotSupportedException();
    }
}
