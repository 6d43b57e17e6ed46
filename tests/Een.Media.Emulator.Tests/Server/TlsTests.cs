using System.Net;
using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;

namespace Een.Media.Emulator.Tests.Server;

/// <summary>HTTPS, with generated certificates and with certificates from files.</summary>
public sealed class TlsTests
{
    private const string Host = "api.c001.eagleeyenetworks.com";

    [TestCase("1.1")]
    [TestCase("2.0")]
    public async Task HTTPS_speaks_HTTP_1_1_and_HTTP_2_on_one_port(string version)
    {
        using X509Certificate2 certificate = EmulatorCertificate.Create(Host);
        await using EenMediaEmulator emulator = await StartAsync(certificate);
        using HttpClient client = Client(emulator, certificate, new Version(version));

        using HttpResponseMessage reply = await client.GetAsync(new Uri($"https://{Host}/api/v3.0/users/self"));

        Assert.That(emulator.BaseAddress.Scheme, Is.EqualTo("https"));
        Assert.That((reply.StatusCode, reply.Version), Is.EqualTo((HttpStatusCode.OK, new Version(version))));
    }

    [Test]
    public async Task A_certificate_can_come_from_a_PEM_file()
    {
        string file = Path.GetTempFileName();
        using X509Certificate2 made = EmulatorCertificate.Create(Host);
        using (var key = made.GetECDsaPrivateKey()!)
            await File.WriteAllTextAsync(file, $"{made.ExportCertificatePem()}\n{key.ExportPkcs8PrivateKeyPem()}\n");
        try
        {
            using X509Certificate2 read = EmulatorCertificate.Read(file);
            await using EenMediaEmulator emulator = await StartAsync(read);
            using HttpClient client = Client(emulator, made, HttpVersion.Version11);

            using HttpResponseMessage reply = await client.GetAsync(new Uri($"https://{Host}/api/v3.0/users/self"));

            Assert.That((reply.StatusCode, read.Thumbprint), Is.EqualTo((HttpStatusCode.OK, made.Thumbprint)));
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Test]
    public void A_generated_certificate_is_valid_for_its_hosts_and_for_loopback()
    {
        using X509Certificate2 certificate = EmulatorCertificate.Create(Host);

        Assert.That(new[] { Host, "localhost", "127.0.0.1", "::1" }.Select(host => certificate.MatchesHostname(host)), Is.All.True);
        Assert.That(certificate.MatchesHostname("api.c002.eagleeyenetworks.com"), Is.False);
    }

    [Test]
    public void A_certificate_without_its_key_is_refused()
    {
        using X509Certificate2 certificate = EmulatorCertificate.Create();
        using X509Certificate2 withoutKey = X509CertificateLoader.LoadCertificate(certificate.RawData);

        Assert.That(
            () => EenMediaEmulator.StartAsync(new EenMediaEmulatorOptions { Certificate = withoutKey }),
            Throws.ArgumentException.With.Property("ParamName").EqualTo("Certificate"));
    }

    [TestCase("cut=100")]
    [TestCase("reset=body@100")]
    [TestCase("content-length=+10")]
    public async Task Connection_faults_break_a_TLS_connection_as_well(string fault)
    {
        using X509Certificate2 certificate = EmulatorCertificate.Create(Host);
        await using EenMediaEmulator emulator = await StartAsync(certificate);
        using HttpClient client = Client(emulator, certificate, HttpVersion.Version11);
        emulator.Faults.Add(fault);

        Assert.That(
            async () => await client.GetByteArrayAsync(new Uri($"https://{Host}/api/v3.0/cameras")),
            Throws.InstanceOf<HttpRequestException>().Or.InstanceOf<IOException>());
    }

    private static Task<EenMediaEmulator> StartAsync(X509Certificate2 certificate) =>
        EenMediaEmulator.StartAsync(new EenMediaEmulatorOptions
        {
            Certificate = certificate,
            FixedAccessToken = "dev",
            Cameras = { TestAccount.Camera("Yard", TestAccount.Device) },
        });

    /// <summary>Connects every host to the emulator, as a hosts file would, and trusts only one certificate.</summary>
    private static HttpClient Client(EenMediaEmulator emulator, X509Certificate2 trusted, Version version)
    {
        var handler = new SocketsHttpHandler
        {
            ConnectCallback = async (_, cancellationToken) =>
            {
                var socket = new System.Net.Sockets.Socket(System.Net.Sockets.SocketType.Stream, System.Net.Sockets.ProtocolType.Tcp);
                await socket.ConnectAsync(IPAddress.Loopback, emulator.BaseAddress.Port, cancellationToken);
                return new System.Net.Sockets.NetworkStream(socket, ownsSocket: true);
            },
            SslOptions = new SslClientAuthenticationOptions
            {
                EnabledSslProtocols = SslProtocols.None,
                CertificateChainPolicy = new X509ChainPolicy
                {
                    TrustMode = X509ChainTrustMode.CustomRootTrust,
                    CustomTrustStore = { trusted },
                    RevocationMode = X509RevocationMode.NoCheck,
                },
            },
        };
        var client = new HttpClient(handler)
        {
            DefaultRequestVersion = version,
            DefaultVersionPolicy = HttpVersionPolicy.RequestVersionExact,
            Timeout = TimeSpan.FromMinutes(10),
        };
        client.DefaultRequestHeaders.Authorization = new("Bearer", "dev");
        return client;
    }
}
