using System.Net;
using Een.Media.Client.Tests.Support;

namespace Een.Media.Client.Tests.Renewal;

/// <summary>Where the account's API is, when the token reply does not say.</summary>
public sealed class AccountHostTests
{
    private const string Token = "POST auth.eagleeyenetworks.com/oauth2/token";
    private const string Settings = "GET api.eagleeyenetworks.com/api/v3.0/clientSettings";

    private readonly AccountDouble _account = new() { HttpsBaseUrl = null };
    private readonly InMemoryTokenStore _store = new();

    [TearDown]
    public void Close()
    {
        _account.Dispose();
        _store.Dispose();
    }

    [Test]
    public async Task The_client_settings_are_asked_once_for_the_accounts_host_and_the_store_remembers_it()
    {
        await RenewalTests.Use(_account.Client(_store));
        await RenewalTests.Use(_account.Client(_store));
        Assert.That(_account.Journal, Is.EqualTo(new[] { Token, Settings, List(2), List(2) }));
    }

    [Test]
    public async Task A_base_address_in_the_options_is_used_instead_of_the_client_settings()
    {
        await RenewalTests.Use(_account.Client(_store, o => o.BaseAddress = new Uri("https://api.c003.eagleeyenetworks.com")));
        Assert.That(_account.Journal, Is.EqualTo(new[] { Token, List(3) }));
    }

    [TestCase(HttpStatusCode.NotFound, """{"message":"Gone for good."}""", "api.eagleeyenetworks.com answered HTTP 404. Gone for good.")]
    [TestCase(HttpStatusCode.ServiceUnavailable, "", "api.eagleeyenetworks.com answered HTTP 503.")]
    public async Task A_failed_request_for_the_client_settings_is_no_missing_image(HttpStatusCode status, string body, string message)
    {
        Answer(AccountDouble.Json(status, body));
        EenApiException e = await Expect.ThrowsAsync<EenApiException>(() => RenewalTests.Use(_account.Client(_store, StoreFailureTests.NoRetries)));
        Assert.That(e, Is.TypeOf<EenApiException>().With.Message.EqualTo($"The account's API host could not be found: {message}"));
        Assert.That(e.StatusCode, Is.EqualTo(status));
    }

    [TestCase("{}")]
    [TestCase("[]")]
    [TestCase("<html>")]
    [TestCase("""{"httpsBaseUrl":{"hostname":"\ud800"}}""")]
    public async Task Client_settings_without_a_host_break_the_protocol(string settings)
    {
        _account.ClientSettings = settings;
        EenProtocolException e = await Expect.ThrowsAsync<EenProtocolException>(() => RenewalTests.Use(_account.Client(_store, StoreFailureTests.NoRetries)));
        Assert.That(e.Message, Does.Contain("do not name the account's API host"));
    }

    [TestCase(16, true)]
    [TestCase(17, false)]
    public async Task Client_settings_are_read_to_a_depth_of_16(int depth, bool isRead)
    {
        string nested = new string('[', depth - 1) + new string(']', depth - 1);
        _account.ClientSettings = $$"""{"more":{{nested}},"httpsBaseUrl":{"hostname":"api.c002.eagleeyenetworks.com"} }""";
        EenMediaClient client = _account.Client(_store, StoreFailureTests.NoRetries);
        if (isRead)
            await RenewalTests.Use(client);
        else
            await Expect.ThrowsAsync<EenProtocolException>(() => RenewalTests.Use(client));
    }

    [Test]
    public async Task A_passing_failure_of_the_client_settings_at_a_later_renewal_keeps_the_known_address()
    {
        EenMediaClient client = _account.Client(_store, StoreFailureTests.NoRetries);
        await RenewalTests.Use(client);
        _account.Time.Advance(TimeSpan.FromHours(13));
        Answer(AccountDouble.Json(HttpStatusCode.ServiceUnavailable, ""));
        await RenewalTests.Use(client);
        Assert.That(_account.Journal, Is.EqualTo(new[] { Token, Settings, List(2), Token, Settings, List(2) }));
    }

    [Test]
    public async Task A_lasting_failure_of_the_client_settings_at_a_later_renewal_fails_the_call()
    {
        EenMediaClient client = _account.Client(_store, StoreFailureTests.NoRetries);
        await RenewalTests.Use(client);
        _account.Time.Advance(TimeSpan.FromHours(13));
        Answer(AccountDouble.Json(HttpStatusCode.Forbidden, ""));
        await Expect.ThrowsAsync<EenApiException>(() => RenewalTests.Use(client));
    }

    [Test]
    public async Task Client_settings_that_do_not_answer_time_out_like_token_requests()
    {
        var arrived = new TaskCompletionSource();
        _account.Interfere = async _ =>
        {
            arrived.SetResult();
            await Task.Delay(TimeSpan.FromSeconds(10), _account.Time);
            throw new OperationCanceledException();
        };
        Task call = RenewalTests.Use(_account.Client(_store, o => (o.TokenRequestTimeout, o.Retry.MaxRetryAttempts) = (TimeSpan.FromSeconds(10), 0)));
        await arrived.Task;
        _account.Time.Advance(TimeSpan.FromSeconds(10));
        EenTimeoutException e = await Expect.ThrowsAsync<EenTimeoutException>(() => call);
        Assert.That((e.Limit, e.Option), Is.EqualTo((TimeSpan.FromSeconds(10), "EenMediaClientOptions.TokenRequestTimeout")));
    }

    [Test]
    public async Task A_service_that_is_not_on_loopback_cannot_send_the_token_to_loopback()
    {
        _account.HttpsBaseUrl = """{"hostname":"localhost","port":8443}""";
        _account.ClientSettings = """{"httpsBaseUrl":{"hostname":"127.0.0.1","port":2375}}""";
        await Expect.ThrowsAsync<EenProtocolException>(() => RenewalTests.Use(_account.Client(_store, StoreFailureTests.NoRetries)));
        Assert.That(_account.Journal, Is.EqualTo(new[] { Token, Settings }));
    }

    [TestCase("https://localhost:8443", "loopback")]
    [TestCase("a/b", "must be absolute")]
    public async Task A_stored_address_to_which_no_token_may_go_is_not_used(string address, string problem)
    {
        string stored = $$"""{"version":1,"accessToken":"access-0","refreshToken":"refresh-0","baseAddress":"{{address}}"}""";
        await _store.SaveAsync(StoredTokens.Parse(stored), CancellationToken.None);
        EenMediaClient client = _account.Client(EenCredential.FromTokenStore(AccountDouble.ClientId, AccountDouble.ClientSecret, _store), StoreFailureTests.NoRetries);
        EenProtocolException e = await Expect.ThrowsAsync<EenProtocolException>(() => RenewalTests.Use(client));
        Assert.That(e.Message, Does.Contain(problem));
        Assert.That(_account.Journal, Is.Empty);
    }

    private static string List(int cluster) => $"GET api.c00{cluster}.eagleeyenetworks.com/api/v3.0/media/recordedImage.jpeg:listFieldValues";

    private void Answer(HttpResponseMessage settings) => _account.Interfere = request =>
        Task.FromResult(request.RequestUri!.AbsolutePath.EndsWith("clientSettings", StringComparison.Ordinal) ? settings : null);
}
