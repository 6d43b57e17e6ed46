using System.Net;
using System.Text;
using Een.Media.Client.Authentication;
using Een.Media.Client.Http;

namespace Een.Media.Client.Tests.Renewal;

/// <summary>What the authentication service's refusals become.</summary>
public sealed class TokenRefusalTests
{
    private const string InvalidGrant = """{"error":"invalid_grant","error_description":"Used up"}""";

    [TestCase(400, InvalidGrant, "The refresh token is not accepted")]
    [TestCase(401, InvalidGrant, "The refresh token is not accepted")]
    [TestCase(400, """{"error":"invalid_client"}""", "The client id or client secret is not accepted")]
    [TestCase(500, """{"error":"invalid_client"}""", "The client id or client secret is not accepted")]
    [TestCase(403, InvalidGrant, "The refresh token is not accepted")]
    [TestCase(401, "<html>", "The refresh token is not accepted")]
    public void A_refusal_that_only_the_user_can_repair_is_an_authentication_exception(int status, string body, string message)
    {
        EenMediaException e = Refused(status, body);
        Assert.That(e, Is.TypeOf<EenAuthenticationException>());
        Assert.That(e.Message, Does.Contain(message));
        Assert.That(((EenApiException)e).StatusCode, Is.EqualTo((HttpStatusCode)status));
    }

    [TestCase(403, "<html>")]
    [TestCase(404, "<html>")]
    [TestCase(405, "")]
    [TestCase(409, """{"error":"conflict"}""")]
    [TestCase(421, "")]
    [TestCase(499, "")]
    [TestCase(400, """{"error":"invalid_request"}""")]
    public void A_refusal_that_does_not_concern_the_grant_does_not_end_the_sign_in(int status, string body)
    {
        EenMediaException e = Refused(status, body);
        Assert.That(e, Is.TypeOf<EenApiException>());
        Assert.That(e.Message, Does.Contain("Check the authentication address.").And.Contain($"HTTP {status}"));
        Assert.That(e.IsTransient, Is.False);
    }

    [TestCase(408)]
    [TestCase(425)]
    [TestCase(520)]
    [TestCase(429)]
    [TestCase(500)]
    [TestCase(503)]
    public void A_passing_failure_of_the_token_endpoint_is_no_authentication_exception(int status)
    {
        EenMediaException e = Refused(status, InvalidGrant);
        Assert.That(e, Is.TypeOf<EenApiException>());
        Assert.That(e.Message, Does.StartWith("The authentication service cannot answer now."));
    }

    [TestCase(201)]
    [TestCase(302)]
    [TestCase(399)]
    public void An_unexpected_status_of_the_token_endpoint_breaks_the_protocol(int status) => Assert.That(Refused(status, InvalidGrant), Is.TypeOf<EenProtocolException>());

    [TestCase(InvalidGrant, "HTTP 400, invalid_grant: Used up")]
    [TestCase("""{"error":"invalid_grant"}""", "HTTP 400, invalid_grant")]
    [TestCase("""{"error_description":"Used up"}""", "HTTP 400: Used up")]
    [TestCase("""{"status":"unauthenticated","message":"Not you","error":"a","error_description":"b"}""", "HTTP 400, unauthenticated: Not you")]
    [TestCase("""{"error":7,"error_description":[]}""", "HTTP 400")]
    [TestCase("""["invalid_grant"]""", "HTTP 400")]
    [TestCase("""{"error":"\ud800"}""", "HTTP 400")]
    [TestCase("<html>", "HTTP 400")]
    [TestCase("", "HTTP 400")]
    public void A_token_endpoints_reason_is_passed_on_from_both_error_shapes(string body, string said) =>
        Assert.That(Refused(400, body).Message, Does.EndWith($" ({said})"));

    [Test]
    public void Secrets_that_the_token_endpoint_repeats_are_redacted() => Assert.That(
        Refused(400, """{"error":"refresh-canary","error_description":"about refresh-canary"}""").Message, Does.Not.Contain("canary").And.Contain("about [redacted]"));

    [TestCase(16, "HTTP 400, a")]
    [TestCase(17, "HTTP 400")]
    public void An_error_of_the_token_endpoint_is_read_to_a_depth_of_16(int depth, string said)
    {
        string nested = new string('[', depth - 1) + new string(']', depth - 1);
        Assert.That(Refused(400, $$"""{"more":{{nested}},"error":"a"}""").Message, Does.EndWith($" ({said})"));
    }

    [Test]
    public void The_message_about_a_refused_code_calls_it_an_authorization_code() => Assert.That(
        Refused(400, InvalidGrant, new AuthorizationCodeGrant(new AuthorizationCode("code", new Uri("http://127.0.0.1:8400/")))).Message,
        Does.StartWith("The authorization code is not accepted"));

    private static EenMediaException Refused(int status, string body, OAuthGrant? grant = null) => TokenRefusal.ToException(
        (HttpStatusCode)status, Encoding.UTF8.GetBytes(body), grant ?? new RefreshTokenGrant("refresh-canary"), new SecretScrubber("refresh-canary"));
}
