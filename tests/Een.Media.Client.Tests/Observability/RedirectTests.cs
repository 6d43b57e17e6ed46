using System.Net;
using System.Net.Sockets;
using System.Text;
using Een.Media.Client.Tests.Support;

namespace Een.Media.Client.Tests.Observability;

/// <summary>A service that sends the client elsewhere, on real sockets.</summary>
public sealed class RedirectTests
{
    [TestCase("api")]
    [TestCase("token")]
    [TestCase("clientSettings")]
    public async Task The_host_that_a_redirect_names_gets_no_request(string step)
    {
        using var elsewhere = new TcpListener(IPAddress.Loopback, 0);
        elsewhere.Start();
        using var service = new TcpListener(IPAddress.Loopback, 0);
        service.Start();
        using var stop = new CancellationTokenSource();
        Task serving = ServeAsync(service, $"http://{elsewhere.LocalEndpoint}/stolen", step, stop.Token);
        var address = new Uri($"http://{service.LocalEndpoint}");
        using var store = new InMemoryTokenStore();
        var options = new EenMediaClientOptions
        {
            BaseAddress = step == "api" ? address : null,
            AuthenticationAddress = address,
            ClientSettingsAddress = address,
            Credential = step == "api"
                ? EenCredential.FromAccessToken("token")
                : EenCredential.FromRefreshToken("id", "secret", "refresh", store),
        };
        using (var client = new EenMediaClient(options))
            await Expect.ThrowsAsync<EenMediaException>(() => client.RecordedImages.ListOverlaysAsync("10058b7a"));
        Assert.That(elsewhere.Pending(), Is.False, "Somebody followed the redirect.");
        await stop.CancelAsync();
        await serving;
    }

    private static async Task ServeAsync(TcpListener listener, string elsewhere, string step, CancellationToken cancellationToken)
    {
        try
        {
            while (true)
            {
                using TcpClient connection = await listener.AcceptTcpClientAsync(cancellationToken);
                NetworkStream stream = connection.GetStream();
                byte[] buffer = new byte[16 * 1024];
                int length = await stream.ReadAsync(buffer, cancellationToken);
                string request = Encoding.ASCII.GetString(buffer, 0, length);
                bool isHonest = step == "clientSettings" && request.StartsWith("POST /oauth2/token", StringComparison.Ordinal);
                const string body = """{"access_token":"a","refresh_token":"b","expires_in":60}""";
                string answer = isHonest
                    ? $"HTTP/1.1 200 OK\r\nContent-Length: {body.Length}\r\nConnection: close\r\n\r\n{body}"
                    : $"HTTP/1.1 302 Found\r\nLocation: {elsewhere}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
                await stream.WriteAsync(Encoding.ASCII.GetBytes(answer), cancellationToken);
            }
        }
        catch (OperationCanceledException)
        {
            // The test is over.
        }
    }
}
