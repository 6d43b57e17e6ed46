namespace Een.Media.Client.Tests.Resilience;

/// <summary>Options are checked together when the client is made, and a wrong one is named.</summary>
public sealed class RetryOptionTests
{
    private static readonly TimeSpan s_tooShort = TimeSpan.FromMilliseconds(9);
    private static readonly TimeSpan s_tooLong = TimeSpan.FromDays(1) + TimeSpan.FromTicks(1);

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
    public void A_wrong_option_is_named(string option, Action<EenMediaClientOptions> spoil)
    {
        EenMediaClientOptions options = Good();
        spoil(options);
        ArgumentException? e = Assert.Throws<ArgumentException>(() => new EenMediaClient(options).Dispose());
        Assert.That(e!.Message, Does.StartWith($"EenMediaClientOptions.{option} "));
        Assert.That(e.ParamName, Is.EqualTo(option.Split('.')[^1]));
    }

    [Test]
    public void The_limits_of_every_range_are_allowed()
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
}
