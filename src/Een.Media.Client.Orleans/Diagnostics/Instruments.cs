using System.Diagnostics.Metrics;

namespace Een.Media.Client.Orleans.Diagnostics;

/// <summary>The meter of the grains and their callers. docs/observability.md explains it. Labels are few and bounded.</summary>
internal static class Instruments
{
    public const string Name = "Een.Media.Client.Orleans";

    private static readonly Meter s_meter = new(Name);

    public static readonly Counter<long> Leases = s_meter.CreateCounter<long>(
        "een.media.cluster.leases",
        "{lease}",
        "Leases for main images, by their source: the cluster, or this process while the cluster cannot be reached.");

    public static readonly Counter<long> TokenSaves = s_meter.CreateCounter<long>(
        "een.media.cluster.token.saves", "{save}", "Tokens saved in the cluster's storage.");

    public static readonly Counter<long> Units = s_meter.CreateCounter<long>(
        "een.media.cluster.export.units", "{unit}", "Runs of export units, by their end.");

    public static readonly UpDownCounter<long> RunningUnits = s_meter.CreateUpDownCounter<long>(
        "een.media.cluster.export.units.running", "{unit}", "Export units that run on this silo.");
}
