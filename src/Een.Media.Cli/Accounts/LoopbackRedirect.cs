using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Een.Media.Cli.Accounts;

/// <summary>The loopback address to which the browser returns after a sign-in, with one request.</summary>
internal sealed class LoopbackRedirect : IDisposable
{
    private const string Page =
        "<!doctype html><html lang=\"en\"><title>een-media</title><p>The terminal shows whether you are signed in. You may close this "
        + "window.</p></html>";
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

    /// <summary>Waits for the browser. Returns the complete address that it requests.</summary>
    public async Task<Uri> WaitAsync(CancellationToken cancellationToken)
    {
        // Browsers open connections before they need them and leave some idle. An idle connection must not delay another one.
        using var done = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var open = new List<Task<Uri?>>();
        try
        {
            Task<TcpClient> next = _listener.AcceptTcpClientAsync(done.Token).AsTask();
            while (true)
            {
                await Task.WhenAny([next, .. open]).ConfigureAwait(false);
                if (open.Find(connection => connection.IsCompleted) is { } answered)
                {
                    open.Remove(answered);
                    if (await answered.ConfigureAwait(false) is { } address)
                        return address;
                }
                else
                {
                    open.Add(AnswerAsync(await next.ConfigureAwait(false), done.Token));
                    next = _listener.AcceptTcpClientAsync(done.Token).AsTask();
                }
            }
        }
        finally
        {
            await done.CancelAsync().ConfigureAwait(false);
        }
    }

    public void Dispose() => _listener.Dispose();

    /// <summary>Answers one connection. Returns the address if it is the redirect; otherwise <see langword="null"/>.</summary>
    private async Task<Uri?> AnswerAsync(TcpClient browser, CancellationToken cancellationToken)
    {
        using (browser)
        {
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
                return isRedirect ? new Uri(Address, target) : null;
            }
            catch (IOException)
            {
                // This connection broke; another one may be the browser's.
                return null;
            }
        }
    }

    /// <summary>The target of a GET request; <see langword="null"/> for anything else.</summary>
    private static async Task<string?> ReadTargetAsync(NetworkStream stream, CancellationToken cancellationToken)
    {
        using var reader = new StreamReader(stream, Encoding.ASCII, leaveOpen: true);
        string? first = await reader.ReadLineAsync(cancellationToken).ConfigureAwait(false);
        for (int lines = 0; lines < MostLines
            && await reader.ReadLineAsync(cancellationToken).ConfigureAwait(false) is { Length: > 0 }; lines++)
        {
            // The headers are not needed.
        }

        return first is { Length: < LongestLine } && first.Split(' ') is ["GET", var target, _] ? target : null;
    }
}
