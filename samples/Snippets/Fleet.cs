using Een.Media.Client;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans.Configuration;
using StackExchange.Redis;

namespace Snippets;

public static class Fleet
{
    public static void Silo(HostApplicationBuilder builder, string redis, string id, string secret, string refreshToken)
    {
        #region fleet-silo
        ConfigurationOptions options = ConfigurationOptions.Parse(redis);
        builder.UseOrleans(silo => silo
            .UseRedisClustering(o => o.ConfigurationOptions = options)
            .UseRedisGrainDirectoryAsDefault(o => o.ConfigurationOptions = options)
            .AddRedisGrainStorage("een", o => o.ConfigurationOptions = options)
            .UseRedisReminderService(o => o.ConfigurationOptions = options)
            .AddEenMedia(account => account.Options.Credential =
                EenCredential.FromRefreshToken(id, secret, refreshToken, account.TokenStore)));
        #endregion
    }

    public static void Membership(ISiloBuilder silo)
    {
        #region fleet-membership
        silo.Services.Configure<ClusterMembershipOptions>(options =>
        {
            options.ProbeTimeout = TimeSpan.FromSeconds(2);
            options.NumMissedProbesLimit = 3;
            options.NumVotesForDeathDeclaration = 1;
        });
        #endregion
    }

    public static void Process(HostApplicationBuilder builder, string redis)
    {
        #region fleet-share
        builder.UseOrleansClient(cluster => cluster.UseRedisClustering(redis));
        builder.Services.AddEenMediaClient(builder.Configuration.GetSection("Een")).ShareThrough("berlin");
        #endregion
    }

    public static async Task ExportAsync(EenMediaFleet fleet, IReadOnlyList<string> cameras, DateTimeOffset from, DateTimeOffset until, string directory)
    {
        #region fleet-export
        await fleet.StartExportAsync("june-yard", new ExportPlan
        {
            Account = "berlin",
            Cameras = cameras,
            From = from,
            Until = until,
            Every = TimeSpan.FromMinutes(10),
            Directory = directory,
        });
        await foreach (ExportPlanStatus status in fleet.WatchExportAsync("june-yard"))
            Console.WriteLine($"{status.UnitsDone} of {status.Units} units, {status.Frames} frames, {status.Remaining} left");
        #endregion
    }
}
