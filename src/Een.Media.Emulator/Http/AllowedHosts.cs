using System.Collections.Frozen;
using System.Net;

namespace Een.Media.Emulator.Http;

/// <summary>
/// The host names that the emulator answers to. A website can let its own name resolve to the emulator's address (DNS rebinding) and then
/// read answers as if they were its own. A website on the internet cannot register the names that are always allowed. A device in the same
/// network may be able to claim some of them, so the explorer's own API answers without a token to loopback names only.
/// </summary>
internal sealed class AllowedHosts(IEnumerable<string> names, Addresses addresses)
{
    /// <summary>The vendor's domains, and top-level domains that are reserved for private networks and tests.</summary>
    private static readonly string[] s_domains =
        [.. VendorDomains.All.Select(domain => $".{domain}"), ".localhost", ".local", ".internal", ".test"];

    private readonly FrozenSet<string> _names = names.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <param name="host">The host that the request names, without its port.</param>
    public bool Contain(string host) =>
        !host.Contains('.', StringComparison.Ordinal)
        || IPAddress.TryParse(host, out _)
        || s_domains.Any(domain => host.EndsWith(domain, StringComparison.OrdinalIgnoreCase))
        || _names.Contains(host)
        || IsAdvertised(addresses.Advertised, host)
        || IsAdvertised(addresses.Media, host);

    /// <summary>Why a request is refused, and what allows it.</summary>
    public static string Explain(string host) =>
        $"The emulator does not answer to the host name \"{host}\". Allow it with --allow-host {host}, "
        + "or in EenMediaEmulatorOptions.AllowedHosts.";

    private static bool IsAdvertised(Uri address, string host) => string.Equals(address.Host, host, StringComparison.OrdinalIgnoreCase);
}
