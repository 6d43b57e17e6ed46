using System.CommandLine;

namespace Een.Media.Emulator.CommandLine;

/// <summary>Flags for the addresses in answers, and for the websites that may call.</summary>
internal sealed class AddressFlags : FlagGroup
{
    private readonly Option<Uri?> _advertise;
    private readonly Option<string?> _mediaHost;
    private readonly Option<string[]> _hosts;
    private readonly Option<string[]> _origins;

    public AddressFlags()
    {
        _advertise = Flag<Uri?>(
            "--advertise", "The API address in answers, such as https://api.c001.eagleeyenetworks.com.", null, ReadAddress);
        _mediaHost = Flag<string?>(
            "--media-host", "The host of media sessions and streams in answers, such as media.c001.eagleeyenetworks.com.");
        _hosts = Flag<string[]>(
            "--allow-host", "A further host name to answer to, such as emulator.example.com. Can be repeated.");
        _origins = Flag<string[]>("--cors", "An origin whose pages may call the emulator, such as https://app.example. Can be repeated.");
    }

    public override void Apply(ParseResult parsed, EenMediaEmulatorOptions options)
    {
        options.AdvertisedBaseAddress = parsed.GetValue(_advertise);
        if (parsed.GetValue(_mediaHost) is { } mediaHost)
            options.AdvertisedMediaAddress = MediaAddress(mediaHost, options);
        foreach (string host in parsed.GetValue(_hosts) ?? [])
            options.AllowedHosts.Add(host);
        foreach (string origin in parsed.GetValue(_origins) ?? [])
            options.AllowedOrigins.Add(origin.TrimEnd('/'));
    }

    private static Uri? ReadAddress(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out Uri? address) && address.Scheme is "http" or "https"
        ? address
        : throw new FormatException("needs an http or https address");

    /// <summary>A host without a scheme gets the scheme and the port of the API.</summary>
    private static Uri MediaAddress(string host, EenMediaEmulatorOptions options)
    {
        if (host.Contains("://", StringComparison.Ordinal))
            return ReadAddress(host)!;
        Uri api = options.AdvertisedBaseAddress ?? new Uri($"http://localhost:{options.Port}");
        string port = host.Contains(':', StringComparison.Ordinal) || api.IsDefaultPort ? string.Empty : $":{api.Port}";
        return Uri.TryCreate($"{api.Scheme}://{host}{port}", UriKind.Absolute, out Uri? address)
            ? address
            : throw new FormatException($"--media-host needs a host name. It was \"{host}\".");
    }
}
