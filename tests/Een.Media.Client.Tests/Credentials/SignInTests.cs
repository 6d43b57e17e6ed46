namespace Een.Media.Client.Tests.Credentials;

/// <summary>What the browser is sent to, and what may come back from it.</summary>
public sealed class SignInTests
{
    // The example of RFC 7636, appendix B.
    private const string Verifier = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
    private const string Challenge = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

    private static readonly Uri s_redirect = new("http://127.0.0.1:8400/callback?x=1");

    private static readonly EenSignIn s_signIn = new("my program", s_redirect, authenticationAddress: null, "s", Verifier);

    [Test]
    public void The_address_for_the_browser_asks_for_a_code_bound_to_the_verifier() => Assert.That(
        s_signIn.AuthorizationUrl.AbsoluteUri,
        Is.EqualTo(
            "https://auth.eagleeyenetworks.com/oauth2/authorize?client_id=my%20program&response_type=code&scope=vms.all"
            + $"&redirect_uri=http%3A%2F%2F127.0.0.1%3A8400%2Fcallback%3Fx%3D1&state=s&code_challenge={Challenge}&code_challenge_method=S256"));

    [Test]
    public void The_sign_in_can_use_another_authentication_service() => Assert.That(
        new EenSignIn("id", s_redirect, new Uri("http://localhost:5000")).AuthorizationUrl.AbsoluteUri, Does.StartWith("http://localhost:5000/oauth2/authorize?client_id=id&"));

    [Test]
    public void Each_sign_in_has_its_own_state_and_verifier()
    {
        var one = new EenSignIn("id", s_redirect);
        var other = new EenSignIn("id", s_redirect);
        string[] secrets = [one.State, one.CodeVerifier, other.State, other.CodeVerifier];
        Assert.That(secrets, Is.Unique.And.All.Length.EqualTo(43), "32 random bytes each, as long as a verifier has to be.");
        Assert.That($"{one}", Does.Contain("id").And.Not.Contain(one.State).And.Not.Contain(one.CodeVerifier));
    }

    [TestCase("abc", "abc")]
    [TestCase("a%2Fb+c%3D", "a/b c=")]
    [TestCase("a=b", "a=b")]
    public void The_code_is_read_from_the_redirect(string field, string code)
    {
        AuthorizationCode read = Read($"state=s&code={field}&session_state=x&flag");
        Assert.That((read.Value, read.RedirectUri, read.CodeVerifier), Is.EqualTo((code, s_redirect, Verifier)));
    }

    [Test]
    public void An_authorization_code_of_4096_characters_is_accepted_and_a_longer_one_is_not()
    {
        Assert.That(Read($"state=s&code={new string('c', 4096)}").Value, Has.Length.EqualTo(4096));
        Assert.That(() => Read($"state=s&code={new string('c', 4097)}"), Refused("no authorization code"));
    }

    [Test]
    public void A_redirect_with_32_parameters_is_accepted_and_one_with_more_is_refused()
    {
        string others = string.Join('&', Enumerable.Range(0, 30).Select(i => $"f{i}=x"));
        Assert.That(Read($"{others}&state=s&code=abc").Value, Is.EqualTo("abc"));
        Assert.That(() => Read($"{others}&f=x&state=s&code=abc"), Throws.InstanceOf<EenAuthenticationException>());
    }

    [TestCase("code=abc&state=another", "its state differs")]
    [TestCase("code=abc", "its state differs")]
    [TestCase("code=abc&state", "its state differs")]
    [TestCase("code=abc&state=s&state=s", "its state differs")]
    [TestCase("state=s", "no authorization code")]
    [TestCase("state=s&code=", "no authorization code")]
    [TestCase("state=s&code=a&code=b", "no authorization code")]
    [TestCase("state=s&code=abc&error=access_denied", "access_denied")]
    [TestCase("state=other&error=access_denied", "its state differs")]
    public void A_redirect_that_brings_no_code_of_this_sign_in_is_refused(string query, string problem) =>
        Assert.That(() => Read(query), Refused(problem));

    [Test]
    public void The_reason_for_a_refused_sign_in_is_shown_printable_and_short()
    {
        string most = new('e', 200);
        Assert.That(() => Read($"state=s&error={most}"), Refused($": {most}."));
        Assert.That(() => Read($"state=s&error={most}!"), Refused($": {most}…."));
        Assert.That(() => Read("state=s&error=a%1B%0A%7F%C3%A9%20~b"), Refused(": a ~b."));
    }

    [TestCase("http://127.0.0.1:8400/other?state=s&code=abc")]
    [TestCase("http://127.0.0.1:8401/callback?state=s&code=abc")]
    [TestCase("https://127.0.0.1:8400/callback?state=s&code=abc")]
    [TestCase("/callback?state=s&code=abc")]
    public void An_address_that_is_not_the_redirect_is_the_callers_mistake(string address) => Assert.That(
        () => s_signIn.ParseAuthorizationResponse(new Uri(address, UriKind.RelativeOrAbsolute)), Throws.ArgumentException.With.Property("ParamName").EqualTo("redirect"));

    [Test]
    public void Arguments_with_which_a_sign_in_cannot_work_are_refused_by_name()
    {
        var relative = new Uri("/callback", UriKind.Relative);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(() => s_signIn.ParseAuthorizationResponse(null!), Refuses("redirect"));
            Assert.That(() => new EenSignIn(" ", s_redirect), Refuses("clientId"));
            Assert.That(() => new EenSignIn("id", null!), Refuses("redirectUri"));
            Assert.That(() => new EenSignIn("id", relative), Refuses("redirectUri"));
            Assert.That(() => new EenSignIn("id", s_redirect, relative), Refuses("authenticationAddress"));
            Assert.That(() => new EenSignIn("id", s_redirect, null, " ", "v"), Refuses("state"));
            Assert.That(() => new EenSignIn("id", s_redirect, null, "s", " "), Refuses("codeVerifier"));
            Assert.That(() => new AuthorizationCode(" ", s_redirect), Refuses("value"));
            Assert.That(() => new AuthorizationCode("code", null!), Refuses("redirectUri"));
            Assert.That(() => new AuthorizationCode("code", relative), Refuses("redirectUri"));
            Assert.That(() => new AuthorizationCode("code", s_redirect, " "), Refuses("codeVerifier"));
        }
    }

    [Test]
    public void Arguments_with_which_a_renewing_credential_cannot_work_are_refused_by_name()
    {
        using var store = new InMemoryTokenStore();
        var code = new AuthorizationCode("code-canary", s_redirect);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(() => EenCredential.FromRefreshToken(" ", "secret", "refresh", store), Refuses("clientId"));
            Assert.That(() => EenCredential.FromRefreshToken("i:d", "secret", "refresh", store), Refuses("clientId"));
            Assert.That(() => EenCredential.FromRefreshToken("id", " ", "refresh", store), Refuses("clientSecret"));
            Assert.That(() => EenCredential.FromRefreshToken("id", "secret", "re fresh", store), Refuses("refreshToken"));
            Assert.That(() => EenCredential.FromRefreshToken("id", "secret", "", store), Refuses("refreshToken"));
            Assert.That(() => EenCredential.FromRefreshToken("id", "secret", "refresh", null!), Refuses("store"));
            Assert.That(() => EenCredential.FromAuthorizationCode("id", "secret", null!, store), Refuses("code"));
            Assert.That(() => EenCredential.FromTokenStore("id", "secret", null!), Refuses("store"));
            Assert.That($"{code}", Does.Not.Contain("canary"));
        }
    }

    private static AuthorizationCode Read(string query) => s_signIn.ParseAuthorizationResponse(new Uri($"http://127.0.0.1:8400/callback?{query}"));

    private static NUnit.Framework.Constraints.IResolveConstraint Refused(string problem) => Throws.InstanceOf<EenAuthenticationException>().With.Message.Contains(problem);

    private static NUnit.Framework.Constraints.IResolveConstraint Refuses(string parameter) => Throws.InstanceOf<ArgumentException>().With.Property("ParamName").EqualTo(parameter);
}
