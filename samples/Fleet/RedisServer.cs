using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace FleetSample;

/// <summary>
/// A Redis of its own, on a free port of loopback. It keeps nothing on the disk, unless it is given a directory. It ends with this object, and with this process: a shell beside it
/// waits for the end of its input, however this process ends.
/// </summary>
internal sealed class RedisServer : IAsyncDisposable
{
    private readonly Process _shell;

    private RedisServer(Process shell, int port, string? directory) => (_shell, Port, Directory) = (shell, port, directory);

    public int Port { get; }

    public string? Directory { get; }

    /// <summary>As StackExchange.Redis reads it.</summary>
    public string Configuration => string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{Port},abortConnect=false,connectTimeout=2000,syncTimeout=3000");

    /// <summary>Whether there is one to start.</summary>
    public static bool IsInstalled { get; } =
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, "redis-server")));

    /// <summary>Starts one, and waits until it answers.</summary>
    public static async Task<RedisServer> StartAsync(int port = 0, string? directory = null)
    {
        if (port == 0)
            port = FreePort();
        string kept = directory is null ? "--save '' --appendonly no" : $"--dir '{directory}' --appendonly yes --appendfsync always";
        string script = string.Create(
            CultureInfo.InvariantCulture,
            $"redis-server --bind 127.0.0.1 --port {port} {kept} --loglevel warning >/dev/null 2>&1 & server=$!; cat >/dev/null; kill $server");
        var start = new ProcessStartInfo("sh", ["-c", script]) { RedirectStandardInput = true };
        var server = new RedisServer(Process.Start(start)!, port, directory);
        for (int attempt = 0; !await server.AnswersAsync(); attempt++)
        {
            if (attempt == 100)
                throw new InvalidOperationException($"redis-server does not answer on port {port}.");
            await Task.Delay(100);
        }

        return server;
    }

    public async ValueTask DisposeAsync()
    {
        _shell.StandardInput.Close();
        await _shell.WaitForExitAsync();
        _shell.Dispose();
    }

    private async Task<bool> AnswersAsync()
    {
        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync(IPAddress.Loopback, Port);
            await client.GetStream().WriteAsync("PING\r\n"u8.ToArray());
            return await client.GetStream().ReadAsync(new byte[16]) > 0;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    /// <summary>A port that nobody has at the moment.</summary>
    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
