using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Een.Media.Cli.Accounts;

/// <summary>The address that the browser comes back to after a sign-in: one request, on loopback.</summary>
internal sealed class LoopbackRedirect : IDisposable
{
    private const string Page =
        "<!doctype html><html lang=\"en\"><title>Signed in</title><p>You are signed in. You may close this window.</p></html>";
    private const int LongestLine = 16 * 1024;
    private const int MostLines = 200;

    private readonly TcpListener _listener;

    public LoopbackRedirect(int port)
    {
        _listener = new TcpListener(IPAddress.Loopback, port);
        _listener.Start();
        Address = new Uri($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/");
    }

    public Uri Address { get; }

    /// <summary>The whole address with which the browser came back.</summary>
    public async Task<Uri> WaitAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            using TcpClient browser = await _listener.AcceptTcpClientAsync(cancellationToken).ConfigureAwait(false);
            try
            {
                NetworkStream stream = browser.GetStream();
                string? target = await ReadTargetAsync(stream, cancellationToken).ConfigureAwait(false);

                // Browsers also ask for an icon.
                bool isRedirect = target?.StartsWith("/?", StringComparison.Ordinal) == true && Uri.TryCreate(Address, target, out _);
                string answer = isRedirect
                    ? $"200 OK\r\nContent-Type: text/html\r\nContent-Length: {Page.Length}\r\nConnection: close\r\n\r\n{Page}"
                    : "404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
                await stream.WriteAsync(Encoding.ASCII.GetBytes("HTTP/1.1 " + answer), cancellationToken).ConfigureAwait(false);
                if (isRedirect)
                    return new Uri(Address, target);
            }
            catch (IOException)
            {
                // This connection was cut; the next one may be the browser's.
            }
        }
    }

    public void Dispose() => _listener.Dispose();

    /// <summary>The target of a GET request; <see langword="null"/> for anything else.</summary>
    private static async Task<string?> ReadTargetAsync(NetworkStream stream, CancellationToken cancellationToken)
    {
        using var reader = new StreamReader(stream, Encoding.ASCII, leaveOpen: true);
        string? first = await reader.ReadLineAsync(cancellationToken).ConfigureAwait(false);
        for (int lines = 0; lines < MostLines
            && await reader.ReadLineAsync(cancellationToken).ConfigureAwait(false) is { Length: > 0 }; lines++)
        {
            // The headers are of no interest.
        }

        return first is { Length: < LongestLine } && first.Split(' ') is ["GET", var target, _] ? target : null;
    }
}
