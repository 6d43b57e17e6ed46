using System.Globalization;
using System.Net;

namespace FleetSample;

/// <summary>Which cluster, and where in it: from the command line.</summary>
internal sealed record FleetSettings
{
    /// <summary>Redis, as StackExchange.Redis reads it; null for a cluster in the memory of its primary silo.</summary>
    public string? Redis { get; init; }

    /// <summary>The port between silos. Without Redis, that of the primary silo is where others find the cluster.</summary>
    public required int SiloPort { get; init; }

    public required int GatewayPort { get; init; }

    /// <summary>The primary silo's port, without Redis.</summary>
    public int PrimaryPort { get; init; }

    /// <summary>This machine's address, as the others reach it.</summary>
    public string Address { get; init; } = "127.0.0.1";

    /// <summary>Whether this process ends with the one that started it.</summary>
    public bool EndsWithParent { get; init; }

    /// <exception cref="ArgumentException">A port or the address is not one; the message says which.</exception>
    public static FleetSettings Parse(IReadOnlyDictionary<string, string> options) => new()
    {
        Redis = options.GetValueOrDefault("redis"),
        SiloPort = Number(options, "silo-port", 11111),
        GatewayPort = Number(options, "gateway-port", 30000),
        PrimaryPort = Number(options, "primary-port", 11111),
        Address = options.GetValueOrDefault("address", "127.0.0.1") is var address && IPAddress.TryParse(address, out _)
            ? address
            : throw new ArgumentException($"--address is an IP address of this machine, not '{address}'."),
        EndsWithParent = options.ContainsKey("ends-with-parent"),
    };

    public IEnumerable<string> ToArguments() =>
    [
        .. Redis is { } redis ? ["--redis", redis] : Port("primary-port", PrimaryPort),
        .. Port("silo-port", SiloPort),
        .. Port("gateway-port", GatewayPort),
        "--ends-with-parent", "true",
    ];

    private static string[] Port(string name, int port) => ["--" + name, port.ToString(CultureInfo.InvariantCulture)];

    private static int Number(IReadOnlyDictionary<string, string> options, string name, int otherwise)
    {
        if (!options.TryGetValue(name, out string? text))
            return otherwise;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int port) && port is > 0 and < 65536
            ? port
            : throw new ArgumentException($"--{name} is a port, 1 to 65535, not '{text}'.");
    }
}
