using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Login;

/// <summary>The address that the browser comes back to: one request, on loopback.</summary>
internal sealed class LoopbackRedirect : IDisposable
{
    private const string Page = "<!doctype html><title>Signed in</title><p>You may close this window.</p>";

    private readonly TcpListener _listener;

    public LoopbackRedirect(int port)
    {
        _listener = new TcpListener(IPAddress.Loopback, port);
        _listener.Start();
        Address = new Uri($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/");
    }

    public Uri Address { get; }

    public async Task<Uri> WaitAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            using TcpClient browser = await _listener.AcceptTcpClientAsync(cancellationToken);
            using var reader = new StreamReader(browser.GetStream(), Encoding.ASCII, leaveOpen: true);
            string? line = await reader.ReadLineAsync(cancellationToken);
            while (await reader.ReadLineAsync(cancellationToken) is { Length: > 0 })
            {
                // The headers are of no interest.
            }

            bool isRedirect = line?.StartsWith("GET /?", StringComparison.Ordinal) == true;
            string answer = isRedirect ? $"200 OK\r\nContent-Type: text/html\r\nContent-Length: {Page.Length}\r\nConnection: close\r\n\r\n{Page}" : "404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
            await browser.GetStream().WriteAsync(Encoding.ASCII.GetBytes("HTTP/1.1 " + answer), cancellationToken);

            // Browsers also ask for an icon.
            if (isRedirect)
                return new Uri(Address, line!.Split(' ')[1]);
        }
    }

    public void Dispose() => _listener.Dispose();
}
