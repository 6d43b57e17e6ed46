using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Een.Media.Client.Tests.Support;

/// <summary>A server on loopback for one connection, which it keeps open: the test answers each request when it wants to, and sees the client hang up.</summary>
internal sealed class KeptConnection : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _patience = new(TimeSpan.FromMinutes(10));
    private TcpClient? _connection;
    private StreamReader? _reader;

    public KeptConnection() => _listener.Start();

    public Uri Address => new($"http://{_listener.LocalEndpoint}");

    /// <summary>The first line of the next request on the connection; null when the client has closed it.</summary>
    public async Task<string?> NextAsync()
    {
        _connection ??= await _listener.AcceptTcpClientAsync(_patience.Token);
        _reader ??= new StreamReader(_connection.GetStream(), Encoding.Latin1, leaveOpen: true);
        string? first = await _reader.ReadLineAsync(_patience.Token);
        int length = 0;
        while (first is not null && await _reader.ReadLineAsync(_patience.Token) is { Length: > 0 } line)
        {
            if (line.StartsWith("Content-Length: ", StringComparison.OrdinalIgnoreCase))
                length = int.Parse(line.AsSpan("Content-Length: ".Length), CultureInfo.InvariantCulture);
        }

        if (length > 0)
            await _reader.ReadBlockAsync(new char[length], _patience.Token);
        return first;
    }

    public ValueTask AnswerAsync(string json) => _connection!.GetStream().WriteAsync(
        RawServer.Answer($"HTTP/1.1 200 OK\nContent-Type: application/json\nContent-Length: {json.Length}", Encoding.ASCII.GetBytes(json)), _patience.Token);

    public void Dispose()
    {
        _reader?.Dispose();
        _connection?.Dispose();
        _listener.Dispose();
        _patience.Dispose();
    }
}
