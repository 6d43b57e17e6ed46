using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Een.Media.Client.DependencyInjection.Tests;

/// <summary>Mistakes in a section whose account is right.</summary>
public sealed class SectionMistakeTests
{
    [TestCase("TotalTimout", "00:01:00", "Een:TotalTimout", "TotalTimeout")]
    [TestCase("Retry:TotalTimeout", "00:01:00", "Een:Retry:TotalTimeout", "TotalTimeout.")]
    [TestCase("TotalTimeout:Seconds", "60", "Een:TotalTimeout:Seconds", "TotalTimeout")]
    [TestCase("AllowedHosts:0:Name", "media.example.com", "Een:AllowedHosts:0:Name", "AllowedHosts")]
    [TestCase("KeepAlivePing", "00:00:10", "Een:KeepAlivePing", "in code, on EenMediaClientOptions")]
    [TestCase("AllowedHosts", "media.example.com", "Een:AllowedHosts is a list", "AllowedHosts:0")]
    [TestCase("TokenFile", "canary.json", "Een:AccessToken is set together with TokenFile", "keep one of them")]
    [TestCase("RefreshToken", "canary", "Een:AccessToken is set together with RefreshToken", "keep one of them")]
    [TestCase("ClientSecret", "canary", "Een:AccessToken is set together with ClientSecret", "keep one of them")]
    [TestCase("TotalTimeout", "5 minutes", "Een:TotalTimeout is \"5 minutes\"", "00:05:00")]
    [TestCase("attemptTimeout", "30", "Een:attemptTimeout is \"30\"", "00:05:00")]
    [TestCase("MaxImageBytes", "64 MiB", "Een:MaxImageBytes is \"64 MiB\"", "digits")]
    [TestCase("BaseAddress", "api.c001.eagleeyenetworks.com", "Een:BaseAddress is not an address", "https://")]
    public void A_mistake_beside_a_good_account_stops_the_host(string key, string value, string place, string allowed)
    {
        OptionsValidationException e = StartFails(("AccessToken", "token"), ("BaseAddress", "https://api.c001.eagleeyenetworks.com"), (key, value));
        Assert.That(e.Message, Does.Contain(place).And.Contain(allowed).And.Not.Contain("canary"));
    }

    [Test]
    public void A_section_that_does_not_exist_is_named() =>
        Assert.That(StartFails().Message, Does.StartWith("The configuration has no section \"Een\".").And.Contain("AccessToken and BaseAddress"));

    [Test]
    public void A_section_without_an_account_names_the_keys_before_the_option_in_code()
    {
        string message = StartFails(("BaseAddress", "https://api.c001.eagleeyenetworks.com")).Message;
        Assert.That(message, Does.StartWith("The section \"Een\" names no account. Set AccessToken").And.Contain("TokenFile"));
    }

    [TestCase("AccessToken")]
    [TestCase("ClientId")]
    public void An_empty_key_of_the_account_is_named(string key) =>
        Assert.That(StartFails((key, "")).Message, Does.StartWith($"Een:{key} is empty."));

    [Test]
    public void A_token_file_without_a_client_id_stops_the_host() =>
        Assert.That(StartFails(("TokenFile", "tokens.json")).Message, Does.Contain("Een:ClientId is missing").And.Contain("TokenFile"));

    [TestCase("id", "canary-2", "tokens.json", ExpectedResult = true)]
    [TestCase("id", "canary-2", "./tokens.json", ExpectedResult = true)]
    [TestCase("id-2", "", "tokens.json", ExpectedResult = true)]
    [TestCase("id", "canary-2", "other.json", ExpectedResult = false)]
    [TestCase("id", "canary-1", "tokens.json", ExpectedResult = false)]
    [TestCase("id", "", "tokens.json", ExpectedResult = false)]
    public bool Two_sign_ins_on_one_token_file_stop_the_host(string clientId, string refreshToken, string file)
    {
        HostApplicationBuilder builder = TwoAccounts(clientId, refreshToken, file);
        using IHost host = builder.Build();
        try
        {
            host.Start();
            return false;
        }
        catch (AggregateException e)
        {
            Assert.That(e.InnerExceptions, Has.All.TypeOf<OptionsValidationException>());
            Assert.That(e.Message, Does.Contain("A:TokenFile is also the file of B").And.Not.Contain("canary"));
            return true;
        }
    }

    [Test]
    public void A_token_file_beside_a_store_in_the_container_is_not_used_and_may_be_shared()
    {
        HostApplicationBuilder builder = TwoAccounts("id", "canary-2", "tokens.json");
        builder.Services.AddKeyedSingleton<ITokenStore>("A", new InMemoryTokenStore());
        builder.Services.AddKeyedSingleton<ITokenStore>("B", new InMemoryTokenStore());
        using IHost host = builder.Build();
        Assert.That(host.Start, Throws.Nothing);
    }

    private static HostApplicationBuilder TwoAccounts(string clientId, string refreshToken, string file)
    {
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(new());
        foreach ((string key, string id, string token, string tokens) in new[] { ("A", "id", "canary-1", "tokens.json"), ("B", clientId, refreshToken, file) })
        {
            builder.Configuration.AddInMemoryCollection(
            [
                new($"{key}:ClientId", id), new($"{key}:ClientSecret", "secret"), new($"{key}:RefreshToken", token), new($"{key}:TokenFile", tokens),
            ]);
            builder.Services.AddKeyedEenMediaClient(key, builder.Configuration.GetSection(key));
        }

        return builder;
    }

    [Test]
    public void A_registered_account_may_stand_within_the_section_of_another()
    {
        using IHost host = Nested(misspelled: null);
        host.Start();
        Assert.That(host.Services.GetRequiredKeyedService<IEenMediaClient>("berlin"), Is.Not.SameAs(host.Services.GetRequiredService<IEenMediaClient>()));
    }

    [TestCase("Een:Berlin:TotalTimout")]
    [TestCase("Een:Berliner:AccessToken")]
    public void A_wrong_key_beside_or_within_a_nested_account_stops_the_host(string misspelled)
    {
        using IHost host = Nested(misspelled);
        OptionsValidationException e = Assert.Throws<OptionsValidationException>(() => host.Start())!;
        Assert.That(e.Message, Does.Contain($"Unknown: {misspelled}."));
    }

    [Test]
    public void The_root_of_the_configuration_may_hold_keys_of_others()
    {
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["AccessToken"] = "token",
            ["BaseAddress"] = "https://api.c001.eagleeyenetworks.com",
            ["Logging:LogLevel:Default"] = "Warning",
        });
        builder.Services.AddEenMediaClient(builder.Configuration);
        using IHost host = builder.Build();
        Assert.DoesNotThrow(() => host.Start());
    }

    private static IHost Nested(string? misspelled)
    {
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(null);
        foreach (string section in new[] { "Een", "Een:Berlin" })
        {
            builder.Configuration[$"{section}:AccessToken"] = "token";
            builder.Configuration[$"{section}:BaseAddress"] = "https://api.c001.eagleeyenetworks.com";
        }

        if (misspelled is not null)
            builder.Configuration[misspelled] = "x";
        builder.Services.AddEenMediaClient(builder.Configuration.GetSection("Een"));
        builder.Services.AddKeyedEenMediaClient("berlin", builder.Configuration.GetSection("Een:Berlin"));
        return builder.Build();
    }

    private static OptionsValidationException StartFails(params (string Key, string Value)[] values)
    {
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(null);
        foreach ((string key, string value) in values)
            builder.Configuration[$"Een:{key}"] = value;
        builder.Services.AddEenMediaClient(builder.Configuration.GetSection("Een"));
        using IHost host = builder.Build();
        return Assert.Throws<OptionsValidationException>(() => host.Start())!;
    }
}
