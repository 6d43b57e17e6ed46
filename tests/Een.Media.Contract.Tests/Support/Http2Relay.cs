using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;

namespace Een.Media.Contract.Tests.Support;

/// <summary>
/// A path on loopback between a client and a server of HTTP/2 without TLS. It counts the frames that the client sends, and it can swallow
/// everything on the connections that there are, without closing them: as a firewall does that has forgotten them.
/// </summary>
internal sealed class Http2Relay : IAsyncDisposable
{
    private const int Preface = 24;
    private const int FrameHeader = 9;
    private const byte ResetStream = 3;

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Uri _server;
    private readonly Task _accepting;
    private int _connections;
    private int _swallowed;
    private int _resets;

    public Http2Relay(Uri server)
    {
        _server = server;
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public Uri Address => new($"http://{_listener.LocalEndpoint}");

    /// <summary>How many connections were made.</summary>
    public int Connections => Volatile.Read(ref _connections);

    /// <summary>How many streams the client has reset.</summary>
    public int Resets => Volatile.Read(ref _resets);

    /// <summary>From now on, nothing passes on the connections that were made so far.</summary>
    public void Swallow() => Volatile.Write(ref _swallowed, Connections);

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Dispose();
        await _accepting;
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        var connections = new List<Task>();
        try
        {
            while (true)
            {
                Socket client = await _listener.AcceptSocketAsync(_stop.Token);
                connections.Add(RelayAsync(client, Interlocked.Increment(ref _connections)));
            }
        }
        catch (Exception) when (_stop.IsCancellationRequested)
        {
            await Task.WhenAll(connections);
        }
    }

    private async Task RelayAsync(Socket client, int number)
    {
        using (client)
        {
            using var server = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            client.NoDelay = true;
            try
            {
                await server.ConnectAsync(IPAddress.Loopback, _server.Port, _stop.Token);
                await Task.WhenAll(
                    PumpAsync(client, server, number, FrameCounter()),
                    PumpAsync(server, client, number, static _ => { }));
            }
            catch (Exception e) when (e is SocketException or OperationCanceledException)
            {
                // One side has hung up, or the test is over.
            }
        }
    }

    private async Task PumpAsync(Socket from, Socket to, int number, Action<ReadOnlySpan<byte>> look)
    {
        byte[] buffer = new byte[64 * 1024];
        int read;
        while ((read = await from.ReceiveAsync(buffer, _stop.Token)) > 0)
        {
            if (number <= Volatile.Read(ref _swallowed))
                continue;
            look(buffer.AsSpan(0, read));
            for (int sent = 0; sent < read;)
                sent += await to.SendAsync(buffer.AsMemory(sent, read - sent), _stop.Token);
        }

        to.Shutdown(SocketShutdown.Send);
    }

    /// <summary>Follows the frames of one direction, however they are cut into pieces.</summary>
    private Action<ReadOnlySpan<byte>> FrameCounter()
    {
        byte[] header = new byte[FrameHeader];
        int known = 0;
        int toSkip = Preface;
        return bytes =>
        {
            while (!bytes.IsEmpty)
            {
                int skipped = Math.Min(toSkip, bytes.Length);
                bytes = bytes[skipped..];
                toSkip -= skipped;
                if (toSkip > 0)
                    return;
                int taken = Math.Min(FrameHeader - known, bytes.Length);
                bytes[..taken].CopyTo(header.AsSpan(known));
                bytes = bytes[taken..];
                known += taken;
                if (known < FrameHeader)
                    return;
                known = 0;
                toSkip = (int)(BinaryPrimitives.ReadUInt32BigEndian(header) >> 8);
                if (header[3] == ResetStream)
                    Interlocked.Increment(ref _resets);
            }
        };
    }
}
