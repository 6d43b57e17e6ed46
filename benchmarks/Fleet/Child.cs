using System.Globalization;
using Een.Media.Client;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Configuration;

namespace Een.Media.Benchmarks.Fleet;

/// <summary>
/// A process that uses the account: for each line of its input it makes so many calls at once, and then prints how many failed. With "clock", each
/// round is 13 hours later.
/// </summary>
internal static class Child
{
    public static async Task<int> RunAsync(Dictionary<string, string> options)
    {
        var clock = new RoundClock();
        HostApplicationBuilder host = Host.CreateApplicationBuilder();
        host.Logging.ClearProviders();
        host.Logging.AddSimpleConsole(console => console.SingleLine = true).SetMinimumLevel(LogLevel.None);
        bool isShared = options["mode"] == "cluster";
        if (isShared)
        {
            host.UseOrleansClient(client => client.UseRedisClustering(options["redis"])
                .Services.Configure<ClusterOptions>(identity => (identity.ClusterId, identity.ServiceId) = ("een", "een")));
        }

        IEenMediaClientBuilder builder = host.Services.AddEenMediaClient(client =>
        {
            client.AuthenticationAddress = client.ClientSettingsAddress = new Uri(options["address"]);
            client.TimeProvider = options.ContainsKey("clock") ? clock : TimeProvider.System;
        });
        if (isShared)
            builder.ShareThrough();
        builder.UseCredential(provider => options.TryGetValue("token", out string? token)
            ? EenCredential.FromAccessToken(token)
            : EenCredential.FromRefreshToken(options["id"], options["secret"], options["refresh"], provider.GetRequiredService<ITokenStore>()));
        if (options.TryGetValue("token", out _))
            builder.Configure((client, _) => client.BaseAddress = new Uri(options["address"]));
        using IHost process = host.Build();
        await process.StartAsync();
        EenMediaClient account = process.Services.GetRequiredService<EenMediaClient>();
        int calls = int.Parse(options["calls"], CultureInfo.InvariantCulture);
        Console.WriteLine("ready");
        while (await Console.In.ReadLineAsync() is { Length: > 0 })
        {
            string?[] failures = await Task.WhenAll(Enumerable.Range(0, calls).Select(i => CallAsync(account, options, i)));
            Console.WriteLine($"failed {failures.Count(failure => failure is not null)} {failures.FirstOrDefault(failure => failure is not null)}");
            clock.NextRound();
        }

        await process.StopAsync();
        return 0;
    }

    private static async Task<string?> CallAsync(EenMediaClient client, Dictionary<string, string> options, int index)
    {
        try
        {
            if (options.ContainsKey("main"))
                (await client.RecordedImages.GetAsync(RecordedImageRequest.ForDevice(options["device"]).Main().AtOrAfter(Rig.From.AddSeconds(index)))).Dispose();
            else
                await client.RecordedImages.ListOverlaysAsync(options["device"]);
            return null;
        }
        catch (EenMediaException e)
        {
            return $"{e.GetType().Name}: {e.Message}";
        }
    }

    /// <summary>The system's clock, half a day further in each round.</summary>
    private sealed class RoundClock : TimeProvider
    {
        private int _round;

        public void NextRound() => Interlocked.Increment(ref _round);

        public override DateTimeOffset GetUtcNow() => base.GetUtcNow().AddHours(13 * Volatile.Read(ref _round));
    }
}
