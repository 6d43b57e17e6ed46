using System.Globalization;
using System.Net.Http.Headers;

namespace Een.Media.Emulator.Tests.Server;

/// <summary>An emulator with a virtual clock and two cameras with known frames, and a client with a valid token.</summary>
internal sealed class TestAccount : IAsyncDisposable
{
    public const string Image = "/api/v3.0/media/recordedImage.jpeg";
    public const string Device = "10058b7a";
    public const string OtherDevice = "100cafe1";

    public static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    /// <summary>Previews at seconds 0 to 5 and 100 to 105; now is second 200.</summary>
    public static readonly IReadOnlyList<DateTimeOffset> Previews =
        [.. Enumerable.Range(0, 6).Concat(Enumerable.Range(100, 6)).Select(second => Noon.AddSeconds(second))];

    /// <summary>Main images at seconds 1, 3 and 101.</summary>
    public static readonly IReadOnlyList<DateTimeOffset> Mains = [Noon.AddSeconds(1), Noon.AddSeconds(3), Noon.AddSeconds(101)];

    private TestAccount(EenMediaEmulator emulator, TestClock clock)
    {
        Emulator = emulator;
        Clock = clock;
#pragma warning disable CA2262 // Kilobytes indeed: one of the faults sends a header of 300 KB.
        Client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, MaxResponseHeadersLength = 512 })
#pragma warning restore CA2262
        {
            BaseAddress = emulator.BaseAddress,
            Timeout = TimeSpan.FromMinutes(10),
        };
        Client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", emulator.IssueAccessToken());
    }

    public EenMediaEmulator Emulator { get; }

    public TestClock Clock { get; }

    public HttpClient Client { get; }

    public static async Task<TestAccount> StartAsync(Action<EenMediaEmulatorOptions>? configure = null)
    {
        var clock = new TestClock(Noon.AddSeconds(200));
        var options = new EenMediaEmulatorOptions { TimeProvider = clock };
        configure?.Invoke(options);
        if (options.Cameras.Count == 0)
        {
            options.Cameras.Add(Camera("Yard", Device));
            options.Cameras.Add(Camera("Gate", OtherDevice));
        }

        return new TestAccount(await EenMediaEmulator.StartAsync(options), clock);
    }

    public static EmulatedCamera Camera(string name, string id) =>
        EmulatedCamera.FromTimeline(name, Previews, Mains) with { DeviceId = id };

    public static string Wire(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'+00:00'", CultureInfo.InvariantCulture);

    public static string Escaped(DateTimeOffset time) => Uri.EscapeDataString(Wire(time));

    /// <summary>The query of a preview, by one operator.</summary>
    public static string Query(string op, DateTimeOffset time, string type = "preview", string device = Device) =>
        $"?deviceId={device}&type={type}&{op}={Escaped(time)}";

    public Task<Reply> GetAsync(string pathAndQuery, CancellationToken cancellationToken = default) =>
        SendAsync(HttpMethod.Get, pathAndQuery, cancellationToken: cancellationToken);

    public Task<Reply> ImageAsync(string op, DateTimeOffset time, string type = "preview", string more = "") =>
        GetAsync(Image + Query(op, time, type) + more);

    public Task<Reply> PageAsync(string token, string more = "") => GetAsync($"{Image}?pageToken={Uri.EscapeDataString(token)}{more}");

    public async Task<Reply> SendAsync(
        HttpMethod method, string pathAndQuery, HttpContent? content = null, AuthenticationHeaderValue? authorization = null,
        CancellationToken cancellationToken = default)
    {
        using var request = new HttpRequestMessage(method, pathAndQuery) { Content = content };
        if (authorization is not null)
            request.Headers.Authorization = authorization;
        using HttpResponseMessage response = await Client.SendAsync(request, cancellationToken);
        return await Reply.ReadAsync(response, cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await Emulator.DisposeAsync();
    }
}
