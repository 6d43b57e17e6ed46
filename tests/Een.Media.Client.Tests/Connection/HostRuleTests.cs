using Een.Media.Client.Tests.Support;

namespace Een.Media.Client.Tests.Connection;

/// <summary>Where a token may go.</summary>
public sealed class HostRuleTests
{
    [TestCase("https://api.c001.eagleeyenetworks.com")]
    [TestCase("https://api.c001.eagleeyenetworks.com/")]
    [TestCase("https://API.C001.EagleEyeNetworks.COM")]
    [TestCase("https://api.c001.eagleeyenetworks.com:8443")]
    [TestCase("https://api.c001.eagleeyenetworks.com/api/v3.0")]
    [TestCase("https://api.c001.eagleeyenetworks.com/api/v3.0/")]
    [TestCase("https://media.example.com")]
    [TestCase("https://MEDIA.example.com:444")]
    [TestCase("https://xn--bcher-kva.example")]
    [TestCase("https://bücher.example")]
    [TestCase("http://localhost:8080")]
    [TestCase("http://127.0.0.1:8080")]
    [TestCase("http://127.1.2.3")]
    [TestCase("http://[::1]:8080")]
    [TestCase("http://[::ffff:127.0.0.1]:8080")]
    [TestCase("https://localhost")]
    public void A_token_may_go_to_an_allowed_host(string address) => Assert.That(() => Client(address), Throws.Nothing);

    [TestCase("http://api.c001.eagleeyenetworks.com")]
    [TestCase("https://eagleeyenetworks.com.evil.example")]
    [TestCase("https://evileagleeyenetworks.com")]
    [TestCase("https://api.c001.eagleeyenetworks.com.")]
    [TestCase("https://api.c001.eagleeyenetworks.co")]
    [TestCase("https://eagleeyenetworks.com@evil.example")]
    [TestCase("https://user:secret@api.c001.eagleeyenetworks.com")]
    [TestCase("https://example.com")]
    [TestCase("https://sub.media.example.com")]
    [TestCase("http://media.example.com")]
    [TestCase("http://192.168.1.5:8080")]
    [TestCase("http://0.0.0.0:8080")]
    [TestCase("http://[::127.0.0.1]:8080")]
    [TestCase("http://localhost.example.com")]
    [TestCase("http://127.0.0.1.example.com")]
    [TestCase("ftp://api.c001.eagleeyenetworks.com")]
    [TestCase("ftp://localhost")]
    [TestCase("file:///etc/passwd")]
    [TestCase("https://api.c001.eagleeyenetworks.com/elsewhere")]
    [TestCase("https://api.c001.eagleeyenetworks.com/api/v3.0/media")]
    [TestCase("https://api.c001.eagleeyenetworks.com?access_token=secret")]
    [TestCase("https://api.c001.eagleeyenetworks.com#secret")]
    [TestCase("/api/v3.0")]
    public void A_token_may_not_go_to_any_other_host(string address)
    {
        ArgumentException? e = Assert.Throws<ArgumentException>(() => Client(address));
        Assert.That(e!.ParamName, Is.EqualTo("BaseAddress"));
        Assert.That(e.Message, Does.Not.Contain("secret"));
    }

    [TestCase("media.example.com:8443")]
    [TestCase("https://media.example.com")]
    [TestCase("*.example.com")]
    [TestCase("")]
    [TestCase(null)]
    public void A_listed_host_that_could_never_match_is_refused(string? host) => Assert.That(
        () => Client("https://api.c001.eagleeyenetworks.com", host!), Throws.ArgumentException.With.Property("ParamName").EqualTo("AllowedHosts"));

    [Test]
    public async Task A_base_address_with_the_APIs_path_does_not_double_it()
    {
        using MockService service = new MockService().Answer(Answers.Frame());
        EenMediaClient client = service.Client(o => o.BaseAddress = new Uri("https://api.c001.eagleeyenetworks.com/api/v3.0/"));
        using RecordedImage image = await client.RecordedImages.GetAsync(TestValues.Request);
        Assert.That(service.Seen.Single().Uri.AbsolutePath, Is.EqualTo("/api/v3.0/media/recordedImage.jpeg"));
    }

    private static void Client(string address, params string[] more)
    {
        var options = new EenMediaClientOptions
        {
            BaseAddress = new Uri(address, UriKind.RelativeOrAbsolute),
            Credential = EenCredential.FromAccessToken(MockService.AccessToken),
        };
        foreach (string host in (string[])["media.example.com", "bücher.example", .. more])
            options.AllowedHosts.Add(host);
        using var client = new EenMediaClient(options);
    }
}
