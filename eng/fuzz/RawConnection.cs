using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Een.Media.Fuzz;

/// <summary>
/// Requests byte by byte, as no HTTP library would send them. The connection is kept for as long as the server keeps it; one that ends
/// without an answer is an <see cref="EndOfStreamException"/>.
/// </summary>
internal sealed class RawConnection(int port) : IDisposable
{
    private readonly byte[] _buffer = new byte[1 << 20];
    private Socket? _socket;
    private int _filled;

    public async Task<RawReply> SendAsync(string method, byte[] target, byte[] headers, byte[]? body = null)
    {
        byte[] length = body is null ? [] : Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"Content-Length: {body.Length}\r\n"));
        byte[] request =
        [
            .. Encoding.ASCII.GetBytes(method), (byte)' ', .. OneLine(target), .. " HTTP/1.1\r\nHost: emulator\r\n"u8, .. headers, .. length, .. "\r\n"u8, .. body ?? [],
        ];
        if (_socket is { Available: 0 } && _socket.Poll(0, SelectMode.SelectRead))
            Close(); // The server closes a connection that lay idle while other targets ran.
        if (_socket is null)
        {
            _socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            await _socket.ConnectAsync(IPAddress.Loopback, port);
        }

        try
        {
            await _socket.SendAsync(request);
            RawReply reply = await ReadAsync();
            if (reply.Header("Connection") == "close")
                Close();
            return reply;
        }
        catch
        {
            Close();
            throw;
        }
    }

    /// <summary>Without what would make two lines of one: a request that is never finished tells nothing.</summary>
    public static IEnumerable<byte> OneLine(IEnumerable<byte> text) => text.Where(b => b is not (byte)'\r' and not (byte)'\n');

    public void Dispose() => Close();

    private void Close()
    {
        _socket?.Dispose();
        _socket = null;
    }

    private async Task<RawReply> ReadAsync()
    {
        _filled = 0;
        int end;
        while ((end = _buffer.AsSpan(0, _filled).IndexOf("\r\n\r\n"u8)) < 0)
            await FillAsync();
        var reply = new RawReply(int.Parse(_buffer.AsSpan(9, 3), CultureInfo.InvariantCulture), Encoding.Latin1.GetString(_buffer, 0, end), []);
        int length = int.Parse(reply.Header("Content-Length") ?? "0", CultureInfo.InvariantCulture);
        while (_filled < end + 4 + length)
            await FillAsync();
        return reply with { Body = _buffer[(end + 4)..(end + 4 + length)] };
    }

    private async Task FillAsync()
    {
        int read = await _socket!.ReceiveAsync(_buffer.AsMemory(_filled));
        _filled += read > 0 ? read : throw new EndOfStreamException("The emulator ended the connection without an answer.");
    }
}
