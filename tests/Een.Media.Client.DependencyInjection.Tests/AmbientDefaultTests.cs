using System.Net;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Een.Media.Client.DependencyInjection.Tests;

/// <summary>What a container does for all of its HTTP clients must not undo what this client guarantees.</summary>
public sealed class AmbientDefaultTests
{
    private static readonly Uri s_api = new("https://api.c001.eagleeyenetworks.com");

    private readonly Service _service = new();

    [TearDown]
    public void Close() => _service.Dispose();

    [TestCase(true)]
    [TestCase(false)]
    public async Task Resilience_for_all_clients_of_the_container_does_not_repeat_requests(bool defaultsComeFirst)
    {
        var services = new ServiceCollection();
        if (defaultsComeFirst)
            AddDefaults();
        Add(services);
        if (!defaultsComeFirst)
            AddDefaults();
        await using ServiceProvider provider = services.BuildServiceProvider();
        await FailAsync(provider);
        Assert.That(_service.Requests, Is.EqualTo(4), "One attempt and three retries of the client's own.");

        void AddDefaults() => services.ConfigureHttpClientDefaults(http => http.AddStandardResilienceHandler(o =>
        {
            o.Retry.Delay = TimeSpan.FromMilliseconds(1);
            o.Retry.UseJitter = false;
        }));
    }

    [Test]
    public async Task A_handler_for_all_clients_does_not_see_tokens_and_one_for_this_client_does_its_work()
    {
        int ambient = 0;
        int own = 0;
        var services = new ServiceCollection();
        services.ConfigureHttpClientDefaults(http => http.AddHttpMessageHandler(() => new Seeing(() => ambient++)));
        Add(services).HttpClientBuilder.AddHttpMessageHandler(() => new Seeing(() => own++));
        await using ServiceProvider provider = services.BuildServiceProvider();
        await FailAsync(provider);
        Assert.That((ambient, own), Is.EqualTo((0, 4)));
    }

    [Test]
    public void Resilience_for_this_client_is_refused_with_what_to_do_instead()
    {
        var services = new ServiceCollection();
        Add(services).HttpClientBuilder.AddStandardResilienceHandler();
        using ServiceProvider provider = services.BuildServiceProvider();
        InvalidOperationException e = Assert.Throws<InvalidOperationException>(() => provider.GetRequiredService<IEenMediaClient>())!;
        Assert.That(e.Message, Does.Contain("AddStandardResilienceHandler").And.Contain("EenMediaClientOptions.Retry"));
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task A_default_time_limit_and_a_default_header_do_not_reach_the_client(bool defaultsComeFirst)
    {
        var services = new ServiceCollection();
        if (defaultsComeFirst)
            AddDefaults();
        Add(services);
        if (!defaultsComeFirst)
            AddDefaults();
        await using ServiceProvider provider = services.BuildServiceProvider();
        Assert.That(await FailAsync(provider), Is.TypeOf<EenApiException>());
        Assert.That(_service.Last!.Headers.Contains("X-Site"), Is.False);

        void AddDefaults() => services.ConfigureHttpClientDefaults(http => http.ConfigureHttpClient(client =>
        {
            client.Timeout = TimeSpan.FromTicks(1);
            client.DefaultRequestHeaders.Add("X-Site", "yard");
        }));
    }

    [Test]
    public async Task A_header_that_the_program_sets_on_the_HttpClient_of_this_client_is_sent_and_its_time_limit_is_not_used()
    {
        var services = new ServiceCollection();
        Add(services).HttpClientBuilder.ConfigureHttpClient(http =>
        {
            http.Timeout = TimeSpan.FromTicks(1);
            http.DefaultRequestHeaders.Add("X-Site", "yard");
        });
        await using ServiceProvider provider = services.BuildServiceProvider();
        Assert.That(await FailAsync(provider), Is.TypeOf<EenApiException>());
        Assert.That(_service.Last!.Headers.GetValues("X-Site"), Is.EqualTo(new[] { "yard" }));
    }

    [TestCase(true)]
    [TestCase(false)]
    public void Options_that_are_configured_the_usual_way_take_effect(bool before)
    {
        var services = new ServiceCollection();
        if (before)
            services.Configure<EenMediaClientOptions>(o => o.MaxImageBytes = 5);
        Add(services);
        if (!before)
            services.Configure<EenMediaClientOptions>(o => o.MaxImageBytes = 5);
        using ServiceProvider provider = services.BuildServiceProvider();
        OptionsValidationException e = Assert.Throws<OptionsValidationException>(() => provider.GetRequiredService<IEenMediaClient>())!;
        Assert.That(e.Message, Does.Contain("MaxImageBytes"));
    }

    [Test]
    public async Task The_loggers_of_HttpClient_are_silent_for_this_client()
    {
        var logs = new Logs();
        var services = new ServiceCollection();
        services.AddLogging(builder => builder.AddProvider(logs).SetMinimumLevel(LogLevel.Trace));
        Add(services);
        await using ServiceProvider provider = services.BuildServiceProvider();
        await FailAsync(provider);
        Assert.That(logs.Written, Is.EquivalentTo(new[] { "Een.Media.Client" }));
    }

    [TestCase("AcessToken", "AccessToken")]
    [TestCase("Token", "AccessToken")]
    public void An_unknown_key_is_named_with_the_keys_that_exist(string key, string known)
    {
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?> { [$"Een:{key}"] = "value-canary", ["Een:BaseAddress"] = s_api.AbsoluteUri });
        builder.Services.AddEenMediaClient(builder.Configuration.GetSection("Een"));
        using IHost host = builder.Build();
        OptionsValidationException e = Assert.Throws<OptionsValidationException>(() => host.Start())!;
        Assert.That(e.Message, Does.Contain($"Een:{key}").And.Contain(known).And.Contain("TokenFile").And.Not.Contain("canary"));
    }

    private static async Task<Exception> FailAsync(ServiceProvider provider)
    {
        try
        {
            await provider.GetRequiredService<IEenMediaClient>().RecordedImages.ListOverlaysAsync("10058b7a");
        }
        catch (EenMediaException e)
        {
            return e;
        }

        throw new InvalidOperationException("The call succeeded.");
    }

    private IEenMediaClientBuilder Add(IServiceCollection services)
    {
        IEenMediaClientBuilder builder = services.AddEenMediaClient(o =>
        {
            (o.BaseAddress, o.Credential) = (s_api, EenCredential.FromAccessToken("opaque-token"));
            (o.Retry.Delay, o.Retry.MaxDelay) = (TimeSpan.FromMilliseconds(1), TimeSpan.FromMilliseconds(1));
        });
        builder.HttpClientBuilder.ConfigurePrimaryHttpMessageHandler(() => _service);
        return builder;
    }

    /// <summary>Answers 503 and counts.</summary>
    private sealed class Service : HttpMessageHandler
    {
        private int _requests;

        public int Requests => _requests;

        public HttpRequestMessage? Last { get; private set; }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Interlocked.Increment(ref _requests);
            Last = request;
            return Task.FromResult(new HttpResponseMessage(HttpStatusCode.ServiceUnavailable) { RequestMessage = request });
        }
    }

    private sealed class Seeing(Action see) : DelegatingHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            see();
            return base.SendAsync(request, cancellationToken);
        }
    }

    /// <summary>Remembers the categories that wrote something.</summary>
    private sealed class Logs : ILoggerProvider
    {
        private readonly HashSet<string> _written = [];

        public IReadOnlyCollection<string> Written
        {
            get
            {
                lock (_written)
                    return [.. _written];
            }
        }

        public ILogger CreateLogger(string categoryName) => new Logger(this, categoryName);

        public void Dispose()
        {
        }

        private void Add(string category)
        {
            lock (_written)
                _written.Add(category);
        }

        private sealed class Logger(Logs logs, string category) : ILogger
        {
            public IDisposable? BeginScope<TState>(TState state)
                where TState : notnull => null;

            public bool IsEnabled(LogLevel logLevel) => true;

            public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
                logs.Add(category);
        }
    }
}
