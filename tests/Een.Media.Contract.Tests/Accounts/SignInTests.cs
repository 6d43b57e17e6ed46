namespace Een.Media.Contract.Tests.Accounts;

/// <summary>The way through the browser.</summary>
public sealed class SignInTests : AccountFixture
{
    private static readonly Uri s_redirect = new("http://127.0.0.1:8400/callback");

    [Test]
    public async Task A_sign_in_by_browser_ends_in_a_working_client_and_a_store_for_the_next_run()
    {
        await using EenMediaEmulator emulator = await EmulatorFixture.StartEmulatorAsync();
        var signIn = new EenSignIn(emulator.ClientId, s_redirect, emulator.BaseAddress);
        AuthorizationCode code = signIn.ParseAuthorizationResponse(await BrowseAsync(signIn.AuthorizationUrl));
        var store = new FileTokenStore(TokenFile);
        await using (EenMediaClient client = Client(emulator, EenCredential.FromAuthorizationCode(emulator.ClientId, emulator.ClientSecret, code, store)))
            await UseAsync(client);
        await using EenMediaClient next = Client(emulator, EenCredential.FromTokenStore(emulator.ClientId, emulator.ClientSecret, store));
        await UseAsync(next);
        Assert.That(emulator.Journal.Count(EmulatorEndpoint.Token), Is.EqualTo(1));
    }

    [Test]
    public async Task A_code_does_not_work_without_the_verifier_of_its_sign_in()
    {
        await using EenMediaEmulator emulator = await EmulatorFixture.StartEmulatorAsync();
        var signIn = new EenSignIn(emulator.ClientId, s_redirect, emulator.BaseAddress);
        string code = (await BrowseAsync(signIn.AuthorizationUrl)).Query.Split("code=")[1].Split('&')[0];
        using var store = new InMemoryTokenStore();
        await using EenMediaClient thief = Client(emulator, EenCredential.FromAuthorizationCode(
            emulator.ClientId, emulator.ClientSecret, new AuthorizationCode(Uri.UnescapeDataString(code), s_redirect), store));
        await Assert.ThrowsAsync<EenAuthenticationException>(() => UseAsync(thief));
    }

    [Test]
    public async Task A_wrong_client_secret_is_named()
    {
        await using EenMediaEmulator emulator = await EmulatorFixture.StartEmulatorAsync();
        using var store = new InMemoryTokenStore();
        await using EenMediaClient client = Client(emulator, EenCredential.FromRefreshToken(emulator.ClientId, "wrong-secret", emulator.IssueRefreshToken(), store));
        EenAuthenticationException e = (await Assert.ThrowsAsync<EenAuthenticationException>(() => UseAsync(client)))!;
        Assert.That(e.Message, Does.Contain("client id or client secret").And.Not.Contain("wrong-secret"));
    }

    [TestCase("http://127.0.0.1:8400/callback?code=abc&state=another", "its state differs")]
    [TestCase("http://127.0.0.1:8400/callback?code=abc", "its state differs")]
    [TestCase("http://127.0.0.1:8400/callback?state=s&state=s&code=abc", "its state differs")]
    [TestCase("http://127.0.0.1:8400/callback?state=s&error=access_denied", "access_denied")]
    [TestCase("http://127.0.0.1:8400/callback?state=s", "no authorization code")]
    public void A_redirect_that_brings_no_code_of_this_sign_in_is_refused(string redirect, string problem)
    {
        var signIn = new EenSignIn("id", s_redirect, null, "s", "verifier");
        EenAuthenticationException e = Assert.Throws<EenAuthenticationException>(() => signIn.ParseAuthorizationResponse(new Uri(redirect)))!;
        Assert.That(e.Message, Does.Contain(problem));
    }

    private static async Task<Uri> BrowseAsync(Uri page)
    {
        using var handler = new HttpClientHandler { AllowAutoRedirect = false };
        using var browser = new HttpClient(handler);
        using HttpResponseMessage response = await browser.GetAsync(page);
        return response.Headers.Location!;
    }
}
