using System.Text;
using Een.Media.Client.Authentication;

namespace Een.Media.Client.Tests.Renewal;

/// <summary>What is read of a token reply, up to where.</summary>
public sealed class ReplyBoundTests
{
    [TestCase("1", 1)]
    [TestCase("0.5", 0.5)]
    [TestCase("\"60\"", 60)]
    [TestCase("31622400", 31622400)]
    [TestCase("31622401", null)]
    [TestCase("0", null)]
    [TestCase("-1", null)]
    [TestCase("\"\"", null)]
    [TestCase("true", null)]
    [TestCase("null", null)]
    public void The_lifetime_of_a_token_is_above_zero_and_at_most_366_days(string json, double? seconds) =>
        Assert.That(Parse($$"""{"expires_in":{{json}} }""").ExpiresIn?.TotalSeconds, Is.EqualTo(seconds));

    [TestCase("1", "https://a.example:1/")]
    [TestCase("443", "https://a.example/")]
    [TestCase("65535", "https://a.example:65535/")]
    [TestCase("null", "https://a.example/")]
    [TestCase("0", null)]
    [TestCase("65536", null)]
    [TestCase("1.5", null)]
    [TestCase("\"443\"", null)]
    public void The_port_of_the_base_URL_is_a_TCP_port(string port, string? address) =>
        Assert.That(Parse($$"""{"httpsBaseUrl":{"port":{{port}},"hostname":"a.example"} }""").BaseAddress?.AbsoluteUri, Is.EqualTo(address));

    [TestCase("https://auth.eagleeyenetworks.com", "localhost", null)]
    [TestCase("http://127.0.0.1:5000", "127.0.0.1", "http://127.0.0.1:5000/")]
    [TestCase("http://127.0.0.1:5000", "api.c001.eagleeyenetworks.com", "https://api.c001.eagleeyenetworks.com:5000/")]
    public void A_base_URL_over_plain_http_is_accepted_from_loopback_for_loopback_alone(string source, string host, string? address) =>
        Assert.That(Parse($$"""{"httpsBaseUrl":{"hostname":"{{host}}","port":5000} }""", source).BaseAddress?.AbsoluteUri, Is.EqualTo(address));

    [TestCase("{}")]
    [TestCase("""{"hostname":null}""")]
    [TestCase("""{"hostname":""}""")]
    [TestCase("""{"hostname":"a b"}""")]
    [TestCase("""{"hostname":"a.example/path"}""")]
    [TestCase("""["a.example"]""")]
    public void A_base_URL_without_a_valid_host_is_ignored(string json) => Assert.That(Parse($$"""{"httpsBaseUrl":{{json}} }""").BaseAddress, Is.Null);

    [TestCase(16, "a")]
    [TestCase(17, null)]
    public void A_token_reply_is_read_to_a_depth_of_16(int depth, string? token)
    {
        string nested = new string('[', depth - 1) + new string(']', depth - 1);
        Assert.That(Parse($$"""{"access_token":"a","more":{{nested}}}""").AccessToken, Is.EqualTo(token));
    }

    [Test]
    public void A_token_reply_does_not_print_its_tokens() =>
        Assert.That($"{Parse("""{"access_token":"canary","refresh_token":"canary"}""")}", Does.Not.Contain("canary"));

    private static TokenReply Parse(string json, string source = "https://auth.eagleeyenetworks.com") =>
        TokenReply.Parse(Encoding.UTF8.GetBytes(json), new Uri(source));
}
