using System.Globalization;
using System.Net.Sockets;
using System.Text;
using Een.Media.Emulator.Hosting;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace Een.Media.Emulator.Faults;

/// <summary>Writes to the socket behind the back of the server, which would not let anything wrong pass. HTTP/1.1 only: there, a socket serves one request at a time.</summary>
internal static class RawConnection
{
    public static bool IsPossible(HttpContext http) => HttpProtocol.IsHttp11(http.Request.Protocol) && Socket(http) is not null;

    /// <summary>Drops the connection with a TCP reset.</summary>
    public static void Reset(HttpContext http)
    {
        if (IsPossible(http))
            Socket(http)!.LingerState = new LingerOption(true, 0);
        http.Abort();
    }

    /// <summary>Sends headers that announce one length and a body that may have another.</summary>
    public static async Task SendAsync(HttpContext http, Answer answer, int announced, ReadOnlyMemory<byte> body)
    {
        Socket socket = Socket(http)!;
        var head = new StringBuilder();
        head.Append(CultureInfo.InvariantCulture, $"HTTP/1.1 {answer.Status} {ReasonPhrases.GetReasonPhrase(answer.Status)}\r\nContent-Length: {announced}\r\n");
        if (answer.ContentType is { } type)
            head.Append(CultureInfo.InvariantCulture, $"Content-Type: {type}\r\n");
        foreach ((string name, string value) in answer.Headers)
            head.Append(CultureInfo.InvariantCulture, $"{name}: {value}\r\n");
        head.Append("\r\n");
        await SendAllAsync(socket, Encoding.ASCII.GetBytes(head.ToString()), http.RequestAborted).ConfigureAwait(false);
        await SendAllAsync(socket, body, http.RequestAborted).ConfigureAwait(false);
    }

    /// <summary>Closes the connection in good order: the caller reads the end, not an error.</summary>
    public static async Task CloseAsync(HttpContext http)
    {
        Socket(http)!.Shutdown(SocketShutdown.Send);
        try
        {
            // Closing at once could turn into a reset and take the last bytes away: the caller gets a moment to hang up. Real time on purpose:
            // sockets know no other.
            await Task.Delay(TimeSpan.FromSeconds(2), TimeProvider.System, http.RequestAborted).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // The caller has hung up.
        }

        http.Abort();
    }

    private static async Task SendAllAsync(Socket socket, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        while (!bytes.IsEmpty)
            bytes = bytes[await socket.SendAsync(bytes, SocketFlags.None, cancellationToken).ConfigureAwait(false)..];
    }

    private static Socket? Socket(HttpContext http) => http.Features.Get<IConnectionSocketFeature>()?.Socket;
}
