using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Diagnostics.Metrics;
using System.Net;
using BenchmarkDotNet.Attributes;
using Een.Media.Client;

namespace Een.Media.Benchmarks.Micro;

/// <summary>What spans, metrics and logs cost a call: with nobody listening, and with everybody.</summary>
[MemoryDiagnoser]
[SuppressMessage("Design", "CA1001", Justification = "BenchmarkDotNet derives from this class and disposes through GlobalCleanup.")]
public class ObservationBenchmarks
{
    private const string Source = "Een.Media.Client";

    private HttpClient _http = null!;
    private EenMediaClient _client = null!;
    private ActivityListener? _spans;
    private MeterListener? _metrics;

    /// <summary>Whether spans and metrics have a listener.</summary>
    [Params(false, true)]
    public bool Listening { get; set; }

    [GlobalSetup]
    public void SetUp()
    {
        _http = new HttpClient(new OneList()) { BaseAddress = new Uri("http://127.0.0.1:1") };
        _client = new EenMediaClient(
            new EenMediaClientOptions { BaseAddress = _http.BaseAddress, Credential = EenCredential.FromAccessToken("benchmark-token") }, _http);
        if (!Listening)
            return;
        _spans = new ActivityListener
        {
            ShouldListenTo = source => source.Name == Source,
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
        };
        ActivitySource.AddActivityListener(_spans);
        _metrics = new MeterListener
        {
            InstrumentPublished = static (instrument, listener) =>
            {
                if (instrument.Meter.Name == Source)
                    listener.EnableMeasurementEvents(instrument);
            },
        };
        _metrics.SetMeasurementEventCallback<double>(static (_, _, _, _) => { });
        _metrics.SetMeasurementEventCallback<long>(static (_, _, _, _) => { });
        _metrics.Start();
    }

    [GlobalCleanup]
    public void CleanUp()
    {
        _spans?.Dispose();
        _metrics?.Dispose();
        _client?.Dispose();
        _http?.Dispose();
    }

    /// <summary>The smallest call there is: an empty list of overlays.</summary>
    [Benchmark]
    public Task<IReadOnlyList<OverlayInfo>> ListOverlays() => _client.RecordedImages.ListOverlaysAsync("10058b7a");

    private sealed class OneList : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK)
            {
                RequestMessage = request,
                Content = new ByteArrayContent("""{"overlayId":[]}"""u8.ToArray()),
            });
    }
}
