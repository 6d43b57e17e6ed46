using System.CommandLine;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Een.Media.Emulator.Http;
using Een.Media.Emulator.State;

namespace Een.Media.Emulator.CommandLine;

/// <summary>Flags for TLS, with a generated certificate or one from a PEM file.</summary>
internal sealed class TlsFlags : FlagGroup
{
    private readonly Option<string?> _tls;
    private readonly Option<string?> _export;

    public TlsFlags()
    {
        _tls = Flag<string?>(
            "--tls",
            "Serve HTTPS, with HTTP/1.1 and HTTP/2. The PEM file has certificate and key. Without it, a certificate is generated.");
        _tls.Arity = ArgumentArity.ZeroOrOne;
        _tls.HelpName = "PEM";
        _export = Flag<string?>("--export-certificate", "Write the certificate (PEM) to this file, for programs that must trust it.");
    }

    public override void Apply(ParseResult parsed, EenMediaEmulatorOptions options)
    {
        if (parsed.GetResult(_tls) is null)
            return;
        options.Certificate = parsed.GetValue(_tls) is { } path ? EmulatorCertificate.Read(path) : Generated(options);
        if (parsed.GetValue(_export) is { } file)
            File.WriteAllText(file, $"{options.Certificate.ExportCertificatePem()}\n");
    }

    /// <summary>With a state directory, the certificate is stored there. Then it has to be trusted only once.</summary>
    private static X509Certificate2 Generated(EenMediaEmulatorOptions options)
    {
        string[] hosts = Hosts(options);
        string? file = options.StateDirectory is { } directory
            ? Path.Combine(Directory.CreateDirectory(directory).FullName, "tls.pem")
            : null;
        if (file is not null && File.Exists(file))
        {
            X509Certificate2 kept = EmulatorCertificate.Read(file);
            if (kept.NotAfter.ToUniversalTime() > TimeProvider.System.GetUtcNow().UtcDateTime
                && hosts.All(host => kept.MatchesHostname(host)))
                return kept;
            kept.Dispose();
        }

        X509Certificate2 certificate = EmulatorCertificate.Create(hosts);
        if (file is not null)
            PrivateFile.Write(file, $"{certificate.ExportCertificatePem()}\n{KeyOf(certificate)}\n");
        return certificate;
    }

    private static string KeyOf(X509Certificate2 certificate)
    {
        using ECDsa key = certificate.GetECDsaPrivateKey()!;
        return key.ExportPkcs8PrivateKeyPem();
    }

    /// <summary>
    /// The allowed and the advertised hosts and, if the latter are the vendor's, the hosts that every client of the vendor calls first.
    /// </summary>
    private static string[] Hosts(EenMediaEmulatorOptions options)
    {
        List<string> hosts = [.. options.AllowedHosts];
        foreach (Uri? address in (Uri?[])[options.AdvertisedBaseAddress, options.AdvertisedMediaAddress])
        {
            if (address is null)
                continue;
            hosts.Add(address.Host);
            foreach (string domain in VendorDomains.All)
            {
                if (address.Host.EndsWith($".{domain}", StringComparison.OrdinalIgnoreCase))
                    hosts.AddRange([$"api.{domain}", $"auth.{domain}"]);
            }
        }

        return [.. hosts.Distinct(StringComparer.OrdinalIgnoreCase)];
    }
}
