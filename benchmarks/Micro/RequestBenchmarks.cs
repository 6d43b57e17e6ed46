using BenchmarkDotNet.Attributes;
using Een.Media.Client;

namespace Een.Media.Benchmarks.Micro;

/// <summary>The builder: cheap enough to be used for every frame.</summary>
[MemoryDiagnoser]
public class RequestBenchmarks
{
    private static readonly DateTimeOffset s_noon = new(2025, 6, 1, 12, 0, 0, TimeSpan.Zero);

    private readonly RecordedImageStreamStage _stage = RecordedImageRequest.ForDevice("10058b7a").Preview();

    [Benchmark]
    public RecordedImageRequest FromTheStart() => RecordedImageRequest.ForDevice("10058b7a").Preview().AtOrAfter(s_noon);

    [Benchmark]
    public RecordedImageRequest FromAKeptStage() => _stage.AtOrAfter(s_noon);

    [Benchmark]
    public RecordedImageRequest WithSizeAndOverlay() =>
        _stage.AtOrAfter(s_noon).WithSize(width: 640).WithOverlay(OverlayMode.SvgHeader, "een.motionDetectionEvent.v1");
}
