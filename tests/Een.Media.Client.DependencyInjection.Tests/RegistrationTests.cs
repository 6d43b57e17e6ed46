using Een.Media.Emulator;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace Een.Media.Client.DependencyInjection.Tests;

/// <summary>What a program gets from its container.</summary>
public sealed class RegistrationTests
{
    private readonly string _tokenFile = Path.Combine(Path.GetTempPath(), $"een-di-{Guid.NewGuid():N}", "tokens.json");

    [TearDown]
    public void Remove()
    {
        if (Directory.Exists(Path.GetDirectoryName(_tokenFile)))
            Directory.Delete(Path.GetDirectoryName(_tokenFile)!, recursive: true);
    }

    [Test]
    public async Task A_client_with_options_in_code_works()
    {
        await using EenMediaEmulator emulator = await EenMediaEmulator.StartAsync();
        await using ServiceProvider services = new ServiceCollection()
            .AddEenMediaClient(o => (o.BaseAddress, o.Credential) = (emulator.BaseAddress, EenCredential.FromAccessToken(emulator.IssueAccessToken())))
            .Services.BuildServiceProvider();
        var client = services.GetRequiredService<IEenMediaClient>();
        Assert.That(await client.RecordedImages.ListOverlaysAsync(emulator.Cameras[0].Id), Is.Not.Null);
        Assert.That(client, Is.SameAs(services.GetRequiredService<EenMediaClient>()));
    }

    [Test]
    public async Task A_section_with_a_refresh_token_and_a_token_file_is_all_that_is_needed()
    {
        await using EenMediaEmulator emulator = await EenMediaEmulator.StartAsync();
        await using ServiceProvider services = new ServiceCollection()
            .AddEenMediaClient(Section(emulator, ("RefreshToken", emulator.IssueRefreshToken()), ("TokenFile", _tokenFile)))
            .Services.BuildServiceProvider();
        await services.GetRequiredService<IEenMediaClient>().RecordedImages.ListOverlaysAsync(emulator.Cameras[0].Id);
        Assert.That(File.Exists(_tokenFile));
    }

    [Test]
    public async Task The_store_of_the_container_takes_precedence()
    {
        await using EenMediaEmulator emulator = await EenMediaEmulator.StartAsync();
        using var store = new InMemoryTokenStore();
        await using ServiceProvider services = new ServiceCollection()
            .AddSingleton<ITokenStore>(store)
            .AddEenMediaClient(Section(emulator, ("RefreshToken", emulator.IssueRefreshToken()), ("TokenFile", _tokenFile)))
            .Services.BuildServiceProvider();
        await services.GetRequiredService<IEenMediaClient>().RecordedImages.ListOverlaysAsync(emulator.Cameras[0].Id);
        Assert.Multiple(async () =>
        {
            Assert.That(File.Exists(_tokenFile), Is.False);
            Assert.That(await store.LoadAsync(CancellationToken.None), Is.Not.Null);
        });
    }

    [Test]
    public async Task Two_registered_accounts_stay_apart()
    {
        await using EenMediaEmulator berlin = await EenMediaEmulator.StartAsync();
        await using EenMediaEmulator austin = await EenMediaEmulator.StartAsync(new EenMediaEmulatorOptions { Seed = 7 });
        var services = new ServiceCollection();
        services.AddKeyedEenMediaClient("berlin", o => (o.BaseAddress, o.Credential) = (berlin.BaseAddress, EenCredential.FromAccessToken(berlin.IssueAccessToken())));
        services.AddKeyedSingleton<ITokenStore>("austin", new InMemoryTokenStore());
        services.AddKeyedEenMediaClient("austin", Section(austin, ("RefreshToken", austin.IssueRefreshToken())));
        await using ServiceProvider provider = services.BuildServiceProvider();
        await provider.GetRequiredKeyedService<IEenMediaClient>("berlin").RecordedImages.ListOverlaysAsync(berlin.Cameras[0].Id);
        await provider.GetRequiredKeyedService<IEenMediaClient>("austin").RecordedImages.ListOverlaysAsync(austin.Cameras[0].Id);
        Assert.Multiple(() =>
        {
            Assert.That(provider.GetService<IEenMediaClient>(), Is.Null);
            Assert.That(berlin.Journal.Entries, Has.Count.EqualTo(1));
            Assert.That(austin.Journal.Entries, Has.Count.EqualTo(2));
        });
    }

    [TestCase("MaxImageBytes", "5", "Een:MaxImageBytes")]
    [TestCase("BaseAddress", "http://example.com", "Een:BaseAddress")]
    [TestCase("AuthenticationAddress", "https://example.com", "Een:AuthenticationAddress")]
    [TestCase("TokenRenewalMargin", "02:00:00", "Een:TokenRenewalMargin")]
    [TestCase("ClientSecret", "", "Een:ClientSecret is missing")]
    [TestCase("TokenFile", "", "Een:TokenFile is missing")]
    [TestCase("AccessToken", "a b", "Een:AccessToken is set together with ClientId")]
    [TestCase("RefreshToken", "secret with spaces", "Een:RefreshToken is wrong")]
    public void A_mistake_in_the_configuration_stops_the_host_at_its_start_and_names_the_key(string key, string value, string place)
    {
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Een:ClientId"] = "id",
            ["Een:ClientSecret"] = "secret",
            ["Een:RefreshToken"] = "refresh",
            ["Een:TokenFile"] = _tokenFile,
            [$"Een:{key}"] = value,
        });
        builder.Services.AddEenMediaClient(builder.Configuration.GetSection("Een"));
        using IHost host = builder.Build();
        OptionsValidationException e = Assert.Throws<OptionsValidationException>(() => host.Start())!;
        Assert.That(e.Message, Does.Contain(place).And.Not.Contain("secret with spaces"));
    }

    [Test]
    public void A_missing_configuration_says_what_is_needed()
    {
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddEenMediaClient(builder.Configuration.GetSection("Een"));
        using IHost host = builder.Build();
        OptionsValidationException e = Assert.Throws<OptionsValidationException>(() => host.Start())!;
        Assert.That(e.Message, Does.Contain("no section \"Een\"").And.Contain("AccessToken"));
    }

    [Test]
    public void A_good_configuration_starts_without_a_request()
    {
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Een:AccessToken"] = "token",
            ["Een:BaseAddress"] = "https://api.c001.eagleeyenetworks.com",
            ["Een:AllowedHosts:0"] = "media.example.com",
            ["Een:MaxRetryAttempts"] = "1",
        });
        builder.Services.AddEenMediaClient(builder.Configuration.GetSection("Een"));
        using IHost host = builder.Build();
        host.Start();
        EenMediaClientOptions options = host.Services.GetRequiredService<IOptionsMonitor<EenMediaClientOptions>>().CurrentValue;
        Assert.Multiple(() =>
        {
            Assert.That(options.AllowedHosts, Is.EqualTo(new[] { "media.example.com" }));
            Assert.That(options.Retry.MaxRetryAttempts, Is.EqualTo(1));
        });
    }

    [Test]
    public async Task A_registered_client_uses_the_containers_clock_and_loggers()
    {
        var time = new FakeTimeProvider();
        await using ServiceProvider services = new ServiceCollection()
            .AddSingleton<TimeProvider>(time)
            .AddLogging()
            .AddEenMediaClient(o => (o.BaseAddress, o.Credential) = (new Uri("http://127.0.0.1:9"), EenCredential.FromAccessToken("t")))
            .Services.BuildServiceProvider();
        EenMediaClientOptions options = services.GetRequiredService<IOptionsMonitor<EenMediaClientOptions>>().CurrentValue;
        Assert.Multiple(() =>
        {
            Assert.That(options.TimeProvider, Is.SameAs(time));
            Assert.That(options.LoggerFactory, Is.SameAs(services.GetRequiredService<ILoggerFactory>()));
        });
    }

    [Test]
    public async Task A_registered_client_uses_handlers_and_a_credential_from_the_services()
    {
        await using EenMediaEmulator emulator = await EenMediaEmulator.StartAsync();
        var counter = new Counter();
        IEenMediaClientBuilder builder = new ServiceCollection().AddEenMediaClient(o => o.BaseAddress = emulator.BaseAddress);
        builder.UseCredential(_ => EenCredential.FromAccessToken(emulator.IssueAccessToken()));
        builder.Configure((o, _) => o.ApplicationName = "tests");
        builder.HttpClientBuilder.AddHttpMessageHandler(() => counter);
        await using ServiceProvider services = builder.Services.BuildServiceProvider();
        await services.GetRequiredService<IEenMediaClient>().RecordedImages.ListOverlaysAsync(emulator.Cameras[0].Id);
        Assert.That(counter.UserAgents.Single(), Does.EndWith("(tests)"));
    }

    private static IConfigurationSection Section(EenMediaEmulator emulator, params (string Key, string Value)[] more)
    {
        var values = new Dictionary<string, string?>
        {
            ["Een:AuthenticationAddress"] = emulator.BaseAddress.AbsoluteUri,
            ["Een:ClientSettingsAddress"] = emulator.BaseAddress.AbsoluteUri,
            ["Een:ClientId"] = emulator.ClientId,
            ["Een:ClientSecret"] = emulator.ClientSecret,
        };
        foreach ((string key, string value) in more)
            values[$"Een:{key}"] = value;
        return new ConfigurationBuilder().AddInMemoryCollection(values).Build().GetSection("Een");
    }

    private sealed class Counter : DelegatingHandler
    {
        public List<string> UserAgents { get; } = [];

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            UserAgents.Add(request.Headers.UserAgent.ToString());
            return base.SendAsync(request, cancellationToken);
        }
    }
}
