namespace Een.Media.Emulator.Http;

/// <summary>The domains under which the vendor serves its API.</summary>
internal static class VendorDomains
{
    public static IReadOnlyList<string> All { get; } = ["eagleeyenetworks.com", "een.cloud"];
}
