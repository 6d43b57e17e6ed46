using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Een.Media.Emulator;

/// <summary>Certificates for an emulator that speaks TLS. They are for development and tests only.</summary>
public static class EmulatorCertificate
{
    /// <summary>
    /// Creates a self-signed certificate, valid for a year, for <c>localhost</c>, the loopback addresses and further hosts.
    /// </summary>
    /// <param name="hosts">Further host names, such as <c>api.c001.eagleeyenetworks.com</c>.</param>
    /// <returns>The certificate with its private key. The caller disposes it.</returns>
    public static X509Certificate2 Create(params string[] hosts)
    {
        ArgumentNullException.ThrowIfNull(hosts);
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=Een.Media.Emulator", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        foreach (string host in hosts.Append("localhost").Distinct(StringComparer.OrdinalIgnoreCase))
            names.AddDnsName(host);
        names.AddIpAddress(IPAddress.Loopback);
        names.AddIpAddress(IPAddress.IPv6Loopback);
        request.CertificateExtensions.Add(names.Build());

        // The certificate is its own authority, because many programs trust only authorities.
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(
            X509KeyUsageFlags.DigitalSignature | X509KeyUsageFlags.KeyCertSign, critical: true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid("1.3.6.1.5.5.7.3.1")], critical: false));
        DateTimeOffset today = TimeProvider.System.GetUtcNow();
        using X509Certificate2 certificate = request.CreateSelfSigned(today.AddDays(-1), today.AddYears(1));
        return Usable(certificate);
    }

    /// <summary>Reads a certificate and its private key from a PEM file.</summary>
    /// <param name="path">The file. It has both, or only the certificate if the key is in another file.</param>
    /// <param name="keyPath">The file with the key; <see langword="null"/> if it is in the same file.</param>
    /// <returns>The certificate with its private key. The caller disposes it.</returns>
    /// <exception cref="IOException">A file cannot be read.</exception>
    /// <exception cref="CryptographicException">A file has no certificate or no key.</exception>
    public static X509Certificate2 Read(string path, string? keyPath = null)
    {
        using X509Certificate2 certificate = X509Certificate2.CreateFromPemFile(path, keyPath);
        return Usable(certificate);
    }

    /// <summary>Windows needs a key that is in a key store, not only in memory.</summary>
    private static X509Certificate2 Usable(X509Certificate2 certificate)
    {
        byte[] pfx = certificate.Export(X509ContentType.Pfx);
#if NET9_0_OR_GREATER
        return X509CertificateLoader.LoadPkcs12(pfx, null, X509KeyStorageFlags.Exportable);
#else
        return new X509Certificate2(pfx, (string?)null, X509KeyStorageFlags.Exportable);
#endif
    }
}
