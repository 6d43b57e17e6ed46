using System.Net;
using System.Net.Sockets;
using System.Text.Json;

namespace Een.Media.Emulator.Tests.Server;

/// <summary>The addresses that answers name, other hosts, IPv6 and cross-origin requests.</summary>
public sealed class AddressTests
{
    private const string Api = "https://api.c001.eagleeyenetworks.com";
    private const string Media = "https://media.c001.eagleeyenetworks.com";

    [Test]
    public async Task Client_settings_and_token_replies_name_the_advertised_api()
    {
        await using TestAccount account = await VendorAsync();

        Reply settings = await account.GetAsync("/api/v3.0/clientSettings");
        Reply token = await OAuthCalls.RefreshAsync(account, account.Emulator.IssueRefreshToken());

        const string Address = """{"hostname":"api.c001.eagleeyenetworks.com","port":443}""";
        Assert.That(settings.Json.GetProperty("httpsBaseUrl").GetRawText(), Is.EqualTo(Address));
        Assert.That(token.Json.GetProperty("httpsBaseUrl").GetRawText(), Is.EqualTo(Address));
    }

    [Test]
    public async Task Client_settings_and_token_replies_name_the_api_as_a_string_if_configured()
    {
        await using TestAccount account = await TestAccount.StartAsync(options =>
        {
            options.AdvertisedBaseAddress = new Uri("https://api.c001.een.cloud");
            options.Behavior = new ServiceBehavior { BaseUrlForm = BaseUrlForm.Text };
        });

        Reply settings = await account.GetAsync("/api/v3.0/clientSettings");
        Reply token = await OAuthCalls.RefreshAsync(account, account.Emulator.IssueRefreshToken());

        Assert.That(settings.Text, Is.EqualTo("""{"httpsBaseUrl":"https://api.c001.een.cloud"}"""));
        Assert.That(token.Json.GetProperty("httpsBaseUrl").GetString(), Is.EqualTo("https://api.c001.een.cloud"));
    }

    [Test]
    public async Task Media_sessions_and_stream_urls_name_the_advertised_media_host()
    {
        await using TestAccount account = await VendorAsync();

        Reply session = await account.GetAsync("/api/v3.0/media/session");
        JsonElement feed = await FeedAsync(account, "main");

        Assert.That(session.Json.GetProperty("url").GetString(), Is.EqualTo($"{Media}/media/session"));
        foreach (string url in new[] { "flvUrl", "hlsUrl", "multipartUrl" })
            Assert.That(feed.GetProperty(url).GetString(), Does.StartWith($"{Media}/media/streams/main/"));
        Assert.That(feed.GetProperty("rtspsUrl").GetString(), Does.StartWith("rtsps://rtsp.c001.eagleeyenetworks.com/"));
        Assert.That(feed.GetProperty("rtspHttpsUrl").GetString(), Does.StartWith("https://rtsp.c001.eagleeyenetworks.com/"));
        Assert.That(feed.GetProperty("localRtspUrl").GetString(), Does.Match("^rtsp://[^:]+:[^@]+@[0-9.]+:8554/10058b7a$"));
        Assert.That(feed.GetProperty("multipartUrl").GetString(), Does.Contain("?esn=10058b7a&stream_session="));
    }

    [Test]
    public async Task A_preview_feed_has_a_multipart_url_and_no_hls_url()
    {
        await using TestAccount account = await VendorAsync();

        JsonElement feed = await FeedAsync(account, "preview");

        Assert.That(feed.TryGetProperty("multipartUrl", out _), Is.True);
        Assert.That(feed.TryGetProperty("hlsUrl", out _), Is.False);
    }

    [TestCase("api.c001.eagleeyenetworks.com")]
    [TestCase("media.c001.eagleeyenetworks.com")]
    public async Task Recorded_images_are_served_on_the_api_host_and_on_the_media_host(string host)
    {
        await using TestAccount account = await VendorAsync();
        account.Client.DefaultRequestHeaders.Host = host;

        Assert.That((await account.ImageAsync("timestamp", TestAccount.Noon)).Taken, Is.EqualTo(TestAccount.Noon));
    }

    [TestCase("ftp://api.example")]
    [TestCase("/relative")]
    public void An_advertised_address_that_is_not_http_is_refused(string address)
    {
        var options = new EenMediaEmulatorOptions { AdvertisedBaseAddress = new Uri(address, UriKind.RelativeOrAbsolute) };

        Assert.That(
            () => EenMediaEmulator.StartAsync(options),
            Throws.ArgumentException.With.Property("ParamName").EqualTo("AdvertisedBaseAddress"));
    }

    [TestCase(TestAccount.Device)]
    [TestCase("Yard")]
    public async Task A_camera_can_be_made_offline_by_id_or_name(string camera)
    {
        await using TestAccount account = await TestAccount.StartAsync(options => options.OfflineCameras.Add(camera));

        Assert.That(account.Emulator.Cameras.Select(info => info.Online), Is.EqualTo(new[] { false, true }));
    }

    [Test]
    public void An_unknown_offline_camera_is_refused_with_the_known_ones()
    {
        var options = new EenMediaEmulatorOptions { OfflineCameras = { "Cellar" } };

        Assert.That(() => EenMediaEmulator.StartAsync(options), Throws.ArgumentException.With.Message.Contains("Car park"));
    }

    [Test]
    public async Task A_fixed_port_is_opened_for_IPv4_and_IPv6([Values] bool forOtherMachines, [Values("127.0.0.1", "[::1]")] string host)
    {
        if (!Socket.OSSupportsIPv6)
            Assert.Ignore("This machine has no IPv6.");
        await using EenMediaEmulator emulator = await StartOnFixedPortAsync(forOtherMachines);
        using var client = new HttpClient();

        using HttpResponseMessage reply = await client.GetAsync(new Uri($"http://{host}:{emulator.BaseAddress.Port}/api/v3.0/users/self"));

        Assert.That(reply.StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized));
    }

    [Test]
    public async Task A_registered_origin_may_call_and_read_the_vendors_headers()
    {
        await using TestAccount account = await OriginAsync();
        account.Client.DefaultRequestHeaders.Add("Origin", "https://app.example");

        Reply reply = await account.ImageAsync("timestamp", TestAccount.Noon);

        Assert.That(reply.Headers["Access-Control-Allow-Origin"], Is.EqualTo("https://app.example"));
        Assert.That(reply.Headers["Access-Control-Expose-Headers"], Does.Contain("X-Een-Timestamp").And.Contain("X-Een-NextToken"));
        Assert.That(reply.Headers["Vary"], Is.EqualTo("Origin"));
    }

    [Test]
    public async Task A_preflight_request_of_a_registered_origin_is_answered_without_a_token()
    {
        await using TestAccount account = await OriginAsync();
        account.Client.DefaultRequestHeaders.Authorization = null;
        account.Client.DefaultRequestHeaders.Add("Origin", "https://app.example");
        account.Client.DefaultRequestHeaders.Add("Access-Control-Request-Method", "GET");
        account.Client.DefaultRequestHeaders.Add("Access-Control-Request-Headers", "authorization");

        Reply reply = await account.SendAsync(HttpMethod.Options, TestAccount.Image);

        Assert.That(reply.Code, Is.EqualTo(204));
        Assert.That(reply.Headers["Access-Control-Allow-Headers"], Is.EqualTo("authorization"));
        Assert.That(reply.Headers["Access-Control-Allow-Methods"], Does.Contain("GET"));
    }

    [Test]
    public async Task Another_origin_gets_no_cross_origin_headers()
    {
        await using TestAccount account = await OriginAsync();
        account.Client.DefaultRequestHeaders.Add("Origin", "https://evil.example");
        account.Client.DefaultRequestHeaders.Add("Access-Control-Request-Method", "GET");

        Reply image = await account.ImageAsync("timestamp", TestAccount.Noon);
        Reply preflight = await account.SendAsync(HttpMethod.Options, TestAccount.Image);

        Assert.That(image.Headers.Keys.Concat(preflight.Headers.Keys), Has.None.StartsWith("Access-Control"));
        Assert.That(preflight.Code, Is.EqualTo(405));
    }

    private static async Task<JsonElement> FeedAsync(TestAccount account, string type)
    {
        const string Include = "flvUrl,rtspUrl,rtspsUrl,rtspHttpsUrl,localRtspUrl,hlsUrl,multipartUrl";
        Reply reply = await account.GetAsync($"/api/v3.0/feeds?deviceId={TestAccount.Device}&type={type}&include={Include}");
        return reply.Json.GetProperty("results")[0];
    }

    private static Task<TestAccount> VendorAsync() => TestAccount.StartAsync(options =>
    {
        options.AdvertisedBaseAddress = new Uri(Api);
        options.AdvertisedMediaAddress = new Uri(Media);
    });

    private static Task<TestAccount> OriginAsync() =>
        TestAccount.StartAsync(options => options.AllowedOrigins.Add("https://app.example"));

    /// <summary>A port that was free a moment ago may be taken by another test now.</summary>
    private static async Task<EenMediaEmulator> StartOnFixedPortAsync(bool forOtherMachines)
    {
        for (int attempt = 0; ; attempt++)
        {
            int port;
            using (var socket = new Socket(SocketType.Stream, ProtocolType.Tcp))
            {
                socket.Bind(new IPEndPoint(IPAddress.IPv6Loopback, 0));
                port = ((IPEndPoint)socket.LocalEndPoint!).Port;
            }

            try
            {
                return await EenMediaEmulator.StartAsync(
                    new EenMediaEmulatorOptions { Port = port, ListenOnAnyAddress = forOtherMachines });
            }
            catch (IOException) when (attempt < 10)
            {
            }
        }
    }
}
