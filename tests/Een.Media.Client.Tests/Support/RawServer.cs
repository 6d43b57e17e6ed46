using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Een.Media.Client.Tests.Support;

/// <summary>A server on loopback that answers each connection with bytes of one's own, for what a mocked handler cannot show.</summary>
internal sealed class RawServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly List<string> _requests = [];
    private readonly Func<string, byte[]> _answer;
    private readonly Task _serving;

    /// <param name="answer">From the head of a request to all the bytes of its answer; the connection is closed after them.</param>
    public RawServer(Func<string, byte[]> answer)
    {
        _answer = answer;
        _listener.Start();
        _serving = ServeAsync(_stop.Token);
    }

    public Uri Address => new($"http://{_listener.LocalEndpoint}");

    public IReadOnlyList<string> Requests
    {
        get
        {
            lock (_requests)
                return [.. _requests];
        }
    }

    public static byte[] Answer(string head, byte[] body) => [.. Encoding.UTF8.GetBytes(head.ReplaceLineEndings("\r\n")), .. "\r\n\r\n"u8, .. body];

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Dispose();
        await _serving;
        _stop.Dispose();
    }

    private async Task ServeAsync(CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                using TcpClient connection = await _listener.AcceptTcpClientAsync(cancellationToken);
                await ServeAsync(connection.GetStream(), cancellationToken);
            }
            catch (Exception) when (cancellationToken.IsCancellationRequested)
            {
                // The test is over.
            }
            catch (IOException)
            {
                // The client hung up in the middle, as it may.
            }
        }
    }

    private async Task ServeAsync(NetworkStream stream, CancellationToken cancellationToken)
    {
        using var reader = new StreamReader(stream, Encoding.Latin1, leaveOpen: true);
        var head = new StringBuilder();
        while (await reader.ReadLineAsync(cancellationToken) is { Length: > 0 } line)
            head.AppendLine(line);
        lock (_requests)
            _requests.Add(head.ToString());
        await stream.WriteAsync(_answer(head.ToString()), cancellationToken);
    }
}
