using Een.Media.Client.Tests.Support;

namespace Een.Media.Client.Tests.Connection;

/// <summary>How long the client's own connections live.</summary>
public sealed class HeldConnectionTests
{
    private const string Overlays = """{"overlayId":[]}""";

    private readonly KeptConnection _server = new();
    private readonly InMemoryTokenStore _store = new();

    [TearDown]
    public void Close()
    {
        _server.Dispose();
        _store.Dispose();
    }

    [Test]
    public async Task A_renewal_under_way_keeps_its_connection_open_although_the_client_is_disposed()
    {
        using var stop = new CancellationTokenSource();
        using EenMediaClient client = Renewing();
        Task call = client.RecordedImages.ListOverlaysAsync("10058b7a", stop.Token);
        Assert.That(await _server.NextAsync(), Is.EqualTo("POST /oauth2/token HTTP/1.1"));
        await stop.CancelAsync();
        await Expect.ThrowsAsync<OperationCanceledException>(() => call);
        client.Dispose();

        await _server.AnswerAsync("""{"access_token":"access-1","refresh_token":"refresh-1","expires_in":60}""");
        Assert.That(await _server.NextAsync(), Is.EqualTo("GET /api/v3.0/clientSettings HTTP/1.1"), "On the same connection.");
        await _server.AnswerAsync($$"""{"httpsBaseUrl":{"hostname":"127.0.0.1","port":{{_server.Address.Port}} } }""");
        Assert.That(await _server.NextAsync(), Is.Null, "Nobody needs it any more.");
        Assert.That(
            (await _store.LoadAsync(CancellationToken.None))!.Reveal(), Does.Contain("refresh-1").And.Contain($"\"baseAddress\":\"{_server.Address.GetLeftPart(UriPartial.Authority)}"));
    }

    [Test]
    public async Task A_renewal_that_has_ended_closes_nothing_that_the_client_still_uses()
    {
        using EenMediaClient client = Renewing(_server.Address);
        Task call = client.RecordedImages.ListOverlaysAsync("10058b7a");
        await _server.NextAsync();
        await _server.AnswerAsync("""{"access_token":"access-1","refresh_token":"refresh-1","expires_in":60}""");
        Assert.That(await _server.NextAsync(), Does.StartWith("GET /api/v3.0/media/recordedImage.jpeg:listFieldValues?"));
        await _server.AnswerAsync(Overlays);
        await call;
        client.Dispose();
        Assert.That(await _server.NextAsync(), Is.Null);
    }

    [Test]
    public async Task An_idle_connection_is_closed_when_the_client_is_disposed()
    {
        using EenMediaClient client = Fixed();
        Task call = client.RecordedImages.ListOverlaysAsync("10058b7a");
        await _server.NextAsync();
        await _server.AnswerAsync(Overlays);
        await call;
        client.Dispose();
        Assert.That(await _server.NextAsync(), Is.Null);
        Assert.That(client.Dispose, Throws.Nothing, "Once more does no harm.");
    }

    [Test]
    public async Task A_call_under_way_ends_when_the_client_is_disposed()
    {
        using EenMediaClient client = Fixed();
        Task call = client.RecordedImages.ListOverlaysAsync("10058b7a");
        await _server.NextAsync();
        client.Dispose();
        await Expect.ThrowsAsync<EenTransportException>(() => call.WaitAsync(TimeSpan.FromMinutes(10)));
    }

    private EenMediaClient Renewing(Uri? baseAddress = null) => Client(
        EenCredential.FromRefreshToken("my-program", "client-secret", "refresh-0", _store), baseAddress);

    private EenMediaClient Fixed() => Client(EenCredential.FromAccessToken(MockService.AccessToken), _server.Address);

    private EenMediaClient Client(EenCredential credential, Uri? baseAddress)
    {
        var options = new EenMediaClientOptions
        {
            Credential = credential,
            BaseAddress = baseAddress,
            AuthenticationAddress = _server.Address,
            ClientSettingsAddress = _server.Address,
        };
        options.Retry.MaxRetryAttempts = 0;
        return new EenMediaClient(options);
    }
}
