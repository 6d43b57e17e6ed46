using System.Net;
using Een.Media.Client;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Configuration;
using StackExchange.Redis;

namespace FleetSample;

/// <summary>A silo, and a process that is connected to the cluster without being one.</summary>
internal static class FleetHost
{
    private const string Name = "een";

    /// <summary>
    /// A silo that works for the account in the environment: EEN_CLIENT_ID, EEN_CLIENT_SECRET and EEN_REFRESH_TOKEN; for an emulator also
    /// EEN_BASE_ADDRESS.
    /// </summary>
    public static IHost Silo(FleetSettings settings)
    {
        HostApplicationBuilder host = Host.CreateApplicationBuilder();
        Quiet(host);
        host.UseOrleans(silo =>
        {
            silo.Services.Configure<ClusterOptions>(Identify);
            silo.ConfigureEndpoints(IPAddress.Parse(settings.Address), settings.SiloPort, settings.GatewayPort);

            // A silo that dies is found out within three seconds. With less, one on a busy machine is taken for dead, and ends.
            silo.Services.Configure<ClusterMembershipOptions>(options =>
            {
                options.ProbeTimeout = TimeSpan.FromSeconds(1);
                options.NumMissedProbesLimit = 3;
                options.NumVotesForDeathDeclaration = 1;
                options.TableRefreshTimeout = TimeSpan.FromSeconds(3);
                options.DefunctSiloCleanupPeriod = null;
            });
            if (settings.Redis is { } redis)
            {
                silo.UseRedisClustering(redis);
                silo.AddRedisGrainStorage(Name, options => options.ConfigurationOptions = ConfigurationOptions.Parse(redis));
                silo.UseRedisReminderService(options => options.ConfigurationOptions = ConfigurationOptions.Parse(redis));
                silo.UseRedisGrainDirectoryAsDefault(options => options.ConfigurationOptions = ConfigurationOptions.Parse(redis));
            }
            else
            {
                // One storage grain, which stays on the silo where it is used first: the primary one, which is spared.
                silo.UseDevelopmentClustering(new IPEndPoint(IPAddress.Loopback, settings.PrimaryPort));
                silo.AddMemoryGrainStorage(Name, options => options.NumStorageGrains = 1);
                silo.UseInMemoryReminderService();
            }

            silo.AddEenMedia(SetUp);
        });
        if (settings.EndsWithParent)
            host.Services.AddHostedService(provider => new ParentWatch(provider.GetRequiredService<IHostApplicationLifetime>()));
        return host.Build();
    }

    /// <summary>A process that starts and watches exports.</summary>
    public static IHost Client(FleetSettings settings)
    {
        HostApplicationBuilder host = Host.CreateApplicationBuilder();
        Quiet(host);
        host.UseOrleansClient(client =>
        {
            client.Services.Configure<ClusterOptions>(Identify);
            if (settings.Redis is { } redis)
                client.UseRedisClustering(redis);
            else
                client.UseStaticClustering(new IPEndPoint(IPAddress.Loopback, settings.GatewayPort));
        });
        return host.Build();
    }

    /// <summary>Fails before the silo starts, not at its first unit.</summary>
    public static void CheckAccount()
    {
        foreach (string name in new[] { "EEN_CLIENT_ID", "EEN_CLIENT_SECRET", "EEN_REFRESH_TOKEN" })
            _ = Variable(name);
    }

    private static void Identify(ClusterOptions options) => (options.ClusterId, options.ServiceId) = (Name, Name);

    private static void Quiet(HostApplicationBuilder host)
    {
        host.Logging.ClearProviders();
        host.Logging.AddSimpleConsole(options => options.SingleLine = true);
        host.Logging.SetMinimumLevel(LogLevel.Error);
        host.Logging.AddFilter("Een", LogLevel.Warning);
        host.Logging.AddFilter("Microsoft.Extensions.Hosting", LogLevel.None);
    }

    private static void SetUp(EenMediaAccount account)
    {
        if (Environment.GetEnvironmentVariable("EEN_BASE_ADDRESS") is { } address)
            account.Options.AuthenticationAddress = account.Options.ClientSettingsAddress = new Uri(address);
        account.Options.Credential = EenCredential.FromRefreshToken(
            Variable("EEN_CLIENT_ID"), Variable("EEN_CLIENT_SECRET"), Variable("EEN_REFRESH_TOKEN"), account.TokenStore);
    }

    private static string Variable(string name) =>
        Environment.GetEnvironmentVariable(name) ?? throw new ArgumentException($"Set {name} in the environment of every silo. Program.cs of this sample lists the variables.");

    /// <summary>Ends a silo whose starter has ended: its input closes then.</summary>
    private sealed class ParentWatch(IHostApplicationLifetime lifetime) : BackgroundService
    {
        protected override async Task ExecuteAsync(CancellationToken stoppingToken)
        {
            await Task.Yield();
            while (await Console.In.ReadLineAsync(stoppingToken) is not null)
            {
            }

            lifetime.StopApplication();
        }
    }
}
