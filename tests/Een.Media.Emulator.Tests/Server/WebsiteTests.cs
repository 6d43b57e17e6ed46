namespace Een.Media.Emulator.Tests.Server;

/// <summary>What a website can do with the emulator of its visitor, who has it open in a browser.</summary>
public sealed class WebsiteTests
{
    private static readonly string[] s_paths =
    [
        "/api/v3.0/clientSettings", "/api/v3.0/cameras", "/api/v3.0/media/session", "/media/session", "/nowhere",
        "/oauth2/authorize?client_id=x&response_type=code&scope=vms.all&redirect_uri=https%3A%2F%2Frebound.example",
    ];

    [Test]
    public async Task No_path_of_the_API_answers_to_a_name_that_a_website_can_let_resolve_to_loopback(
        [ValueSource(nameof(s_paths))] string path)
    {
        await using TestAccount account = await TestAccount.StartAsync();

        Reply reply = await GetAsync(account, "rebound.example:8080", path);

        Assert.That((reply.Code, reply.Reason), Is.EqualTo((421, "hostNotAllowed")));
        Assert.That(reply.Json.GetProperty("message").GetString(), Does.Contain("--allow-host rebound.example,"));
    }

    [TestCase("127.0.0.1.rebound.example")]
    [TestCase("eagleeyenetworks.com.rebound.example")]
    [TestCase("not-eagleeyenetworks.com")]
    [TestCase("localhost.rebound.example")]
    public async Task A_name_that_only_looks_allowed_is_refused(string host)
    {
        await using TestAccount account = await TestAccount.StartAsync();

        Assert.That((await GetAsync(account, host)).Code, Is.EqualTo(421));
    }

    [TestCase("127.0.0.1")]
    [TestCase("192.168.1.20:8080")]
    [TestCase("[::1]:8080")]
    [TestCase("localhost:8080")]
    [TestCase("LOCALHOST")]
    [TestCase("emulator:8080")]
    [TestCase("host.docker.internal:8080")]
    [TestCase("emulator.default.svc.cluster.local")]
    [TestCase("een.localhost:8080")]
    [TestCase("emulator.test")]
    [TestCase("api.c001.eagleeyenetworks.com")]
    [TestCase("API.c017.EagleEyeNetworks.com:8443")]
    [TestCase("media.c001.een.cloud")]
    public async Task Documented_hosts_need_no_option(string host)
    {
        await using TestAccount account = await TestAccount.StartAsync();

        Assert.That((await GetAsync(account, host)).Code, Is.EqualTo(200));
    }

    [TestCase("api.mirror.example")]
    [TestCase("media.mirror.example:8443")]
    [TestCase("Emulator.example.com")]
    public async Task Advertised_and_allowed_hosts_are_answered(string host)
    {
        await using TestAccount account = await TestAccount.StartAsync(options =>
        {
            options.AdvertisedBaseAddress = new Uri("https://api.mirror.example");
            options.AdvertisedMediaAddress = new Uri("https://media.mirror.example");
            options.AllowedHosts.Add("emulator.example.com");
        });

        Assert.That((await GetAsync(account, host)).Code, Is.EqualTo(200));
    }

    [TestCase("/")]
    [TestCase("/openapi.json")]
    [TestCase("/explorer/main.js")]
    public async Task The_files_of_the_explorer_page_are_served_to_every_host(string path)
    {
        await using TestAccount account = await TestAccount.StartAsync();

        Assert.That((await GetAsync(account, "rebound.example", path)).Code, Is.EqualTo(200));
    }

    [Test]
    public async Task A_refused_host_is_in_the_journal_and_uses_up_no_fault()
    {
        await using TestAccount account = await TestAccount.StartAsync();
        account.Emulator.Faults.Add("* first=1 status=503");

        await GetAsync(account, "rebound.example");
        Reply next = await GetAsync(account, "localhost");

        Assert.That(next.Code, Is.EqualTo(503));
        Assert.That(account.Emulator.Journal.Entries.Select(entry => entry.Status), Is.EqualTo(new[] { 421, 503 }));
    }

    [TestCase("emulator.example.com:8080")]
    [TestCase("https://emulator.example.com")]
    [TestCase("emulator.example.com/")]
    [TestCase("*.example.com")]
    [TestCase("192.168.1.20")]
    [TestCase("")]
    public void An_allowed_host_that_is_not_a_name_alone_is_refused(string host)
    {
        var options = new EenMediaEmulatorOptions { AllowedHosts = { host } };

        Assert.That(
            () => EenMediaEmulator.StartAsync(options),
            Throws.ArgumentException.With.Property("ParamName").EqualTo("AllowedHosts").And.Message.Contains($"\"{host}\""));
    }

    [Test]
    public async Task Without_a_registered_origin_no_website_reads_an_answer()
    {
        await using TestAccount account = await TestAccount.StartAsync();
        account.Client.DefaultRequestHeaders.Add("Origin", "https://website.example");
        account.Client.DefaultRequestHeaders.Add("Access-Control-Request-Method", "GET");

        Reply image = await account.ImageAsync("timestamp", TestAccount.Noon);
        Reply preflight = await account.SendAsync(HttpMethod.Options, TestAccount.Image);
        Reply page = await account.GetAsync("/openapi.json");

        Assert.That(image.Code, Is.EqualTo(200));
        foreach (Reply reply in new[] { image, preflight, page })
            Assert.That(reply.Headers.Keys, Has.None.StartsWith("Access-Control"));
    }

    // A website can send these without CORS. It cannot read the answer, but the request itself must have no effect.
    [TestCase("POST", "/explorer/faults")]
    [TestCase("POST", "/explorer/tokens")]
    [TestCase("POST", "/explorer/refresh-tokens")]
    [TestCase("POST", "/explorer/tokens/revoke")]
    [TestCase("DELETE", "/explorer/journal")]
    [TestCase("DELETE", "/explorer/faults")]
    public async Task No_website_changes_anything_through_the_explorer(string method, string path)
    {
        await using TestAccount account = await TestAccount.StartAsync();
        await account.GetAsync("/api/v3.0/users/self");
        account.Emulator.Faults.Add("media status=503");
        account.Client.DefaultRequestHeaders.Add("Origin", "https://website.example");

        using var body = new StringContent("""{"rule":"* status=500","lifetimeSeconds":60,"permissions":[]}""");
        Reply reply = await account.SendAsync(new HttpMethod(method), path, method == "POST" ? body : null);

        Assert.That(reply.Code, Is.EqualTo(403));
        Assert.That(account.Emulator.Faults.Active, Has.Count.EqualTo(1));
        Assert.That(account.Emulator.Journal.Entries, Has.Count.EqualTo(1));
    }

    private static async Task<Reply> GetAsync(TestAccount account, string host, string path = "/api/v3.0/users/self")
    {
        account.Client.DefaultRequestHeaders.Host = host;
        return await account.GetAsync(path);
    }
}
