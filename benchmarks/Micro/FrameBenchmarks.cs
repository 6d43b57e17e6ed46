using System.Diagnostics.CodeAnalysis;
using System.Net;
using BenchmarkDotNet.Attributes;
using Een.Media.Client;
using Een.Media.Emulator;

namespace Een.Media.Benchmarks.Micro;

/// <summary>A whole frame over an in-memory handler: everything that the client adds, and nothing of the network.</summary>
[MemoryDiagnoser]
[SuppressMessage("Design", "CA1001", Justification = "BenchmarkDotNet derives from this class and disposes through GlobalCleanup.")]
public class FrameBenchmarks
{
    private byte[] _jpeg = [];
    private HttpClient _http = null!;
    private EenMediaClient _client = null!;
    private RecordedImageRequest _request = null!;

    /// <summary>The size of the picture.</summary>
    [Params(20, 200)]
    public int Kilobytes { get; set; }

    [GlobalSetup]
    public async Task SetUpAsync()
    {
        _jpeg = await CreateJpegAsync(Kilobytes * 1024);
        _http = new HttpClient(new OnePicture(_jpeg)) { BaseAddress = new Uri("http://127.0.0.1:1") };
        _client = new EenMediaClient(
            new EenMediaClientOptions { BaseAddress = _http.BaseAddress, Credential = EenCredential.FromAccessToken("benchmark-token") }, _http);
        _request = RecordedImageRequest.ForDevice("10058b7a").Preview().AtOrAfter(DateTimeOffset.UnixEpoch);
    }

    [GlobalCleanup]
    public void CleanUp()
    {
        _client?.Dispose();
        _http?.Dispose();
    }

    /// <summary>What one would write by hand: send, headers, body into a new array.</summary>
    [Benchmark(Baseline = true)]
    public async Task<int> HandWritten()
    {
        using HttpResponseMessage response = await _http.GetAsync(
            new Uri("/api/v3.0/media/recordedImage.jpeg?deviceId=10058b7a&type=preview&timestamp__gte=1970-01-01T00%3A00%3A00.000%2B00%3A00", UriKind.Relative),
            HttpCompletionOption.ResponseHeadersRead);
        return (await response.Content.ReadAsByteArrayAsync()).Length;
    }

    /// <summary>The client: request, token, pipeline, headers, pooled body, and the check that the JPEG is whole.</summary>
    [Benchmark]
    public async Task<int> Client()
    {
        using RecordedImage image = await _client.RecordedImages.GetAsync(_request);
        return image.Data.Length;
    }

    internal static async Task<byte[]> CreateJpegAsync(int bytes)
    {
        var options = new EenMediaEmulatorOptions();
        options.Cameras.Add(EmulatedCamera.FromTimeline("Benchmark", [DateTimeOffset.UnixEpoch], options: new TimelineCameraOptions { FrameBytes = bytes }));
        await using EenMediaEmulator emulator = await EenMediaEmulator.StartAsync(options);
        using var client = new EenMediaClient(
            new EenMediaClientOptions { BaseAddress = emulator.BaseAddress, Credential = EenCredential.FromAccessToken(emulator.IssueAccessToken()) });
        using RecordedImage image = await client.RecordedImages.GetAsync(
            RecordedImageRequest.ForDevice(emulator.Cameras[0].Id).Preview().AtOrAfter(DateTimeOffset.UnixEpoch));
        return image.ToArray();
    }

    private sealed class OnePicture(byte[] jpeg) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var response = new HttpResponseMessage(HttpStatusCode.OK) { RequestMessage = request, Content = new ByteArrayContent(jpeg) };
            response.Headers.TryAddWithoutValidation("X-Een-Timestamp", "2025-06-01T12:00:00.000+00:00");
            response.Headers.TryAddWithoutValidation("X-Een-NextToken", "bmV4dA==");
            return Task.FromResult(response);
        }
    }
}
