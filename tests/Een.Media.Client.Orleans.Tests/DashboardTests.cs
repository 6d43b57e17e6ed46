using Een.Media.Client.Orleans.Tests.Support;
using FleetSample;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Dashboard;

namespace Een.Media.Client.Orleans.Tests;

/// <summary>What docs/observability.md says of Orleans' own dashboard.</summary>
public sealed class DashboardTests
{
    private static readonly TimeSpan s_hang = TimeSpan.FromMinutes(5);

    [Test]
    public async Task The_dashboard_of_Orleans_shows_the_grains_of_an_export()
    {
        await using FleetAccount account = await FleetAccount.StartAsync();
        DirectoryInfo folder = Directory.CreateTempSubdirectory("een-dashboard-");
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.UseOrleans(silo => silo
            .UseLocalhostClustering(RedisServer.FreePort(), RedisServer.FreePort())
            .AddMemoryGrainStorage("een")
            .UseInMemoryReminderService()
            .AddDashboard()
            .AddEenMedia(FleetAccount.Registered(account.Register(configure: null))));
        await using WebApplication site = builder.Build();
        site.MapOrleansDashboard();
        await site.StartAsync();
        var fleet = new EenMediaFleet(site.Services.GetRequiredService<IGrainFactory>());
        await fleet.StartExportAsync("june", account.Plan(folder.FullName));

        // The dashboard collects once a second. Units may have ended by then.
        using var hang = new CancellationTokenSource(s_hang);
        using var browser = new HttpClient { BaseAddress = new Uri(site.Urls.Single()) };
        string active;
        do
            active = await ShowAsync("DashboardCounters");
        while (!active.Contains("ExportPlanGrain", StringComparison.Ordinal) || !active.Contains("TokenGrain", StringComparison.Ordinal));

        string types = await ShowAsync("GrainTypes");
        Assert.That(types, Does.Contain("LimiterGrain").And.Contain("TokenGrain").And.Contain("ExportPlanGrain").And.Contain("ExportUnitGrain"));
        await site.StopAsync();
        folder.Delete(recursive: true);

        Task<string> ShowAsync(string page) => browser.GetStringAsync(new Uri(page, UriKind.Relative), hang.Token);
    }
}
