using System.Globalization;
using System.Net.Sockets;
using System.Text;
using Een.Media.Emulator.Http;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace Een.Media.Emulator.Faults;

/// <summary>
/// Writes to the socket directly, because Kestrel refuses to send anything invalid. Only for HTTP/1.1, where a socket serves one request at
/// a time.
/// </summary>
internal static class RawConnection
{
    /// <summary>
    /// Whether bytes written to the socket reach the caller unchanged. They do not with TLS, nor with the frames of HTTP/2.
    /// </summary>
    public static bool IsPossible(HttpContext http) => !http.Request.IsHttps && IsExclusive(http);

    /// <summary>Drops the connection with a TCP reset.</summary>
    public static void Reset(HttpContext http)
    {
        if (IsExclusive(http))
            Socket(http)!.LingerState = new LingerOption(true, 0);
        http.Abort();
    }

    /// <summary>Sends headers with an announced length and a body, whose length may differ.</summary>
    public static async Task SendAsync(HttpContext http, Answer answer, int announced, ReadOnlyMemory<byte> body)
    {
        Socket socket = Socket(http)!;
        CultureInfo invariant = CultureInfo.InvariantCulture;
        var headers = new StringBuilder();
        headers.Append(invariant, $"HTTP/1.1 {answer.Status} {ReasonPhrases.GetReasonPhrase(answer.Status)}\r\n");
        headers.Append(invariant, $"Content-Length: {announced}\r\n");
        if (answer.ContentType is { } type)
            headers.Append(invariant, $"Content-Type: {type}\r\n");
        foreach ((string name, string value) in answer.Headers)
            headers.Append(invariant, $"{name}: {value}\r\n");
        headers.Append("\r\n");
        await SendAllAsync(socket, Encoding.ASCII.GetBytes(headers.ToString()), http.RequestAborted).ConfigureAwait(false);
        await SendAllAsync(socket, body, http.RequestAborted).ConfigureAwait(false);
    }

    /// <summary>Closes the connection without a reset, so that the caller reads an end instead of an error.</summary>
    public static async Task CloseAsync(HttpContext http)
    {
        Socket(http)!.Shutdown(SocketShutdown.Send);
        try
        {
            // Closing at once could become a reset that loses the last bytes, so the caller gets a moment to close first. This is real
            // time, because sockets do not use the emulator's clock.
            await Task.Delay(TimeSpan.FromSeconds(2), TimeProvider.System, http.RequestAborted).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // The caller has closed the connection.
        }

        http.Abort();
    }

    private static async Task SendAllAsync(Socket socket, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        while (!bytes.IsEmpty)
            bytes = bytes[await socket.SendAsync(bytes, SocketFlags.None, cancellationToken).ConfigureAwait(false)..];
    }

    private static bool IsExclusive(HttpContext http) => HttpProtocol.IsHttp11(http.Request.Protocol) && Socket(http) is not null;

    private static Socket? Socket(HttpContext http) => http.Features.Get<IConnectionSocketFeature>()?.Socket;
}
