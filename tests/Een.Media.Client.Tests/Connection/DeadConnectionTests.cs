using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Een.Media.Client.Tests.Connection;

/// <summary>Connections that swallow everything and that nobody closes, as behind a firewall that has forgotten them.</summary>
public sealed class DeadConnectionTests
{
    /// <summary>Each attempt would end one dead connection of HTTP/1.1: more of them than attempts.</summary>
    [Test]
    public async Task After_a_timeout_the_next_attempt_uses_another_connection()
    {
        const int connections = 8;
        using var service = new FirewalledService();
        using var client = new EenMediaClient(new EenMediaClientOptions
        {
            BaseAddress = service.Address,
            Credential = EenCredential.FromAccessToken("opaque-token"),
            Retry = new RetryOptions { MaxRetryAttempts = 2, Delay = TimeSpan.FromMilliseconds(1), PreviewHeadersTimeout = TimeSpan.FromSeconds(2) },
        });
        var request = RecordedImageRequest.ForDevice("10058b7a").Preview().AtOrAfter(DateTimeOffset.UnixEpoch);
        Task<RecordedImage>[] calls = [.. Enumerable.Range(0, connections).Select(_ => client.RecordedImages.GetAsync(request))];
        await service.AcceptedAsync(connections);
        service.Answer();
        foreach (RecordedImage image in await Task.WhenAll(calls))
            image.Dispose();

        service.Forget();
        using RecordedImage next = await client.RecordedImages.GetAsync(request);
        Assert.That(next.Data.Length, Is.GreaterThan(0));
    }

    [Test]
    public void Silent_connections_of_HTTP_2_are_pinged_while_requests_are_under_way()
    {
        using SocketsHttpHandler byDefault = EenMediaClient.CreateHttpHandler();
        using SocketsHttpHandler chosen = EenMediaClient.CreateHttpHandler(TimeSpan.FromSeconds(30));
        using SocketsHttpHandler never = EenMediaClient.CreateHttpHandler(Timeout.InfiniteTimeSpan);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(byDefault.KeepAlivePingDelay, Is.EqualTo(EenMediaClientOptions.DefaultKeepAlivePing));
            Assert.That(byDefault.KeepAlivePingPolicy, Is.EqualTo(HttpKeepAlivePingPolicy.WithActiveRequests));
            Assert.That((chosen.KeepAlivePingDelay, chosen.KeepAlivePingTimeout), Is.EqualTo((TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(30))));
            Assert.That(never.KeepAlivePingDelay, Is.EqualTo(Timeout.InfiniteTimeSpan));
            Assert.That(() => EenMediaClient.CreateHttpHandler(TimeSpan.Zero), Throws.ArgumentException.With.Message.Contains("EenMediaClientOptions.KeepAlivePing is"));
        }
    }

    /// <summary>Answers every request with a frame, until it forgets the connections that there are.</summary>
    private sealed class FirewalledService : IDisposable
    {
        private static readonly byte[] s_answer =
        [
            .. Encoding.ASCII.GetBytes(
                $"HTTP/1.1 200 OK\r\nContent-Type: image/jpeg\r\nX-Een-Timestamp: 2025-06-01T12:00:00.000+00:00\r\nContent-Length: {Resilience.TinyJpeg.Bytes.Length}\r\n\r\n"),
            .. Resilience.TinyJpeg.Bytes,
        ];

        private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
        private readonly TaskCompletionSource _answers = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly SemaphoreSlim _accepted = new(0);
        private readonly List<TcpClient> _clients = [];
        private int _forgotten;

        public FirewalledService()
        {
            _listener.Start();
            _ = AcceptAsync();
        }

        public Uri Address => new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}");

        public async Task AcceptedAsync(int count)
        {
            for (int i = 0; i < count; i++)
                Assert.That(await _accepted.WaitAsync(TimeSpan.FromMinutes(10)));
        }

        public void Answer() => _answers.SetResult();

        public void Forget()
        {
            lock (_clients)
                _forgotten = _clients.Count;
        }

        public void Dispose()
        {
            _listener.Dispose();
            lock (_clients)
                _clients.ForEach(client => client.Dispose());
            _accepted.Dispose();
        }

        private async Task AcceptAsync()
        {
            try
            {
                while (true)
                {
                    TcpClient client = await _listener.AcceptTcpClientAsync();
                    int number;
                    lock (_clients)
                    {
                        _clients.Add(client);
                        number = _clients.Count;
                    }

                    _accepted.Release();
                    _ = ServeAsync(client, number);
                }
            }
            catch (Exception e) when (e is SocketException or ObjectDisposedException)
            {
                // The test is over.
            }
        }

        private async Task ServeAsync(TcpClient client, int number)
        {
            try
            {
                NetworkStream stream = client.GetStream();
                byte[] buffer = new byte[16 * 1024];
                var request = new StringBuilder();
                int read;
                while ((read = await stream.ReadAsync(buffer)) > 0)
                {
                    request.Append(Encoding.ASCII.GetString(buffer, 0, read));
                    if (!request.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
                        continue;
                    request.Clear();
                    await _answers.Task;
                    lock (_clients)
                    {
                        if (number <= _forgotten)
                            continue;
                    }

                    await stream.WriteAsync(s_answer);
                }
            }
            catch (Exception e) when (e is IOException or ObjectDisposedException)
            {
                // The client, or the test, has closed the connection.
            }
        }
    }
}
