using Een.Media.Client.Tests.Support;

namespace Een.Media.Client.Tests.Connection;

/// <summary>Options are checked when the client is made, and copied.</summary>
public sealed class OptionTests
{
    private static IEnumerable<TestCaseData> Wrong()
    {
        yield return Case("BaseAddress", o => o.BaseAddress = null);
        yield return Case("Credential", o => o.Credential = null);
        yield return Case("MaxImageBytes", o => o.MaxImageBytes = 1023);
        yield return Case("MaxImageBytes", o => o.MaxImageBytes = (1024 * 1024 * 1024) + 1);
        yield return Case("ApplicationName", o => o.ApplicationName = "lapse\r\nX-Evil: 1");
        yield return Case("ApplicationName", o => o.ApplicationName = "lapse (1)");
        yield return Case("ApplicationName", o => o.ApplicationName = "zeitraffer-ü");
        yield return Case("ApplicationName", o => o.ApplicationName = "lapse)");
        yield return Case("ApplicationName", o => o.ApplicationName = "lapse\u007f");
        yield return Case("TimeProvider", o => o.TimeProvider = null!);
        yield return Case("Retry", o => o.Retry = null!);
        yield return Case("MainImagePacing", o => o.MainImagePacing = null!);
        yield return Case("TokenRenewalMargin", o => o.TokenRenewalMargin = TimeSpan.FromTicks(-1));
        yield return Case("TokenRenewalMargin", o => o.TokenRenewalMargin = TimeSpan.FromHours(1) + TimeSpan.FromTicks(1));
        yield return Case("TokenRequestTimeout", o => o.TokenRequestTimeout = TimeSpan.FromSeconds(1) - TimeSpan.FromTicks(1));
        yield return Case("TokenRequestTimeout", o => o.TokenRequestTimeout = TimeSpan.FromMinutes(10) + TimeSpan.FromTicks(1));
        yield return Case("AuthenticationAddress", o => o.AuthenticationAddress = new Uri("https://auth.example.com"));
        yield return Case("AuthenticationAddress", o => o.AuthenticationAddress = new Uri("https://auth.eagleeyenetworks.com/oauth2"));
        yield return Case("AuthenticationAddress", o => o.AuthenticationAddress = new Uri("https://auth.eagleeyenetworks.com/?a=b"));
        yield return Case("ClientSettingsAddress", o => o.ClientSettingsAddress = new Uri("https://api.eagleeyenetworks.com/#a"));
    }

    [TestCaseSource(nameof(Wrong))]
    public void A_client_option_that_is_out_of_range_is_named_in_the_exception(string name, Action<EenMediaClientOptions> spoil)
    {
        using var service = new MockService();
        Assert.That(() => service.Client(spoil), Throws.ArgumentException.With.Property("ParamName").EqualTo(name).And.Message.Contains(name));
    }

    private static IEnumerable<TestCaseData> JustRight()
    {
        yield return Case("MaxImageBytes", o => o.MaxImageBytes = 1024);
        yield return Case("MaxImageBytes", o => o.MaxImageBytes = 1024 * 1024 * 1024);
        yield return Case("ApplicationName", o => o.ApplicationName = "time lapse ~ 1");
        yield return Case("TokenRenewalMargin", o => o.TokenRenewalMargin = TimeSpan.Zero);
        yield return Case("TokenRenewalMargin", o => o.TokenRenewalMargin = TimeSpan.FromHours(1));
        yield return Case("TokenRequestTimeout", o => o.TokenRequestTimeout = TimeSpan.FromSeconds(1));
        yield return Case("TokenRequestTimeout", o => o.TokenRequestTimeout = TimeSpan.FromMinutes(10));
        yield return Case("AuthenticationAddress", o => o.AuthenticationAddress = new Uri("https://localhost:5001/"));
    }

    [TestCaseSource(nameof(JustRight))]
    public void The_limits_of_every_client_options_range_are_allowed(string name, Action<EenMediaClientOptions> set)
    {
        using var service = new MockService();
        Assert.That(() => service.Client(set), Throws.Nothing, name);
    }

    [Test]
    public void The_defaults_of_the_client_options_are_the_documented_ones()
    {
        var options = new EenMediaClientOptions();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(options.AuthenticationAddress, Is.EqualTo(new Uri("https://auth.eagleeyenetworks.com")));
            Assert.That(options.ClientSettingsAddress, Is.EqualTo(new Uri("https://api.eagleeyenetworks.com")));
            Assert.That((options.TokenRenewalMargin, options.TokenRequestTimeout), Is.EqualTo((TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(1))));
            Assert.That(options.MaxImageBytes, Is.EqualTo(67_108_864));
            Assert.That(options.AllowedHosts, Is.Empty);
            Assert.That(options.TimeProvider, Is.SameAs(TimeProvider.System));
        }
    }

    [Test]
    public void Client_options_can_be_checked_without_making_a_client()
    {
        var options = new EenMediaClientOptions { BaseAddress = MockService.BaseAddress };
        Assert.That(options.Validate, Throws.ArgumentException.With.Property("ParamName").EqualTo("Credential"));
        options.Credential = EenCredential.FromAccessToken(MockService.AccessToken);
        Assert.That(options.Validate, Throws.Nothing);
        options.AuthenticationAddress = null!;
        Assert.That(options.Validate, Throws.ArgumentNullException.With.Property("ParamName").EqualTo("AuthenticationAddress"));
    }

    [Test]
    public async Task The_user_agent_names_the_client_and_then_the_application()
    {
        using MockService service = new MockService().Always(_ => Answers.Frame());
        (await service.Client().RecordedImages.GetAsync(TestValues.Request)).Dispose();
        (await service.Client(o => o.ApplicationName = "time lapse").RecordedImages.GetAsync(TestValues.Request)).Dispose();
        Assert.That(service.Seen[0].Headers["User-Agent"], Does.Match(@"^een-media-dotnet/\d+\.\d+\.\d+[^ +]*$"));
        Assert.That(service.Seen[1].Headers["User-Agent"], Does.StartWith(service.Seen[0].Headers["User-Agent"]).And.EndWith(" (time lapse)"));
    }

    [Test]
    public void The_client_refuses_null_options_and_a_null_credential()
    {
        using var http = new HttpClient();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(() => new EenMediaClient(null!), Throws.ArgumentNullException);
            Assert.That(() => new EenMediaClient(new EenMediaClientOptions(), (HttpClient)null!), Throws.InstanceOf<ArgumentException>());
            Assert.That(() => new EenMediaClient(new EenMediaClientOptions(), (HttpMessageHandler)null!), Throws.InstanceOf<ArgumentException>());
        }
    }

    [Test]
    public async Task Changing_the_options_after_the_client_was_made_changes_nothing()
    {
        using MockService service = new MockService().Answer(Answers.Frame());
        EenMediaClientOptions? kept = null;
        EenMediaClient client = service.Client(o => kept = o);
        kept!.BaseAddress = new Uri("https://api.c002.eagleeyenetworks.com");
        kept.Credential = null;
        kept.MaxImageBytes = 1024;
        kept.AllowedHosts.Add("elsewhere.example");

        using RecordedImage image = await client.RecordedImages.GetAsync(TestValues.Request);
        Assert.That(service.Seen.Single().Uri.Host, Is.EqualTo("api.c001.eagleeyenetworks.com"));
    }

    [Test]
    public async Task An_HttpClient_passed_in_is_not_disposed_and_its_base_address_is_not_used()
    {
        using MockService service = new MockService().Always(_ => Answers.Frame());
        using HttpClient http = service.HttpClient();
        http.BaseAddress = new Uri("https://elsewhere.example");
        var options = new EenMediaClientOptions { BaseAddress = MockService.BaseAddress, Credential = EenCredential.FromAccessToken(MockService.AccessToken) };
        using (var client = new EenMediaClient(options, http))
            (await client.RecordedImages.GetAsync(TestValues.Request)).Dispose();

        using HttpResponseMessage still = await http.GetAsync(new Uri("https://elsewhere.example/"));
        Assert.That(service.Seen.Select(s => s.Uri.Host), Is.EqualTo(new[] { "api.c001.eagleeyenetworks.com", "elsewhere.example" }));
    }

    [Test]
    public async Task A_handler_passed_in_serves_several_clients_and_is_not_disposed()
    {
        using MockService service = new MockService().Always(_ => Answers.Frame());
        using HttpMessageHandler handler = service.Handler();
        var options = new EenMediaClientOptions { BaseAddress = MockService.BaseAddress, Credential = EenCredential.FromAccessToken(MockService.AccessToken) };
        using (var first = new EenMediaClient(options, handler))
            (await first.RecordedImages.GetAsync(TestValues.Request)).Dispose();
        using (var second = new EenMediaClient(options, handler))
            (await second.RecordedImages.GetAsync(TestValues.Request)).Dispose();
        Assert.That(service.Seen, Has.Count.EqualTo(2));
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task Calls_on_a_disposed_client_throw_ObjectDisposedException(bool used)
    {
        using MockService service = new MockService().Always(_ => Answers.Frame());
        EenMediaClient client = service.Client();
        if (used)
            (await client.RecordedImages.GetAsync(TestValues.Request)).Dispose();
        client.Dispose();

        await Assert.ThatAsync(() => client.RecordedImages.GetAsync(TestValues.Request), Throws.InstanceOf<ObjectDisposedException>());
        await Assert.ThatAsync(() => client.RecordedImages.ListOverlaysAsync("10058b7a"), Throws.InstanceOf<ObjectDisposedException>());
    }

    [Test]
    public async Task Images_outlive_their_client()
    {
        byte[] jpeg = Jpeg.Sample();
        using MockService service = new MockService().Answer(Answers.Frame(jpeg));
        EenMediaClient client = service.Client();
        using RecordedImage image = await client.RecordedImages.GetAsync(TestValues.Request);
        client.Dispose();
        Assert.That(image.Data.ToArray(), Is.EqualTo(jpeg));
    }

    private static TestCaseData Case(string name, Action<EenMediaClientOptions> spoil) => new TestCaseData(name, spoil).SetArgDisplayNames(name);
}
