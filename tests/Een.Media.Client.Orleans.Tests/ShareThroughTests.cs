using Een.Media.Client.Orleans.Tests.Support;
using Een.Media.Emulator;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Een.Media.Client.Orleans.Tests;

/// <summary>Clients of a container that use the cluster.</summary>
public sealed class ShareThroughTests
{
    [TestCase(null)]
    [TestCase("berlin")]
    public async Task Limiter_and_tokens_are_those_of_the_cluster(string? key)
    {
        await using FleetCluster cluster = await FleetCluster.StartAsync();
        EenMediaEmulator emulator = cluster.Account.Emulator;
        IConfiguration section = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["ClientId"] = emulator.ClientId,
            ["ClientSecret"] = emulator.ClientSecret,
            ["RefreshToken"] = emulator.IssueRefreshToken(),
            ["AuthenticationAddress"] = emulator.BaseAddress.ToString(),
            ["ClientSettingsAddress"] = emulator.BaseAddress.ToString(),
        }).Build();

        for (int process = 0; process < 2; process++)
        {
            var services = new ServiceCollection().AddLogging().AddSingleton(cluster.Grains);
            IEenMediaClientBuilder builder = key is null ? services.AddEenMediaClient(section) : services.AddKeyedEenMediaClient(key, section);
            builder.ShareThrough("berlin");
            await using ServiceProvider provider = services.BuildServiceProvider();
            EenMediaClient client = key is null ? provider.GetRequiredService<EenMediaClient>() : provider.GetRequiredKeyedService<EenMediaClient>(key);
            (await client.RecordedImages.GetAsync(RecordedImageRequest.ForDevice(cluster.Account.Cameras[0]).Main().AtOrAfter(FleetAccount.From))).Dispose();
            Assert.That(provider.GetRequiredService<EenMediaFleet>(), Is.Not.Null);
        }

        Assert.That(emulator.Journal.Count(EmulatorEndpoint.Token), Is.EqualTo(1), "The second process found the tokens of the first.");
    }
}
