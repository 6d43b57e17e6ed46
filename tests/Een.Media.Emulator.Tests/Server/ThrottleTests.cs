namespace Een.Media.Emulator.Tests.Server;

/// <summary>The rate limit of main images, in virtual time.</summary>
public sealed class ThrottleTests
{
    [Test]
    public async Task The_default_rate_limit_allows_three_at_once_and_then_one_per_second()
    {
        await using TestAccount account = await TestAccount.StartAsync();

        Assert.That(await CodesAsync(account, 4), Is.EqualTo(new[] { 200, 200, 200, 429 }));
        account.Clock.Advance(TimeSpan.FromMilliseconds(999));
        Assert.That(await CodesAsync(account, 1), Is.EqualTo(new[] { 429 }));
        account.Clock.Advance(TimeSpan.FromMilliseconds(1));
        Assert.That(await CodesAsync(account, 2), Is.EqualTo(new[] { 200, 429 }));
        account.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.That(await CodesAsync(account, 4), Is.EqualTo(new[] { 200, 200, 200, 429 }));
    }

    [Test]
    public async Task A_refused_media_request_has_the_vendors_error_body()
    {
        await using TestAccount account = await TestAccount.StartAsync();
        await CodesAsync(account, 3);

        Reply reply = await MainAsync(account);

        Assert.That(
            (reply.Code, reply.Json.GetProperty("status").GetString(), reply.Reason),
            Is.EqualTo((429, "tooManyRequests", "tooManyRequests")));
        Assert.That(reply.Headers["Retry-After"], Is.EqualTo("1"));
    }

    [TestCase(RetryAfterForm.Seconds, 0.4, "3")]
    [TestCase(RetryAfterForm.Date, 0.4, "Sun, 01 Mar 2026 12:03:23 GMT")]
    [TestCase(RetryAfterForm.None, 0.4, null)]
    public async Task Retry_after_is_the_time_until_the_next_main_image_rounded_up(RetryAfterForm form, double rate, string? header)
    {
        await using TestAccount account = await ThrottledAsync(new MainImageThrottle { PerSecond = rate, Burst = 1, RetryAfter = form });
        await CodesAsync(account, 1);

        Assert.That((await MainAsync(account)).Headers.GetValueOrDefault("Retry-After"), Is.EqualTo(header));
    }

    [TestCase(ThrottleScope.Account, 429)]
    [TestCase(ThrottleScope.Device, 200)]
    public async Task Cameras_share_a_rate_limit_or_have_their_own(ThrottleScope scope, int other)
    {
        await using TestAccount account = await ThrottledAsync(new MainImageThrottle { Burst = 1, Scope = scope });

        int first = (await MainAsync(account)).Code;
        int second = (await account.GetAsync(
            TestAccount.Image + TestAccount.Query("timestamp__gte", TestAccount.Noon, "main", TestAccount.OtherDevice))).Code;

        Assert.That((first, second), Is.EqualTo((200, other)));
    }

    [Test]
    public async Task Main_images_by_page_token_count_against_the_rate_limit_and_previews_do_not()
    {
        await using TestAccount account = await ThrottledAsync(new MainImageThrottle { Burst = 1 });
        string token = (await MainAsync(account)).NextToken!;

        Assert.That((await account.PageAsync(token)).Code, Is.EqualTo(429));
        for (int i = 0; i < 20; i++)
            Assert.That((await account.ImageAsync("timestamp", TestAccount.Noon)).Code, Is.EqualTo(200));
    }

    [Test]
    public async Task Without_a_throttle_there_is_no_rate_limit()
    {
        await using TestAccount account = await ThrottledAsync(null);

        Assert.That(await CodesAsync(account, 20), Is.All.EqualTo(200));
    }

    private static Task<TestAccount> ThrottledAsync(MainImageThrottle? throttle) =>
        TestAccount.StartAsync(options => options.MainImageThrottle = throttle);

    private static Task<Reply> MainAsync(TestAccount account) => account.ImageAsync("timestamp__gte", TestAccount.Noon, "main");

    private static async Task<int[]> CodesAsync(TestAccount account, int requests)
    {
        int[] codes = new int[requests];
        for (int i = 0; i < requests; i++)
            codes[i] = (await MainAsync(account)).Code;
        return codes;
    }
}
