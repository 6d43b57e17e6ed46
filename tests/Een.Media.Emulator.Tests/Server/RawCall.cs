using System.Net.Sockets;
using System.Text;

namespace Een.Media.Emulator.Tests.Server;

/// <summary>A request and its answer as bytes on a socket, without an HTTP library.</summary>
internal sealed record RawCall(string Head, byte[] Body, string End)
{
    public int? ContentLength => Header("Content-Length") is { } text ? int.Parse(text) : null;

    public string? Header(string name) => Head.Split("\r\n")
        .Where(line => line.StartsWith($"{name}: ", StringComparison.Ordinal))
        .Select(line => line[(name.Length + 2)..])
        .FirstOrDefault();

    /// <summary>
    /// Sends a GET and reads until the server closes (<c>closed</c>), resets (<c>reset</c>) or <paramref name="until"/> is met
    /// (<c>open</c>).
    /// </summary>
    public static async Task<RawCall> GetAsync(TestAccount account, string pathAndQuery, Func<byte[], bool>? until = null)
    {
        using var deadline = new CancellationTokenSource(TimeSpan.FromMinutes(10));
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync("127.0.0.1", account.Emulator.BaseAddress.Port, deadline.Token);
        string token = account.Emulator.IssueAccessToken();
        string request = $"GET {pathAndQuery} HTTP/1.1\r\nHost: emulator\r\nAuthorization: Bearer {token}\r\n\r\n";
        await socket.SendAsync(Encoding.ASCII.GetBytes(request), deadline.Token);

        var all = new MemoryStream();
        byte[] buffer = new byte[64 * 1024];
        string end = "closed";
        try
        {
            int read;
            while ((read = await socket.ReceiveAsync(buffer, deadline.Token)) > 0)
            {
                await all.WriteAsync(buffer.AsMemory(0, read));
                if (until?.Invoke(all.ToArray()) == true)
                {
                    end = "open";
                    break;
                }
            }
        }
        catch (SocketException e) when (e.SocketErrorCode == SocketError.ConnectionReset)
        {
            end = "reset";
        }

        byte[] bytes = all.ToArray();
        int head = bytes.AsSpan().IndexOf("\r\n\r\n"u8);
        return head < 0
            ? new RawCall(Encoding.ASCII.GetString(bytes), [], end)
            : new RawCall(Encoding.ASCII.GetString(bytes, 0, head), bytes[(head + 4)..], end);
    }
}
