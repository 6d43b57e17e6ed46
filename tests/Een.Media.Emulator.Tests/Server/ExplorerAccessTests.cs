namespace Een.Media.Emulator.Tests.Server;

/// <summary>Who may use the explorer's own API.</summary>
public sealed class ExplorerAccessTests
{
    [TestCase("state")]
    [TestCase("journal")]
    public async Task On_loopback_the_explorer_needs_no_token(string path)
    {
        await using TestAccount account = await TestAccount.StartAsync();

        Assert.That(await StatusAsync(account, path), Is.EqualTo(200));
    }

    [TestCase("localhost:8080")]
    [TestCase("LOCALHOST")]
    [TestCase("een.localhost")]
    [TestCase("127.0.0.1")]
    [TestCase("[::1]:8080")]
    public async Task Under_a_loopback_name_the_explorer_needs_no_token(string host)
    {
        await using TestAccount account = await TestAccount.StartAsync();

        Assert.That(await StatusAsync(account, "state", request => request.Headers.Host = host), Is.EqualTo(200));
    }

    // A proxy serves the first name to the internet. A device in the same network may claim the next two.
    [TestCase("emulator.example.com")]
    [TestCase("printer.local")]
    [TestCase("printer")]
    [TestCase("192.168.1.20:8080")]
    [TestCase("api.c001.eagleeyenetworks.com")]
    public async Task Under_another_allowed_name_the_explorer_needs_an_access_token(string host)
    {
        await using TestAccount account = await TestAccount.StartAsync(options => options.AllowedHosts.Add("emulator.example.com"));

        Assert.That(await StatusAsync(account, "state", request => request.Headers.Host = host), Is.EqualTo(401));
        int withToken = await StatusAsync(account, "state", request =>
        {
            Authorize(request, account);
            request.Headers.Host = host;
        });
        Assert.That(withToken, Is.EqualTo(200));
    }

    [TestCase("state")]
    [TestCase("journal")]
    [TestCase("thumbnail?deviceId=10058b7a")]
    public async Task An_explorer_that_other_machines_can_reach_needs_an_access_token(string path)
    {
        await using TestAccount account = await TestAccount.StartAsync(options => options.ListenOnAnyAddress = true);

        Assert.That(await StatusAsync(account, path), Is.EqualTo(401));
        Assert.That(
            await StatusAsync(account, path, request => request.Headers.Authorization = new("Bearer", "nonsense")), Is.EqualTo(401));
        Assert.That(await StatusAsync(account, path, request => Authorize(request, account)), Is.EqualTo(200));
    }

    [TestCase("state")]
    [TestCase("journal")]
    public async Task The_explorer_refuses_a_name_that_a_website_can_let_resolve_to_loopback(string path)
    {
        await using TestAccount account = await TestAccount.StartAsync();

        int rebound = await StatusAsync(account, path, request =>
        {
            Authorize(request, account);
            request.Headers.Host = "rebound.example";
        });

        Assert.That(rebound, Is.EqualTo(421));
        Assert.That(await StatusAsync(account, path, request => request.Headers.Host = "localhost:80"), Is.EqualTo(200));
    }

    [TestCase("Origin", "http://elsewhere.example")]
    [TestCase("Origin", "null")]
    [TestCase("Sec-Fetch-Site", "cross-site")]
    [TestCase("Sec-Fetch-Site", "same-site")]
    public async Task Other_websites_get_nothing_from_the_explorer(string header, string value)
    {
        await using TestAccount account = await TestAccount.StartAsync();

        int status = await StatusAsync(account, "state", request =>
        {
            Authorize(request, account);
            request.Headers.TryAddWithoutValidation(header, value);
        });

        Assert.That(status, Is.EqualTo(403));
    }

    private static void Authorize(HttpRequestMessage request, TestAccount account) =>
        request.Headers.Authorization = account.Client.DefaultRequestHeaders.Authorization;

    /// <summary>The status without a token, unless <paramref name="change"/> adds one.</summary>
    private static async Task<int> StatusAsync(TestAccount account, string path, Action<HttpRequestMessage>? change = null)
    {
        using var client = new HttpClient { BaseAddress = account.Emulator.BaseAddress, Timeout = TimeSpan.FromMinutes(10) };
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/explorer/{path}");
        change?.Invoke(request);
        using HttpResponseMessage response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        return (int)response.StatusCode;
    }
}
